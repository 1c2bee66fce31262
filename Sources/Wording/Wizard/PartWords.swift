package import Localization

/// The parts of a set-up.
package enum PartWords {
    package static let heading = LocalizedText.en("Set up a connection").ja("接続の設定")
    package static let chooseService = LocalizedText.en("Choose a service").ja("サービスの選択")
    package static let service = LocalizedText.en("Service").ja("サービス")
    package static let way = LocalizedText.en("How to sign in").ja("ログイン方法")
    package static let details = LocalizedText.en("Details").ja("接続情報")
    package static let check = LocalizedText.en("Check").ja("内容の確認")
    package static let signIn = LocalizedText.en("Sign in").ja("ログイン")
    package static let test = LocalizedText.en("Test and save").ja("テストと保存")
}
