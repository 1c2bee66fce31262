internal import ServiceCatalog

/// Python source (connectors.md 3.2); the literal follows the Python language reference, section 2.4.1.
///
/// ```
/// script  = { line-comment | import } [ identifier "=" ] callee "(" literal { literal } [ "," ] ")" { line-comment }
/// import  = "import" module [ "as" identifier ] | "from" module "import" identifier [ "as" identifier ]
/// module  = identifier { "." identifier }
/// callee  = module that ends in ".connect"
/// literal = see PythonLiteral; what it says is a text of QuotedPairs
/// ```
///
/// Written: `import cdata.sample as mod`, a line break, `mod.connect("…")`.
enum PythonGrammar: DialectGrammar {
    static let title = "Python"

    static func isName(_ source: String, of connector: ConnectorNames) -> Bool {
        source == connector.pythonModule.lowercased()
    }

    static func print(_ pairs: [WrittenPair], connector: ConnectorNames) throws(ConnectionStringError) -> String {
        var reader = SourceReader(SourceText(connector.pythonModule))
        guard !module(&reader).isEmpty, reader.next == nil else {
            throw ConnectionStringError(.badConnectorName, dialect: .python)
        }
        let literal = PythonLiteral.print(CDataGrammar.text(pairs))
        return "import \(connector.pythonModule) as mod\nmod.connect(\(literal))"
    }

    static func parse(_ text: SourceText) throws(ConnectionStringError) -> FoundText {
        var reader = SourceReader(text)
        var imported: String?
        skipComments(&reader)
        var callee = module(&reader)
        while callee == "import" || callee == "from" {
            imported = try Self.imported(&reader, from: callee == "from")
            skipComments(&reader)
            callee = module(&reader)
        }
        reader.skipBlanks()
        if reader.take("=") {
            reader.skipBlanks()
            callee = module(&reader)
            reader.skipBlanks()
        }
        guard callee.hasSuffix(".connect"), reader.take("(") else { throw wrongShape(reader) }
        let content = try PythonLiteral.parse(&reader)
        reader.skipBlanks()
        if reader.take(",") { reader.skipBlanks() }
        guard reader.take(")") else { throw reader.failure(reader.next == nil ? .unbalancedQuote : .textAfterQuote) }
        skipComments(&reader)
        guard reader.next == nil else { throw reader.failure(.textAfterQuote) }
        let parent = String(callee.dropLast(".connect".count))
        return FoundText(
            pairs: try QuotedPairs.parse(content),
            source: imported ?? (parent.contains(".") ? parent : nil)
        )
    }

    static func begins(_ text: SourceText) -> Bool {
        var reader = SourceReader(text)
        skipComments(&reader)
        let first = module(&reader)
        if first == "import" || first == "from" { return reader.next?.isBlank ?? false }
        reader.skipBlanks()
        guard reader.take("=") else { return first.hasSuffix(".connect") && reader.next == "(" }
        reader.skipBlanks()
        return module(&reader).hasSuffix(".connect") && reader.next == "("
    }

    private static func imported(_ reader: inout SourceReader, from: Bool) throws(ConnectionStringError) -> String {
        var name = try word(&reader)
        if from {
            guard try word(&reader) == "import" else { throw wrongShape(reader) }
            name += "." + (try word(&reader))
        }
        reader.take { $0 == " " || $0 == "\t" }
        if reader.next?.isWord ?? false {
            guard module(&reader) == "as" else { throw wrongShape(reader) }
            _ = try word(&reader)
        }
        reader.take { $0 == " " || $0 == "\t" }
        guard reader.take(";") || reader.next == "#" || (reader.next?.isBlank ?? true) else { throw wrongShape(reader) }
        return name
    }

    private static func word(_ reader: inout SourceReader) throws(ConnectionStringError) -> String {
        reader.take { $0 == " " || $0 == "\t" }
        let word = module(&reader)
        guard !word.isEmpty else { throw wrongShape(reader) }
        return word
    }

    /// Takes identifiers with dots between them; empty when there is none.
    private static func module(_ reader: inout SourceReader) -> String {
        guard let first = reader.next, first.isWord || first == "_", !("0"..."9").contains(first) else { return "" }
        let module = String(reader.take { $0.isWord || $0 == "_" || $0 == "." })
        let parts = module.split(separator: ".", omittingEmptySubsequences: false)
        return parts.allSatisfy { $0.first.map { !$0.isNumber } ?? false } ? module : ""
    }

    private static func skipComments(_ reader: inout SourceReader) {
        reader.skipBlanks()
        while reader.next == "#" {
            reader.take { $0 != "\n" }
            reader.skipBlanks()
        }
    }

    private static func wrongShape(_ reader: SourceReader) -> ConnectionStringError {
        ConnectionStringError(.wrongShape, position: reader.text.position(reader.index), dialect: .python)
    }
}
