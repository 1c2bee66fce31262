package import Localization

/// Why `manual` prints nothing.
package enum ManualWords {
    /// The page is not in the program.
    package static let missing = LocalizedText(english: "the manual page is missing", japanese: "マニュアルページがありません")
}
