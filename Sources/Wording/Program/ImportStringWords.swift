package import Localization

/// What `import-string` says.
package enum ImportStringWords {
    package static func taken(_ name: String) -> ErrorWords {
        .en("there is a connection named \(name) already").fix("choose another name, or give --replace")
            .ja("\(name) という接続はすでにあります").fix("別の名前にするか、--replace を付けてください")
    }

    package static let untested = LocalizedText.en("kept without a test; connect NAME asks the service")
        .ja("テストせずに保存しました。connect 接続名 でテストできます")
    /// Where the string keeps its settings does not count.
    package static let ownFile: LocalizedText =
        .en("OAuthSettingsLocation is ignored: the connection gets a settings file of its own")
        .ja("OAuthSettingsLocation は使いません。この接続専用の設定ファイルを作成します")

    package static func kept(_ path: String) -> LocalizedText {
        .en("the new tokens are kept in \(path), so that they are not lost").ja("取得した新しいトークンは、失われないように \(path) に保存しました")
    }
}
