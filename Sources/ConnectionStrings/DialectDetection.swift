/// Tells dialects apart by how a text begins, and files by their lines.
///
/// 1. `{` json; `[` odbc-ini (comments before it aside); `jdbc:` jdbc; `word:///` sqlalchemy, with `_2` sqlalchemy2.
/// 2. An import, or a call of `….connect(`: python.
/// 3. Several lines, the first not ending in `;`, or a comment: odbc-ini when the first name is `Driver`; env when a
///    line is exported or a value begins with a quote; else properties.
/// 4. The first name is `Driver` or `DSN`: odbc.
/// 5. Everything else: cdata.
enum DialectDetection {
    static func dialect(of text: SourceText) -> Dialect {
        var reader = SourceReader(text)
        reader.skipBlanks()
        if reader.next == "{" { return .json }
        let word = String(reader.take(while: SQLAlchemyURL.isNameScalar))
        if !word.isEmpty, reader.take(":") {
            if word.lowercased() == "jdbc" { return .jdbc }
            if reader.take("/"), reader.take("/"), reader.take("/") {
                return word.hasSuffix("_2") ? .sqlAlchemy2 : .sqlAlchemy1
            }
        }
        if PythonGrammar.begins(text) { return .python }
        let lines = text.lines.map { Array(text.scalars[$0]).trimmed }.filter { !$0.isEmpty }
        let content = lines.filter { !["#", "!", ";"].contains($0.first) }
        guard let first = content.first else { return lines.first?.first == ";" ? .cdata : .properties }
        if first.first == "[" { return .odbcINI }
        let name = ConnectionProperties.key(String(Array(first.prefix { $0 != "=" }).trimmed))
        let beginsWithComment = lines.first?.first == "#" || lines.first?.first == "!"
        if beginsWithComment || (content.count > 1 && first.last != ";") {
            if name == "driver" { return .odbcINI }
            return content.contains(where: isEnvironment) ? .environment : .properties
        }
        return name == "driver" || name == "dsn" ? .odbc : .cdata
    }

    private static func isEnvironment(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        if line.starts(with: "export ".unicodeScalars) { return true }
        guard let equals = line.firstIndex(of: "="), equals + 1 < line.endIndex else { return false }
        return line[equals + 1] == "'" || line[equals + 1] == "\""
    }
}
