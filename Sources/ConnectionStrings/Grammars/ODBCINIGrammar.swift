internal import ServiceCatalog

/// An odbc.ini file, or one section of it (connectors.md 3.2); it has no quoting.
///
/// ```
/// file    = { line } { "[" section "]" line-end { line } }
/// line    = blank-line | comment | name blanks "=" blanks value blanks line-end
/// comment = (";" | "#") { any }
/// value   = any text without line breaks
/// ```
///
/// `Driver` names the connector and the section the data source; `Description` is skipped, and so are the sections
/// `ODBC` and `ODBC Data Sources`. Of several data sources the one is read whose driver is one of the connectors the
/// caller names; else the text is refused with the names of all. A value in quotes and one that holds a `;` or `#` behind
/// a blank are refused, because driver managers differ on them.
/// Written: a value must not begin or end with white space or a quote, nor hold a `;` or `#` at its beginning or after
/// white space; a line has at most 1,000 bytes (unixODBC's `INI_MAX_LINE`).
enum ODBCINIGrammar: DialectGrammar {
    static let title = "odbc.ini"
    static let longestLine = 998

    static func isName(_ source: String, of connector: ConnectorNames) -> Bool { connector.isODBCDriver(source) }

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
        try parse(text, choosing: [])
    }

    /// Reads the one data source there is, or the one whose driver is among these connectors.
    static func parse(
        _ text: SourceText,
        choosing connectors: [ConnectorNames]
    ) throws(ConnectionStringError) -> FoundText {
        let sections = try sections(of: text)
        guard let first = sections.first else { return FoundText() }
        guard sections.count > 1 else { return try read(first, of: text) }
        let known = sections.filter { section in
            let driver = driver(of: section, in: text)
            return connectors.contains { $0.isODBCDriver(driver) }
        }
        guard known.count == 1, let only = known.first else {
            throw ConnectionStringError(
                .severalDataSources,
                position: sections[1].start.map(text.position),
                dialect: .odbcINI
            ).offering(sections.compactMap(\.name))
        }
        return try read(only, of: text)
    }

    /// A section: its name and its lines; lines before any section have no name.
    private struct Section {
        var name: String?
        var start: Int?
        var lines: [Range<Int>] = []
    }

    /// The sections that may be data sources.
    private static func sections(of text: SourceText) throws(ConnectionStringError) -> [Section] {
        var sections = [Section()]
        for line in text.lines {
            var reader = SourceReader(text, in: line)
            reader.skipBlanks()
            guard let first = reader.next, first != ";", first != "#" else { continue }
            guard first == "[" else {
                sections[sections.count - 1].lines.append(line)
                continue
            }
            let start = reader.index
            try ConnectionStringParser.checkCount(sections.count)
            sections.append(Section(name: try name(&reader), start: start))
        }
        return sections.filter { section in
            let key = ConnectionProperties.key(section.name ?? "")
            if section.name == nil { return !section.lines.isEmpty }
            return key != "odbc" && key != "odbcdatasources"
        }
    }

    private static func driver(of section: Section, in text: SourceText) -> String {
        for line in section.lines {
            let pair = text.scalars[line].split(separator: "=", maxSplits: 1).map { String(Array($0).trimmed) }
            if pair.count == 2, pair[0].lowercased() == "driver" { return pair[1] }
        }
        return ""
    }

    private static func read(_ section: Section, of text: SourceText) throws(ConnectionStringError) -> FoundText {
        var found = FoundText()
        found.dataSource = section.name
        for line in section.lines {
            var reader = SourceReader(text, in: line)
            reader.skipBlanks()
            try ConnectionStringParser.checkCount(found.pairs.count)
            let start = reader.index
            let name = try QuotedPairs.name(&reader, after: found.pairs.last?.name)
            let value = try value(text, reader.index..<line.upperBound, of: name)
            let pair = FoundPair(name: name, value: value, position: text.position(start))
            switch ConnectionProperties.key(name) {
            case "description": break
            case "dsn": throw ConnectionStringError(.reservedName, property: name, position: pair.position)
            case let key: try found.add(pair, named: key)
            }
        }
        return found
    }

    private static func value(
        _ text: SourceText,
        _ range: Range<Int>,
        of name: String
    ) throws(ConnectionStringError) -> String {
        let value = Array(text.scalars[range]).trimmed
        if let control = value.firstIndex(where: \.isControl) {
            throw text.failure(.controlCharacter, at: range.lowerBound + control, property: name)
        }
        switch obstacle(String(value)) {
        case .quotes: throw text.failure(.unclearQuotes, at: range.lowerBound, property: name)
        case .comment: throw text.failure(.unclearComment, at: range.lowerBound, property: name)
        default: return String(value)
        }
    }

    private static func name(_ reader: inout SourceReader) throws(ConnectionStringError) -> String {
        let start = reader.index
        _ = reader.take()
        let section = reader.take { $0 != "]" }
        guard reader.take("]") else { throw reader.failure(.unbalancedQuote, at: start) }
        reader.skipBlanks()
        guard reader.next == nil || reader.next == ";" || reader.next == "#" else {
            throw reader.failure(.textAfterQuote)
        }
        return String(section.trimmed)
    }

    private static func obstacle(_ value: String) -> ConnectionStringError.Obstacle? {
        let scalars = Array(value.unicodeScalars)
        guard let first = scalars.first, let last = scalars.last else { return nil }
        if first.isEdge || last.isEdge { return .surroundingBlank }
        let hasComment = scalars.indices.contains { index in
            (scalars[index] == ";" || scalars[index] == "#") && (index == 0 || scalars[index - 1].isBlank)
        }
        if hasComment { return .comment }
        return first == "'" || first == "\"" ? .quotes : nil
    }
}
