/// What surrounds a whole text that was copied out of a program, a document or a chat, and says nothing itself.
///
/// ```
/// wrapped = fence [ word ] line-end text fence                                three backquotes
///         | quote text quote [ ";" | "," | ")" ]                              of one kind, also typographic
///         | { any but quotes, "=" and "(" } ( "=" | "(" ) wrapped             before a URL or an ODBC string
/// ```
enum Wrapping {
    private static let closings: [Unicode.Scalar: Unicode.Scalar] = [
        "\"": "\"", "'": "'", "`": "`", "“": "”", "„": "“", "‘": "’", "‚": "‘", "«": "»", "‹": "›", "「": "」", "『": "』",
        "<": ">", "＂": "＂", "＇": "＇",
    ]

    /// The readings of a text: itself when nothing surrounds it.
    ///
    /// Inside the quotes of a program a `\` or a doubled quote may be an escape or not: where there are any, the text as it
    /// stands comes first and the text without the escapes after it.
    static func readings(of text: SourceText) -> [SourceText] {
        var range = trimmed(0..<text.scalars.count, in: text)
        var quote: Unicode.Scalar?
        while let inner = unfenced(range, in: text) ?? unquoted(range, in: text) ?? called(range, in: text) {
            quote = text.scalars[inner.lowerBound - 1]
            range = trimmed(inner, in: text)
        }
        guard range.count < text.scalars.count else { return [text] }
        let literal = text.part(range)
        guard let quote, quote == "\"" || quote == "'" else { return [literal] }
        var readings = [literal]
        if text.scalars[range].contains("\\"), let escaped = escaped(range, in: text) { readings.append(escaped) }
        if let doubled = undoubled(range, quote, in: text) { readings.append(doubled) }
        return readings
    }

    private static func trimmed(_ range: Range<Int>, in text: SourceText) -> Range<Int> {
        guard let first = range.first(where: { !text.scalars[$0].isEdge }),
            let last = range.last(where: { !text.scalars[$0].isEdge })
        else { return range.lowerBound..<range.lowerBound }
        return first..<(last + 1)
    }

    /// The lines between two lines of three backquotes.
    private static func unfenced(_ range: Range<Int>, in text: SourceText) -> Range<Int>? {
        let fence = "```".unicodeScalars
        guard range.count > 6, text.scalars[range].starts(with: fence),
            text.scalars[range].suffix(3).elementsEqual(fence),
            let line = range.first(where: { text.scalars[$0] == "\n" }), line < range.upperBound - 3
        else { return nil }
        return (line + 1)..<(range.upperBound - 3)
    }

    /// What stands between quotes that go around everything.
    private static func unquoted(_ range: Range<Int>, in text: SourceText) -> Range<Int>? {
        guard let first = range.first, let closing = closings[text.scalars[first]] else { return nil }
        var end = range.upperBound
        while end > first + 1, text.scalars[end - 1] != closing {
            let scalar = text.scalars[end - 1]
            guard scalar.isEdge || scalar == ";" || scalar == "," || scalar == ")" else { return nil }
            end -= 1
        }
        return end > first + 1 ? (first + 1)..<(end - 1) : nil
    }

    /// What is assigned or handed over in a line of a program, when it begins like a URL or an ODBC string.
    private static func called(_ range: Range<Int>, in text: SourceText) -> Range<Int>? {
        guard !PythonGrammar.begins(text.part(range)),
            let quote = range.first(where: { "\"'`".unicodeScalars.contains(text.scalars[$0]) }),
            quote > range.lowerBound
        else { return nil }
        let head = text.scalars[range.lowerBound..<quote]
        let mark = head.last { !$0.isEdge }
        guard mark == "(" || (mark == "=" && isVariable(head)), !head.contains("\n"), !head.contains(";"),
            let inner = unquoted(quote..<range.upperBound, in: text), begins(inner, in: text)
        else { return nil }
        return inner
    }

    /// Whether a name of a program's own is set, and not a property of a connection.
    private static func isVariable(_ head: ArraySlice<Unicode.Scalar>) -> Bool {
        let name = String(head).lowercased()
        return ["url", "conn", "dsn", "str", "jdbc"].contains { name.contains($0) } && !name.contains("cache")
    }

    private static func begins(_ range: Range<Int>, in text: SourceText) -> Bool {
        let head = String(text.scalars[range].prefix(64)).lowercased()
        if head.hasPrefix("jdbc:") || head.hasPrefix("driver=") || head.hasPrefix("dsn=") { return true }
        var reader = SourceReader(text, in: range)
        return !reader.take(while: SQLAlchemyURL.isNameScalar).isEmpty && reader.take(":") && reader.take("/")
            && reader.take("/") && reader.take("/")
    }

    /// Without the backslashes of a program's text; nil where one protects what no language protects.
    private static func escaped(_ range: Range<Int>, in text: SourceText) -> SourceText? {
        var reader = SourceReader(text, in: range)
        var scalars: [Unicode.Scalar] = []
        var indices: [Int] = []
        while let scalar = reader.take() {
            indices.append(reader.index - 1)
            guard scalar == "\\" else {
                scalars.append(scalar)
                continue
            }
            guard let protected = reader.take(), "\\\"'/$".unicodeScalars.contains(protected) else { return nil }
            scalars.append(protected)
        }
        return text.derived(scalars, indices: indices + [range.upperBound])
    }

    /// With each doubled quote as one; nil when there is none, or one that is alone.
    private static func undoubled(_ range: Range<Int>, _ quote: Unicode.Scalar, in text: SourceText) -> SourceText? {
        var reader = SourceReader(text, in: range)
        var scalars: [Unicode.Scalar] = []
        var indices: [Int] = []
        while let scalar = reader.take() {
            indices.append(reader.index - 1)
            scalars.append(scalar)
            if scalar == quote, !reader.take(quote) { return nil }
        }
        return scalars.count == range.count ? nil : text.derived(scalars, indices: indices + [range.upperBound])
    }
}
