extension SourceReader {
    /// Takes a value with its opening and closing mark; a doubled closing mark stands for itself.
    ///
    /// - Parameters:
    ///   - closing: the mark that ends it; the next scalar is the opening one.
    ///   - name: the property, for errors.
    /// - Returns: what stands between the marks.
    /// - Throws: ``ConnectionStringError`` when it is not closed, something but blanks follows up to the next `;`, or a
    ///   control character is in it.
    mutating func enclosedValue(until closing: Unicode.Scalar, of name: String) throws(ConnectionStringError) -> String
    {
        let start = index
        _ = take()
        var value: [Unicode.Scalar] = []
        while let scalar = take() {
            if scalar == closing, !take(closing) {
                skipBlanks()
                guard next == nil || next == ";" else { throw failure(.textAfterQuote, property: name) }
                return String(value)
            }
            guard !scalar.isControl else { throw failure(.controlCharacter, at: index - 1, property: name) }
            value.append(scalar)
        }
        throw failure(.unbalancedQuote, at: start, property: name)
    }
}
