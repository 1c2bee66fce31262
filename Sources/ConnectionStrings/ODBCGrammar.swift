internal import ServiceCatalog

/// An ODBC connection string without a data source ([MS-ODBCSTR], connectors.md 3.4).
///
/// ```
/// text   = { ";" | blank } [ pair { ";" … pair } ] { ";" | blank }
/// pair   = name blanks "=" blanks value blanks
/// value  = "{" { any but "}" | "}}" } "}"  |  bare
/// bare   = any text without ";" that does not begin with "{"; without the blanks around it
/// ```
///
/// `Driver` names the connector and `DSN` a data source; neither is a property. `FILEDSN` and `SAVEFILE` are refused.
/// Written: `Driver={…}` first; a value is braced when it holds one of `[ ] { } ( ) , ; ? * = ! @` with a meaning in
/// ODBC, begins with a brace or has white space at an end; braces and brackets inside are literal but for `}`, which
/// is doubled.
enum ODBCGrammar: DialectGrammar {
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
            reader.take { $0 == ";" || $0.isBlank }
            guard reader.next != nil else { return found }
            try ConnectionStringParser.checkCount(found.pairs.count)
            let start = reader.index
            let name = try QuotedPairs.name(&reader, after: previous)
            reader.skipBlanks()
            let isBraced = reader.next == "{"
            let value = isBraced ? try bracedValue(&reader, of: name) : try bareValue(&reader, of: name)
            try found.add(
                FoundPair(name: name, value: value, position: text.position(start), certain: certain),
                named: name.lowercased()
            )
            previous = name
            certain = isBraced
        }
    }

    static func checkName(_ name: String) throws(ConnectionStringError) {
        guard !["driver", "dsn", "filedsn", "savefile"].contains(ConnectionProperties.key(name)) else {
            throw ConnectionStringError(.reservedName, property: name)
        }
    }

    static func quoted(_ value: String) -> String {
        let scalars = value.unicodeScalars
        let special = scalars.contains { "[]{}(),;?*=!@".unicodeScalars.contains($0) }
        let blankAtEnd = (scalars.first?.isBlank ?? false) || (scalars.last?.isBlank ?? false)
        return special || blankAtEnd ? braced(value) : value
    }

    private static func braced(_ value: String) -> String {
        "{" + value.doubling("}") + "}"
    }

    private static func bracedValue(
        _ reader: inout SourceReader,
        of name: String
    ) throws(ConnectionStringError) -> String {
        try reader.enclosedValue(until: "}", of: name)
    }

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
