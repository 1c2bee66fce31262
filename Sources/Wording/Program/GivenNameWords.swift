package import Localization

/// What is said of a name that does not exist.
package enum GivenNameWords {
    package static func nearest(_ name: String) -> LocalizedText {
        .en("did you mean \(name)?").ja("\(name) ではありませんか？")
    }
}
