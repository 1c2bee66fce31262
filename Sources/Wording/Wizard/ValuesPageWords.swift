package import Localization

/// The page with the values that a way of signing in needs.
package enum ValuesPageWords {
    package static func title(_ service: String) -> LocalizedText {
        .en("What \(service) needs to know").ja("\(service) への接続に必要な情報")
    }
    package static let lead: LocalizedText =
        .en("Enter goes to the next field. Nothing is sent before you have reviewed it.")
        .ja("Enter で次の項目へ進みます。確認するまで何も送信されません。")
}
