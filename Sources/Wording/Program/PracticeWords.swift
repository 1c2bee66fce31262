package import Localization

/// What `practice` says.
package enum PracticeWords {
    /// `OAUTH_SETUP_PRACTICE` names no provider.
    package static let wrongAddress = ErrorWords(
        LocalizedText(
            english: "OAUTH_SETUP_PRACTICE is not the address of a practice provider",
            japanese: "OAUTH_SETUP_PRACTICE が練習用プロバイダーのアドレスではありません"
        ),
        hint: LocalizedText(
            english: "oauth-setup practice --serve prints the address",
            japanese: "oauth-setup practice --serve で表示されます"
        )
    )

    /// What is played.
    package static let title = LocalizedText(
        english: "PRACTICE: one whole set-up, played by itself (start it in a terminal to answer yourself)",
        japanese: "練習モード: 設定の流れを自動で実行します（端末で起動すると自分で操作できます）"
    )
    /// The step at the browser.
    package static let signIn = LocalizedText(
        english: "4. Sign-in: approved automatically",
        japanese: "4. サインイン: 自動で許可"
    )
    /// The line before the connection string.
    package static let string = LocalizedText(english: "6. Connection string:", japanese: "6. 接続文字列:")

    /// The service that was chosen.
    package static func service(_ name: String) -> LocalizedText {
        LocalizedText(english: "1. Service: \(name)", japanese: "1. サービス: \(name)")
    }

    /// The way of signing in that was chosen.
    package static func scheme(_ name: String) -> LocalizedText {
        LocalizedText(english: "2. Way of signing in: \(name)", japanese: "2. サインイン方法: \(name)")
    }

    /// The application that was chosen.
    package static func app(_ id: String) -> LocalizedText {
        LocalizedText(
            english: "3. OAuth app: my own, client ID \(id)",
            japanese: "3. OAuth アプリ: 自分のアプリ（ID: \(id)）"
        )
    }

    /// Where the settings are.
    package static func settings(_ path: String) -> LocalizedText {
        LocalizedText(english: "5. Settings file: \(path)", japanese: "5. 設定ファイル: \(path)")
    }

    /// The command to go on with.
    package static func next(_ command: String) -> LocalizedText {
        LocalizedText(english: "Next: \(command)", japanese: "次は: \(command)")
    }
}
