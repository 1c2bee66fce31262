/// A property as it was found.
struct FoundPair {
    let name: String
    let value: String
    let position: TextPosition?
    /// Whether the name cannot be the rest of a value that was not quoted, so that it may be shown.
    var certain = true

    /// The same under another name.
    func named(_ name: String) -> FoundPair {
        FoundPair(name: name, value: value, position: position, certain: certain)
    }
}
