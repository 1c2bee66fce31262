package import Localization

/// Why `manual` prints nothing.
package enum ManualWords {
    package static let missing = LocalizedText.en("the manual page is missing").ja("マニュアルページがありません")
}
