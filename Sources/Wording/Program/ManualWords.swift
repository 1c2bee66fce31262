package import Localization

/// Why `manual` prints nothing.
package enum ManualWords {
    /// The page is not in the program.
    package static let missing = LocalizedText.en("the manual page is missing").ja("マニュアルページがありません")
}
