package import Localization

/// The page with the ways of signing in.
package enum SchemePageWords {
    package static func title(_ service: String) -> LocalizedText {
        .en("How do you want to sign in to \(service)?").ja("\(service) にどの方法でサインインしますか？")
    }
    package static let lead: LocalizedText =
        .en("The first one is right for most people. You can come back and change it.")
        .ja("迷ったら一番上をお選びください。あとから変更できます。")
}
