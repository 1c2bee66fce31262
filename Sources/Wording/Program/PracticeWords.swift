package import Localization

/// What `practice` says.
package enum PracticeWords {
    package static let wrongAddress = ErrorWords.en("OAUTH_SETUP_PRACTICE is not the address of a practice provider")
        .fix("oauth-setup practice --serve prints the address")
        .ja("OAUTH_SETUP_PRACTICE が練習用プロバイダーのURLではありません").fix("oauth-setup practice --serve で表示されます")

    /// An option about a provider, where one runs already.
    package static func ownProviderOnly(_ option: String) -> ErrorWords {
        .en("\(option) has no effect on the provider that OAUTH_SETUP_PRACTICE names")
            .fix("give it to oauth-setup practice --serve, or unset OAUTH_SETUP_PRACTICE")
            .ja("\(option) は、OAUTH_SETUP_PRACTICE のプロバイダーには効きません")
            .fix("oauth-setup practice --serve に付けるか、OAUTH_SETUP_PRACTICE の設定を外してください")
    }

    package static let title: LocalizedText =
        .en("PRACTICE: one whole setup, played automatically (start it in a terminal to answer yourself)")
        .ja("練習モード: 設定の流れを自動で実行します（ターミナルで起動すると自分で操作できます）")
    /// The step at the browser.
    package static let signIn = LocalizedText.en("4. Sign-in: approved automatically").ja("4. ログイン: 自動で許可")
    package static let string = LocalizedText.en("6. Connection string:").ja("6. 接続文字列:")

    package static func service(_ name: String) -> LocalizedText {
        .en("1. Service: \(name)").ja("1. サービス: \(name)")
    }

    package static func scheme(_ name: String) -> LocalizedText {
        .en("2. Sign-in method: \(name)").ja("2. ログイン方法: \(name)")
    }

    package static func app(_ id: String) -> LocalizedText {
        .en("3. OAuth app: my own, client ID \(id)").ja("3. OAuthアプリ: 自分のアプリ（ID: \(id)）")
    }

    package static func settings(_ path: String) -> LocalizedText {
        .en("5. Settings file: \(path)").ja("5. 設定ファイル: \(path)")
    }

    package static func next(_ command: String) -> LocalizedText {
        .en("Next: \(command)").ja("次は: \(command)")
    }
}
