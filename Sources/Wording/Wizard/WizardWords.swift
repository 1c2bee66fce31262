package import Localization

/// Every sentence of the wizard, by page; the fronts, the pages and the file of answers say nothing else of their own.
package enum WizardWords {
    /// Stands on every page while everything happens against the practice provider.
    package static let practiceBanner = LocalizedText.en("PRACTICE").ja("練習モード")

    /// The place of a page among the steps, while it is unknown how many there will be.
    package static func step(_ number: Int) -> LocalizedText {
        .en("Step \(number)").ja("手順 \(number)")
    }

    /// The place of a page among the steps.
    package static func step(_ number: Int, of count: Int) -> LocalizedText {
        .en("Step \(number) of \(count)").ja("手順 \(number)/\(count)")
    }
}
