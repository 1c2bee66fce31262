package import Localization

/// What runs just now.
package enum WorkingPageWords {
    package static func title(_ service: String) -> LocalizedText {
        .en("Connecting to \(service)").ja("\(service)に接続しています")
    }
    package static func seconds(_ count: Int) -> LocalizedText { .en("\(count) s").ja("\(count)秒") }
    package static let checking = LocalizedText.en("Checking the answers").ja("入力内容を確認しています")
    package static let preparing = LocalizedText.en("Preparing the sign-in").ja("ログインの準備をしています")
    package static let exchanging = LocalizedText.en("Exchanging the code for a token").ja("コードをトークンに交換しています")
    package static let testing = LocalizedText.en("Testing the connection").ja("接続をテストしています")
    package static let saving = LocalizedText.en("Saving the encrypted settings file").ja("暗号化した設定ファイルを保存しています")
}
