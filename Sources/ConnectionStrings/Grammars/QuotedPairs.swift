/// Pairs separated by semicolons with values in quotes: the form inside most dialects.
///
/// The rules are those of .NET's `DbConnectionStringBuilder` (connectors.md 3.3), which the vendor's own rules (3.1)
/// agree with where they say anything.
///
/// ```
/// text     = { ";" | blank } [ pair { ";" { ";" | blank } pair } ] { ";" | blank }
/// pair     = blanks name blanks "=" blanks value blanks
/// name     = see PropertyName; a "=" right after the "=" is refused (.NET reads "==" as a "=" in the name)
/// value    = "'" { any but "'" | "''" } "'"
///          | '"' { any but '"' | '""' } '"'
///          | bare
/// bare     = any text without ";" without the blanks around it, neither beginning nor ending in a quote
/// blank    = Unicode white space; around names also a mark that shows nothing, such as a zero-width blank
/// ```
///
/// Control characters are refused inside values (.NET takes all but NUL). An empty value stays an empty value (.NET
/// takes it for none), and a name given twice is an error (in .NET the last wins).
///
/// Written: a value without quotes, `=`, `;`, white space, control characters and hidden ones at its ends as it is; one with
/// `"` but no `'` in single quotes; every other one in double quotes, with `"` doubled.
enum QuotedPairs {
    static func print(_ pairs: [WrittenPair]) -> String {
        pairs.map { "\($0.name)=\(quoted($0.value))" }.joined(separator: ";")
    }

    static func quoted(_ value: String) -> String {
        let scalars = value.unicodeScalars
        let plain = scalars.allSatisfy { scalar in
            !scalar.isBlank && !scalar.isControl && scalar != "\"" && scalar != "'" && scalar != "=" && scalar != ";"
        }
        // What shows nothing at an end is cut off by who copies a text, and by readers of what nobody quoted.
        let isOpen = [scalars.first, scalars.last].contains { $0?.isInvisible == true }
        if plain, !isOpen { return value }
        if scalars.contains("\""), !scalars.contains("'") { return "'" + value + "'" }
        return "\"" + value.doubling("\"") + "\""
    }

    static func parse(_ text: SourceText) throws(ConnectionStringError) -> [FoundPair] {
        var reader = SourceReader(text)
        var pairs: [FoundPair] = []
        var certain = true
        while true {
            reader.take { $0 == ";" || $0.isEdge }
            guard reader.next != nil else { return pairs }
            try ConnectionStringParser.checkCount(pairs.count)
            let start = reader.index
            let name = try Self.name(&reader, after: pairs.last?.name)
            if reader.next == "=" { throw reader.failure(.invalidName, property: pairs.last?.name) }
            reader.skipWhiteSpace()
            let isQuoted = reader.next == "'" || reader.next == "\""
            let value = isQuoted ? try quotedValue(&reader, of: name) : try bareValue(&reader, of: name)
            pairs.append(FoundPair(name: name, value: value, position: text.position(start), certain: certain))
            certain = isQuoted
        }
    }

    /// Takes a name and the `=` after it.
    static func name(_ reader: inout SourceReader, after previous: String?) throws(ConnectionStringError) -> String {
        let start = reader.index
        reader.take { $0 != "=" && $0 != ";" }
        let end = reader.index
        guard reader.take("=") else { throw reader.failure(.missingEquals, at: start, property: previous) }
        return try PropertyName.read(reader.text, in: start..<end, after: previous)
    }

    private static func quotedValue(
        _ reader: inout SourceReader,
        of name: String
    ) throws(ConnectionStringError) -> String {
        guard let quote = reader.next else { return "" }
        return try reader.enclosedValue(until: quote, of: name)
    }

    private static func bareValue(
        _ reader: inout SourceReader,
        of name: String
    ) throws(ConnectionStringError) -> String {
        let start = reader.index
        let value = reader.take { $0 != ";" }.trimmedWhiteSpace
        if let control = value.firstIndex(where: \.isControl) {
            throw reader.failure(.controlCharacter, at: start + control, property: name)
        }
        guard value.last != "'", value.last != "\"" else { throw reader.failure(.trailingQuote, property: name) }
        return String(value)
    }
}
