internal import ServiceCatalog

/// An ODBC connection string without a data source ([MS-ODBCSTR], connectors.md 3.4).
///
/// ```
/// text   = { ";" | blank } [ pair { ";" … pair } ] { ";" | blank }
/// pair   = name blanks "=" blanks value blanks
/// value  = "{" { any but "}" | "}}" } "}"  |  quoted  |  bare
/// quoted = as in QuotedPairs
/// bare   = any text without ";" that begins with neither "{" nor a quote; without the blanks around it
/// ```
///
/// `Driver` names the connector and `DSN` a data source, in any place; neither is a property. `UID` and `PWD` are
/// ODBC's own names of `User` and `Password`. `FILEDSN` and `SAVEFILE` are refused. ODBC itself knows no quotes, but the
/// vendor's drivers take them off: a value that begins with one is read as their documents say. Written: `Driver={…}`
/// first; a value is braced when it holds one of `[ ] { } ( ) , ; ? * = ! @` with a meaning in ODBC, begins with a brace
/// or a quote or has white space at an end; braces and brackets inside are literal but for `}`, which is doubled.
enum ODBCGrammar: DialectGrammar {
    static let title = "ODBC"

    static func isName(_ source: String, of connector: ConnectorNames) -> Bool { connector.isODBCDriver(source) }

    static func print(_ pairs: [WrittenPair], connector: ConnectorNames) throws(ConnectionStringError) -> String {
        guard !connector.odbcDriver.unicodeScalars.contains(where: \.isControl), !connector.odbcDriver.isEmpty else {
            throw ConnectionStringError(.badConnectorName, dialect: .odbc)
        }
        var text = "Driver=" + braced(connector.odbcDriver)
        for pair in pairs {
            try checkName(pair.name)
            text += ";\(pair.name)=\(quoted(pair.value))"
        }
        return text
    }

    static func parse(_ text: SourceText) throws(ConnectionStringError) -> FoundText {
        var reader = SourceReader(text)
        var found = FoundText()
        var certain = true
        var previous: String?
        while true {
            reader.take { $0 == ";" || $0.isEdge }
            guard reader.next != nil else { return found }
            try ConnectionStringParser.checkCount(found.pairs.count)
            let start = reader.index
            let name = try QuotedPairs.name(&reader, after: previous)
            reader.skipBlanks()
            let closing: Unicode.Scalar? =
                switch reader.next {
                case "{": "}"
                case "'", "\"": reader.next
                default: nil
                }
            let value =
                if let closing {
                    try reader.enclosedValue(until: closing, of: name)
                } else {
                    try bareValue(&reader, of: name)
                }
            try found.add(
                FoundPair(name: name, value: value, position: text.position(start), certain: certain),
                named: ConnectionProperties.key(name)
            )
            previous = name
            certain = closing != nil
        }
    }

    static func checkName(_ name: String) throws(ConnectionStringError) {
        guard !["driver", "dsn", "filedsn", "savefile", "uid", "pwd"].contains(ConnectionProperties.key(name)) else {
            throw ConnectionStringError(.reservedName, property: name)
        }
    }

    static func quoted(_ value: String) -> String {
        let scalars = value.unicodeScalars
        let special = scalars.contains { "[]{}(),;?*=!@".unicodeScalars.contains($0) }
        let blankAtEnd = (scalars.first?.isEdge ?? false) || (scalars.last?.isEdge ?? false)
        let beginsQuoted = scalars.first == "'" || scalars.first == "\""
        return special || blankAtEnd || beginsQuoted ? braced(value) : value
    }

    private static func braced(_ value: String) -> String { "{" + value.doubling("}") + "}" }

    private static func bareValue(
        _ reader: inout SourceReader,
        of name: String
    ) throws(ConnectionStringError) -> String {
        let start = reader.index
        let value = reader.take { $0 != ";" }.trimmed
        if let control = value.firstIndex(where: \.isControl) {
            throw reader.failure(.controlCharacter, at: start + control, property: name)
        }
        return String(value)
    }
}
