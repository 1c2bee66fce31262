package import Localization

/// The page with the sign-in methods.
package enum SchemePageWords {
    package static func title(_ service: String) -> LocalizedText {
        .en("How do you want to sign in to \(service)?").ja("\(service)にどの方法でログインしますか？")
    }
    package static let lead: LocalizedText =
        .en("The first one suits most people. You can change it later.")
        .ja("迷ったら一番上をお選びください。あとから変更できます。")
    /// Where the first one only makes a string.
    package static let leadAlone = LocalizedText.en("You can change it later.").ja("あとから変更できます。")
}
