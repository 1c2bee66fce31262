internal import ServiceCatalog

/// An environment file (`.env`) of assignments that a POSIX shell reads the same way (POSIX 2.2, quoting).
///
/// ```
/// file    = { blank-line | comment | blanks [ "export" blanks ] name blanks "=" blanks value blanks [ comment ] line-end }
/// comment = "#" { any }                        after a value, only behind a blank
/// name    = letter { letter | digit | "_" }
/// value   = bare | "'" { any but "'" } "'" | '"' { any but '"' "\" "$" "`" | "\" any } '"'
/// bare    = { letter | digit | any of "_ - . / : @ % + , = ^ ? *", | other than ASCII, not white space }
/// ```
///
/// In double quotes a `\` protects `" \ $` and the backquote and stands for itself otherwise. What a shell would
/// expand is refused. Blanks around the `=`, which a shell does not take, are passed over as other readers of such
/// files do. Written: bare when possible, else in single quotes, and in double quotes when the value holds a `'`.
enum EnvironmentGrammar: DialectGrammar {
    static let title = ".env"

    static func print(_ pairs: [WrittenPair], connector: ConnectorNames) throws(ConnectionStringError) -> String {
        var lines: [String] = []
        for pair in pairs {
            guard isName(Array(pair.name.unicodeScalars)) else {
                throw ConnectionStringError(.cannotCarryName, property: pair.name, dialect: .environment)
            }
            lines.append("\(pair.name)=\(quoted(pair.value))")
        }
        return lines.joined(separator: "\n")
    }

    private static func quoted(_ value: String) -> String {
        let scalars = value.unicodeScalars
        let hasEdge = (scalars.first?.isEdge ?? false) || (scalars.last?.isEdge ?? false)
        if scalars.allSatisfy(isBare), !hasEdge { return value }
        guard value.unicodeScalars.contains("'") else { return "'" + value + "'" }
        let escaped = value.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
            isEscaped(scalar) ? ["\\", scalar] : [scalar]
        }
        return "\"" + String(escaped) + "\""
    }

    static func parse(_ text: SourceText) throws(ConnectionStringError) -> FoundText {
        var found = FoundText()
        for line in text.lines {
            var reader = SourceReader(text, in: line)
            reader.skipBlanks()
            guard let first = reader.next, first != "#" else { continue }
            try ConnectionStringParser.checkCount(found.pairs.count)
            let previous = found.pairs.last?.name
            var start = reader.index
            var name = reader.take { $0.isWord || $0 == "_" }
            if String(name) == "export", reader.next?.isBlank ?? false {
                reader.skipBlanks()
                start = reader.index
                name = reader.take { $0.isWord || $0 == "_" }
            }
            reader.skipBlanks()
            guard reader.take("=") else {
                let code: ConnectionStringError.Code =
                    text.scalars[start..<line.upperBound].contains("=") ? .invalidName : .missingEquals
                throw text.failure(code, at: start, property: previous)
            }
            guard !name.isEmpty else { throw text.failure(.emptyName, at: start, property: previous) }
            guard isName(name), PropertyName.isValid(name) else {
                throw text.failure(.invalidName, at: start, property: previous)
            }
            reader.skipBlanks()
            let value = try value(&reader, of: String(name))
            found.pairs.append(FoundPair(name: String(name), value: value, position: text.position(start)))
        }
        return found
    }

    private static func value(_ reader: inout SourceReader, of name: String) throws(ConnectionStringError) -> String {
        let start = reader.index
        var value: [Unicode.Scalar] = []
        var isQuoted = true
        switch reader.next {
        case "'":
            _ = reader.take()
            value = reader.take { $0 != "'" }
            guard reader.take("'") else { throw reader.failure(.unbalancedQuote, at: start, property: name) }
        case "\"":
            _ = reader.take()
            while reader.next != "\"" {
                guard let scalar = reader.take() else {
                    throw reader.failure(.unbalancedQuote, at: start, property: name)
                }
                switch scalar {
                case "\\":
                    if let next = reader.next, isEscaped(next) {
                        value.append(next)
                        _ = reader.take()
                    } else {
                        value.append("\\")
                    }
                case "$", "`": throw reader.failure(.quotesNeeded, at: reader.index - 1, property: name)
                default: value.append(scalar)
                }
            }
            _ = reader.take()
        default:
            isQuoted = false
            value = Array(reader.take { isBare($0) }.trimmed)
            guard reader.next?.isBlank ?? true else { throw reader.failure(.quotesNeeded, property: name) }
        }
        if let control = value.firstIndex(where: \.isControl) {
            throw reader.failure(.controlCharacter, at: start + control, property: name)
        }
        let end = reader.index
        reader.skipBlanks()
        guard reader.next == nil || (reader.next == "#" && reader.index > end) else {
            throw reader.failure(isQuoted ? .textAfterQuote : .quotesNeeded, property: name)
        }
        return String(value)
    }

    private static func isName(_ name: [Unicode.Scalar]) -> Bool {
        guard let first = name.first, !("0"..."9").contains(first) else { return false }
        return name.allSatisfy { $0.isWord || $0 == "_" }
    }

    private static func isBare(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.isWord || "_-./:@%+,=^?*".unicodeScalars.contains(scalar) }
        return !scalar.isBlank && !scalar.isControl
    }

    /// What a `\` protects in double quotes.
    private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\\" || scalar == "\"" || scalar == "$" || scalar == "`"
    }
}
