package import Localization

/// The words around the findings of the doctor.
package enum DoctorWords {
    /// The label of what to do.
    package static let fix = LocalizedText(english: "fix", japanese: "対処")

    /// The state of what is as it should be; in English all states are as wide.
    package static let good = LocalizedText(english: "ok     ", japanese: "正常")
    /// The state of what is worth knowing.
    package static let note = LocalizedText(english: "note   ", japanese: "注意")
    /// The state of what does not work.
    package static let problem = LocalizedText(english: "PROBLEM", japanese: "問題")

    /// The character set.
    package static let locale = LocalizedText(english: "locale", japanese: "ロケール")
    /// The terminal.
    package static let terminal = LocalizedText(english: "terminal", japanese: "端末")
    /// The configuration folder.
    package static let folder = LocalizedText(english: "configuration folder", japanese: "設定フォルダー")
    /// This machine's key.
    package static let identity = LocalizedText(english: "key", japanese: "鍵")
    /// The person's own definitions.
    package static let services = LocalizedText(english: "service definitions", japanese: "サービス定義")
    /// A connection.
    package static let connection = LocalizedText(english: "connection", japanese: "接続")
    /// The way to a service.
    package static let network = LocalizedText(english: "network", japanese: "ネットワーク")
    /// The file of a connection.
    package static let settings = LocalizedText(english: "settings file", japanese: "設定ファイル")
    /// The time of this machine.
    package static let clock = LocalizedText(english: "clock", japanese: "時計")
    /// Where a sign-in listens.
    package static let port = LocalizedText(english: "callback port", japanese: "コールバックのポート")
    /// What opens a browser.
    package static let browser = LocalizedText(english: "browser", japanese: "ブラウザー")
    /// What stands between this machine and the services.
    package static let proxy = LocalizedText(english: "proxy", japanese: "プロキシ")
    /// Files that the wizard wrote.
    package static let copies = LocalizedText(english: "copies", japanese: "コピー")
}
