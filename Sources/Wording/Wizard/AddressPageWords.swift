package import Localization

/// The page with the address of the person's own service.
package enum AddressPageWords {
    package static func title(_ service: String) -> LocalizedText {
        .en("Where is your \(service)?").ja("お使いの\(service)のURLを入力してください")
    }
    package static let lead = LocalizedText.en("The page for registering an app is found by it.")
        .ja("アプリを登録するページへの案内に使います。")
}
