package import Localization

/// Every sentence of the wizard, by page; the fronts, the pages and the file of answers say nothing else of their own.
package enum WizardWords {
    package static let practiceBanner = LocalizedText.en("PRACTICE").ja("練習モード")

    /// That the connection is for another machine.
    package static func destination(_ host: String) -> LocalizedText { .en("for \(host)").ja("\(host) 用") }

    package static let mouse = LocalizedText.en("mouse: Shift selects text").ja("マウス: Shiftで文字を選択")

    package static func step(_ number: Int, of count: Int) -> LocalizedText {
        .en("Step \(number) of \(count)").ja("手順 \(number)/\(count)")
    }
}
