internal import Bounds
internal import ServiceCatalog
internal import StrictJSON

/// A JSON object (RFC 8259).
///
/// ```
/// text  = "{" [ name ":" value { "," name ":" value } ] "}"
/// value = string | number | "true" | "false" | "null"       a number keeps its digits, null leaves the property out
/// ```
///
/// Written with one member a line; every value but NUL is carried.
enum JSONGrammar: DialectGrammar {
    static let title = "JSON"
    static let escapesControls = true

    static func begins(_ text: SourceText) -> Bool {
        var reader = SourceReader(text)
        reader.skipBlanks()
        return reader.next == "{"
    }

    static func print(_ pairs: [WrittenPair], connector: ConnectorNames) throws(ConnectionStringError) -> String {
        var object = JSONObject()
        for pair in pairs { object[pair.name] = .string(pair.value) }
        return JSONValue.object(object).text(.pretty)
    }

    static func parse(_ text: SourceText) throws(ConnectionStringError) -> FoundText {
        let value: JSONValue
        do {
            value = try JSONParser.parse(String(text.scalars))
        } catch {
            if let name = duplicate(in: text, at: error) {
                let position = TextPosition(line: error.line, column: error.column)
                throw ConnectionStringError(.duplicateName, property: name, position: position)
            }
            throw ConnectionStringError(
                .wrongShape,
                position: TextPosition(line: error.line, column: error.column),
                dialect: .json
            )
        }
        guard let members = value.object else {
            throw ConnectionStringError(.wrongShape, position: text.position(0), dialect: .json)
        }
        try ConnectionStringParser.checkCount(members.names.count - 1)
        if let inner = try FoundText.inside(value) { return inner }
        var found = FoundText()
        for (written, value) in members {
            let name = String(Array(written.unicodeScalars).trimmed)
            guard PropertyName.isValid(Array(name.unicodeScalars)) else {
                throw ConnectionStringError(.invalidName, property: found.pairs.last?.name)
            }
            guard let content = try content(value, of: name) else { continue }
            found.pairs.append(FoundPair(name: name, value: content, position: nil))
        }
        return found
    }

    /// The name of the member that appears twice, when that is the fault.
    private static func duplicate(in text: SourceText, at error: JSONError) -> String? {
        guard error.fault == .nameTwice else { return nil }
        let lines = String(text.scalars).utf8.split(separator: 10, omittingEmptySubsequences: false)
        let name = lines[error.line - 1].dropFirst(error.column).prefix { $0 != UInt8(ascii: "\"") }
        let scalars = Array(String(foreign: name).unicodeScalars)
        return PropertyName.isValid(scalars) ? String(scalars) : nil
    }

    private static func content(_ value: JSONValue, of name: String) throws(ConnectionStringError) -> String? {
        switch value {
        case .string(let text):
            guard !text.unicodeScalars.contains("\0") else {
                throw ConnectionStringError(.controlCharacter, property: name)
            }
            return text
        case .number(let digits): return digits
        case .bool(let flag): return flag ? "true" : "false"
        case .null: return nil
        case .array, .object: throw ConnectionStringError(.valueIsNotText, property: name)
        }
    }
}
