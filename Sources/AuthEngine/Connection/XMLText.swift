/// Reads one text out of an XML document by the path of its element, and refuses what a reply has no need of.
///
/// Elements, attributes (skipped), character data, CDATA, comments, the five entities and character references are
/// understood; document type declarations are refused, and with them every entity bomb.
package enum XMLText {
    /// The text of the first element at a path.
    ///
    /// - Parameters:
    ///   - path: `/account/name`.
    ///   - bytes: the document, UTF-8.
    /// - Returns: nil when there is no such element; blanks at the ends are cut.
    /// - Throws: ``Malformed`` when the document is not well-formed as far as it was read.
    package static func find(_ path: String, in bytes: [UInt8]) throws(Malformed) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Malformed() }
        let wanted = path.split(separator: "/").map { String($0) }
        var rest = text[...]
        var open: [String] = []
        var found: String?
        while let character = rest.first {
            guard character == "<" else {
                let data = rest.prefix { $0 != "<" }
                rest = rest[data.endIndex...]
                if open == wanted { found = (found ?? "") + (try unescaped(data)) }
                continue
            }
            if try skip("<!--", "-->", &rest) != nil { continue }
            if let data = try skip("<![CDATA[", "]]>", &rest) {
                if open == wanted { found = (found ?? "") + data }
                continue
            }
            if try skip("<?", "?>", &rest) != nil { continue }
            guard !rest.hasPrefix("<!") else { throw Malformed() }
            let tag = try tag(&rest)
            if tag.hasPrefix("/") {
                guard open.popLast() == name(tag.dropFirst()) else { throw Malformed() }
                if open.count == wanted.count - 1, let found { return String(found.trimmingBlanks()) }
                if open.isEmpty { return nil }
            } else {
                open.append(name(tag))
                guard open.count <= 32 else { throw Malformed() }
                if open == wanted { found = found ?? "" }
                if tag.hasSuffix("/") {
                    if open == wanted { return "" }
                    open.removeLast()
                }
            }
        }
        throw Malformed()
    }

    /// The document is not well-formed, or has what is refused.
    package struct Malformed: Error {}

    private static func skip(
        _ start: String,
        _ end: String,
        _ rest: inout Substring
    ) throws(Malformed) -> String? {
        guard rest.hasPrefix(start) else { return nil }
        let inner = rest.dropFirst(start.count)
        guard let closing = inner.ranges(of: end).first else { throw Malformed() }
        rest = inner[closing.upperBound...]
        return String(inner[..<closing.lowerBound])
    }

    /// What stands between `<` and `>`; a `>` inside quotes belongs to an attribute.
    private static func tag(_ rest: inout Substring) throws(Malformed) -> Substring {
        var quote: Character?
        let start = rest.index(after: rest.startIndex)
        for index in rest[start...].indices {
            let character = rest[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == ">" {
                let tag = rest[start..<index]
                rest = rest[rest.index(after: index)...]
                guard !tag.isEmpty else { throw Malformed() }
                return tag
            }
        }
        throw Malformed()
    }

    private static func name(_ tag: Substring) -> String {
        String(tag.prefix { !$0.isWhitespace && $0 != "/" })
    }

    private static func unescaped(_ data: Substring) throws(Malformed) -> String {
        guard data.contains("&") else { return String(data) }
        var text = ""
        var rest = data
        while let ampersand = rest.firstIndex(of: "&") {
            text += rest[..<ampersand]
            guard let end = rest[ampersand...].firstIndex(of: ";") else { throw Malformed() }
            text.append(try character(rest[rest.index(after: ampersand)..<end]))
            rest = rest[rest.index(after: end)...]
        }
        return text + rest
    }

    private static func character(_ entity: Substring) throws(Malformed) -> Character {
        switch entity {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default:
            let digits = entity.dropFirst(entity.hasPrefix("#x") ? 2 : 1)
            guard entity.hasPrefix("#"), let value = UInt32(digits, radix: entity.hasPrefix("#x") ? 16 : 10),
                let scalar = Unicode.Scalar(value)
            else { throw Malformed() }
            return Character(scalar)
        }
    }
}
