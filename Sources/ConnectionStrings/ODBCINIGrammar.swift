internal import ServiceCatalog

/// One section of an odbc.ini file (connectors.md 3.2), which has no quoting.
///
/// ```
/// file    = { blank-line | comment } [ "[" section "]" line-end ] { line }
/// line    = blank-line | comment | name blanks "=" blanks value blanks line-end
/// comment = (";" | "#") { any }
/// value   = any text without line breaks
/// ```
///
/// `Driver` names the connector and the section the data source; `Description` is skipped. A second section is refused.
/// Written: a value must not begin or end with white space, nor hold a `;` at its beginning or after white space, where
/// some driver managers see a comment; a line has at most 1,000 bytes (unixODBC's `INI_MAX_LINE`).
enum ODBCINIGrammar: DialectGrammar {
    static let longestLine = 998

    static func print(_ pairs: [WrittenPair], connector: ConnectorNames) throws(ConnectionStringError) -> String {
        let section = "CData \(connector.product) Source"
        let names = [section, connector.odbcDriver].flatMap(\.unicodeScalars)
        guard !names.contains(where: { $0.isControl || $0 == "]" || $0 == ";" }), !connector.odbcDriver.isEmpty else {
            throw ConnectionStringError(.badConnectorName, dialect: .odbcINI)
        }
        var lines = ["[\(section)]", "Driver = \(connector.odbcDriver)"]
        for pair in pairs {
            try ODBCGrammar.checkName(pair.name)
            guard ConnectionProperties.key(pair.name) != "description" else {
                throw ConnectionStringError(.reservedName, property: pair.name)
            }
            let line = "\(pair.name) = \(pair.value)"
            if let obstacle = obstacle(pair.value) ?? (line.utf8.count > longestLine ? .length : nil) {
                throw ConnectionStringError(
                    .cannotCarryValue,
                    property: pair.name,
                    dialect: .odbcINI,
                    obstacle: obstacle
                )
            }
            lines.append(pair.value.isEmpty ? "\(pair.name) =" : line)
        }
        return lines.joined(separator: "\n")
    }

    static func parse(_ text: SourceText) throws(ConnectionStringError) -> FoundText {
        var found = FoundText()
        var hasLines = false
        for line in text.lines {
            var reader = SourceReader(text, in: line)
            reader.skipBlanks()
            guard let first = reader.next, first != ";", first != "#" else { continue }
            if first == "[" {
                guard found.dataSource == nil, !hasLines else {
                    throw ConnectionStringError(
                        .wrongShape,
                        position: text.position(reader.index),
                        dialect: .odbcINI
                    )
                }
                found.dataSource = try section(&reader)
                continue
            }
            hasLines = true
            try ConnectionStringParser.checkCount(found.pairs.count)
            let start = reader.index
            let name = try QuotedPairs.name(&reader, after: found.pairs.last?.name)
            let valueStart = reader.index
            let rest = Array(text.scalars[valueStart..<line.upperBound])
            let value = rest.trimmed
            if let control = value.firstIndex(where: \.isControl) {
                throw text.failure(.controlCharacter, at: valueStart + control, property: name)
            }
            let pair = FoundPair(name: name, value: String(value), position: text.position(start))
            switch name.lowercased() {
            case "description": break
            case "dsn": throw ConnectionStringError(.reservedName, property: name, position: pair.position)
            case let key: try found.add(pair, named: key)
            }
        }
        return found
    }

    private static func section(_ reader: inout SourceReader) throws(ConnectionStringError) -> String {
        let start = reader.index
        _ = reader.take()
        let section = reader.take { $0 != "]" }
        guard reader.take("]") else { throw reader.failure(.unbalancedQuote, at: start) }
        reader.skipBlanks()
        guard reader.next == nil else { throw reader.failure(.textAfterQuote) }
        return String(section.trimmed)
    }

    private static func obstacle(_ value: String) -> ConnectionStringError.Obstacle? {
        let scalars = Array(value.unicodeScalars)
        guard let first = scalars.first, let last = scalars.last else { return nil }
        if first.isBlank || last.isBlank { return .surroundingBlank }
        let hasComment = scalars.indices.contains { index in
            scalars[index] == ";" && (index == 0 || scalars[index - 1].isBlank)
        }
        return hasComment ? .comment : nil
    }
}
