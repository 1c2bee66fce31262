package import Localization

/// The page about what should lie ready.
package enum PausePageWords {
    package static func title(_ service: String) -> LocalizedText {
        .en("Before you connect \(service)").ja("\(service) に接続する前に")
    }
    package static let lead: LocalizedText =
        .en("Have the name of the account and a browser at hand.")
        .ja("アカウント名とブラウザーを用意してください。")
    package static let button = LocalizedText.en("I am ready").ja("用意しました")
}
