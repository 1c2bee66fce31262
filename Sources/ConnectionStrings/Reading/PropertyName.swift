/// The rule for names, in every dialect.
///
/// ```
/// name = letter { letter | digit | "_" | "-" | "." | blank (letter | digit | "_" | "-" | ".") }   at most 128
/// ```
///
/// Letters are ASCII, so that no look-alike (a full-width letter, the Kelvin sign) passes for a property.
enum PropertyName {
    static let longest = 128

    static func isValid(_ name: some Collection<Unicode.Scalar>) -> Bool {
        guard let first = name.first, first.isWord, !("0"..."9").contains(first), name.count <= longest else {
            return false
        }
        var afterBlank = false
        for scalar in name {
            switch scalar {
            case " " where !afterBlank: afterBlank = true
            case "_", "-", ".": afterBlank = false
            case _ where scalar.isWord: afterBlank = false
            default: return false
            }
        }
        return !afterBlank
    }

    /// The name between two places of a text, without white space around it.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - range: where the name stands.
    ///   - previous: the property before it, for the message.
    /// - Returns: the name as it is written.
    /// - Throws: `emptyName` or `invalidName`; neither shows the text, which may be the rest of an unquoted value.
    static func read(
        _ text: SourceText,
        in range: Range<Int>,
        after previous: String?
    ) throws(ConnectionStringError) -> String {
        let name = Array(text.scalars[range]).trimmed
        guard !name.isEmpty else { throw text.failure(.emptyName, at: range.lowerBound, property: previous) }
        guard isValid(name) else { throw text.failure(.invalidName, at: range.lowerBound, property: previous) }
        return String(name)
    }
}
