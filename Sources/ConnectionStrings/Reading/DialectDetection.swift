/// Tells dialects apart by how a text begins, and files by their lines.
///
/// 1. A grammar that knows its own by how it begins: `{` json; `jdbc:` jdbc; `word:///` sqlalchemy, with `_2` sqlalchemy2;
///    an import, or a call of `….connect(`, python.
/// 2. `[` odbc-ini (comments before it aside).
/// 3. A line `NAME=jdbc:…`: the file it stands in, env when a line is exported or that value quoted, else properties.
/// 4. Several lines, the first not ending in `;`, or a comment: odbc-ini when a name is `Driver`; env when a
///    line is exported or a value begins with a quote; else properties.
/// 5. A name is `Driver` or `DSN`: odbc.
/// 6. Everything else: cdata.
enum DialectDetection {
    static func dialect(of text: SourceText) -> Dialect {
        if let sure = Dialect.allCases.first(where: { $0.grammar.begins(text) }) { return sure }
        let lines = text.lines.map { Array(text.scalars[$0]).trimmed }.filter { !$0.isEmpty }
        let content = lines.filter { !["#", "!", ";"].contains($0.first) }
        guard let first = content.first else { return lines.first?.first == ";" ? .cdata : .properties }
        if first.first == "[" { return .odbcINI }
        if let url = content.lazy.compactMap(Self.url).first {
            return url.isQuoted || content.contains(where: isExported) ? .environment : .properties
        }
        let beginsWithComment = lines.first?.first == "#" || lines.first?.first == "!"
        if beginsWithComment || (content.count > 1 && first.last != ";") {
            if content.contains(where: { name(of: $0) == "driver" }) { return .odbcINI }
            return content.contains(where: isEnvironment) ? .environment : .properties
        }
        return namesDriver(text) ? .odbc : .cdata
    }

    private static func name(of line: ArraySlice<Unicode.Scalar>) -> String {
        ConnectionProperties.key(String(Array(line.prefix { $0 != "=" }).trimmed))
    }

    private static func isExported(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        line.starts(with: "export ".unicodeScalars)
    }

    private static func isEnvironment(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        if isExported(line) { return true }
        guard let equals = line.firstIndex(of: "="),
            let start = line[(equals + 1)...].first(where: { !$0.isEdge })
        else { return false }
        return start == "'" || start == "\""
    }

    /// The JDBC URL that a line `NAME=jdbc:…` sets.
    private static func url(_ line: ArraySlice<Unicode.Scalar>) -> (isQuoted: Bool, at: Int)? {
        guard let mark = line.firstIndex(where: { $0 == "=" || $0 == ":" }),
            line[..<mark].allSatisfy({ $0.isWord || $0.isBlank || "_.-".unicodeScalars.contains($0) }),
            let start = line[(mark + 1)...].firstIndex(where: { !$0.isEdge }),
            !FoundText.isCache(String(Array(line[..<mark]).trimmed))
        else { return nil }
        let isQuoted = line[start] == "'" || line[start] == "\""
        let rest = line[(isQuoted ? start + 1 : start)...]
        // A properties file may have a `\` before the colon.
        let head = String(rest.prefix(6)).lowercased()
        return head.hasPrefix("jdbc:") || head.hasPrefix("jdbc\\:") ? (isQuoted, start) : nil
    }

    /// Whether a name outside quotes and braces is `Driver` or `DSN`: ODBC takes them in any place.
    private static func namesDriver(_ text: SourceText) -> Bool {
        var reader = SourceReader(text)
        while reader.next != nil {
            reader.take { $0 == ";" || $0.isEdge }
            let name = ConnectionProperties.key(String(Array(reader.take { $0 != "=" && $0 != ";" }).trimmed))
            guard reader.take("=") else { continue }
            if name == "driver" || name == "dsn" { return true }
            reader.skipBlanks()
            let closing: Unicode.Scalar? = reader.next == "{" ? "}" : reader.next
            if let closing, closing == "}" || closing == "'" || closing == "\"" {
                _ = reader.take()
                repeat {
                    reader.take { $0 != closing }
                    _ = reader.take()
                } while reader.take(closing)
            }
            reader.take { $0 != ";" }
        }
        return false
    }
}
