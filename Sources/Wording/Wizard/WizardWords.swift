package import Localization

/// Every sentence of the wizard, by page; the fronts, the pages and the file of answers say nothing else of their own.
package enum WizardWords {
    package static let practiceBanner = LocalizedText.en("PRACTICE").ja("練習モード")

    package static func step(_ number: Int, of count: Int) -> LocalizedText {
        .en("Step \(number) of \(count)").ja("手順 \(number)/\(count)")
    }
}
