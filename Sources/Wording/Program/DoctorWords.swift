package import Localization

/// The words around the findings of the doctor.
package enum DoctorWords {
    /// The label of what to do.
    package static let fix = LocalizedText.en("fix").ja("対処")

    /// The state of what is as it should be; in English all states are as wide.
    package static let good = LocalizedText.en("ok     ").ja("正常")
    /// The state of what is worth knowing.
    package static let note = LocalizedText.en("note   ").ja("注意")
    /// The state of what does not work.
    package static let problem = LocalizedText.en("PROBLEM").ja("問題")

    /// The character set.
    package static let locale = LocalizedText.en("locale").ja("ロケール")
    /// The terminal.
    package static let terminal = LocalizedText.en("terminal").ja("端末")
    /// The configuration folder.
    package static let folder = LocalizedText.en("configuration folder").ja("設定フォルダー")
    /// This machine's key.
    package static let identity = LocalizedText.en("key").ja("鍵")
    /// The person's own definitions.
    package static let services = LocalizedText.en("service definitions").ja("サービス定義")
    /// A connection.
    package static let connection = LocalizedText.en("connection").ja("接続")
    /// The way to a service.
    package static let network = LocalizedText.en("network").ja("ネットワーク")
    /// The file of a connection.
    package static let settings = LocalizedText.en("settings file").ja("設定ファイル")
    /// The time of this machine.
    package static let clock = LocalizedText.en("clock").ja("時計")
    /// Where a sign-in listens.
    package static let port = LocalizedText.en("callback port").ja("コールバックのポート")
    /// What opens a browser.
    package static let browser = LocalizedText.en("browser").ja("ブラウザー")
    /// What stands between this machine and the services.
    package static let proxy = LocalizedText.en("proxy").ja("プロキシ")
    /// Files that the wizard wrote.
    package static let copies = LocalizedText.en("copies").ja("コピー")
}
