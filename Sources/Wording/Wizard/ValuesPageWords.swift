package import Localization

/// The page with the values that a sign-in method needs.
package enum ValuesPageWords {
    package static func title(_ service: String) -> LocalizedText {
        .en("\(service) details").ja("\(service)の接続情報")
    }
    package static let lead: LocalizedText =
        .en("Enter goes to the next field. Nothing is sent until you have reviewed it.")
        .ja("Enterで次の項目へ進みます。確認するまで何も送信されません。")
    package static func more(_ names: LocalizedText) -> LocalizedText {
        .en("Ctrl-O  more: \(names.english)").ja("Ctrl-O  ほかの項目: \(names.japanese)")
    }
}
