package import Localization

/// The words around the findings of the doctor.
package enum DoctorWords {
    package static let fix = LocalizedText.en("fix").ja("対処")

    /// The state of what is as it should be; in English all states are as wide.
    package static let good = LocalizedText.en("ok     ").ja("正常")
    /// The state of what is worth knowing.
    package static let note = LocalizedText.en("note   ").ja("注意")
    package static let problem = LocalizedText.en("PROBLEM").ja("問題")

    package static let locale = LocalizedText.en("locale").ja("ロケール")
    package static let terminal = LocalizedText.en("terminal").ja("端末")
    package static let folder = LocalizedText.en("configuration folder").ja("設定フォルダー")
    package static let identity = LocalizedText.en("key").ja("鍵")
    package static let services = LocalizedText.en("service definitions").ja("サービス定義")
    package static let connection = LocalizedText.en("connection").ja("接続")
    package static let network = LocalizedText.en("network").ja("ネットワーク")
    package static let settings = LocalizedText.en("settings file").ja("設定ファイル")
    package static let clock = LocalizedText.en("clock").ja("時計")
    package static let port = LocalizedText.en("callback port").ja("コールバックのポート")
    package static let browser = LocalizedText.en("browser").ja("ブラウザー")
    package static let proxy = LocalizedText.en("proxy").ja("プロキシ")
    package static let copies = LocalizedText.en("copies").ja("コピー")
}
