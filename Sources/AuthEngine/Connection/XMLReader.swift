internal import Bounds

/// Cuts an XML document into its pieces, each byte looked at once: the time it takes is in proportion to the length.
struct XMLReader {
    /// What a document is made of.
    enum Piece {
        /// Character data, with its references.
        case data(ArraySlice<UInt8>)
        /// The content of a CDATA section.
        case verbatim(ArraySlice<UInt8>)
        /// A comment or a processing instruction.
        case skipped
        /// The beginning of an element, and whether that is all of it.
        case open(name: String, isEmpty: Bool)
        /// The end of an element.
        case close(name: String)
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next piece; nil at the end.
    mutating func next() throws(XMLText.Malformed) -> Piece? {
        guard position < bytes.count else { return nil }
        guard bytes[position] == UInt8(ascii: "<") else {
            let end = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
            defer { position = end }
            return .data(bytes[position..<end])
        }
        if try inner("<!--", "-->") != nil { return .skipped }
        if let content = try inner("<![CDATA[", "]]>") { return .verbatim(content) }
        if try inner("<?", "?>") != nil { return .skipped }
        guard !bytes[position...].starts(with: "<!".utf8) else { throw XMLText.Malformed() }
        return try tag()
    }

    /// What stands between two marks, when the first one is next.
    private mutating func inner(_ start: String, _ end: String) throws(XMLText.Malformed) -> ArraySlice<UInt8>? {
        guard bytes[position...].starts(with: start.utf8) else { return nil }
        let mark = Array(end.utf8)
        let first = position + start.utf8.count
        var place = first
        while place + mark.count <= bytes.count {
            if bytes[place] == mark[0], bytes[place...].starts(with: mark) {
                position = place + mark.count
                return bytes[first..<place]
            }
            place += 1
        }
        throw XMLText.Malformed()
    }

    /// What stands between `<` and `>`; a `>` inside quotes belongs to an attribute.
    private mutating func tag() throws(XMLText.Malformed) -> Piece {
        let start = position + 1
        var quote: UInt8?
        for index in start..<bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                position = index + 1
                let inside = bytes[start..<index]
                guard let first = inside.first else { throw XMLText.Malformed() }
                if first == UInt8(ascii: "/") { return .close(name: Self.name(inside.dropFirst())) }
                return .open(name: Self.name(inside), isEmpty: inside.last == UInt8(ascii: "/"))
            }
        }
        throw XMLText.Malformed()
    }

    private static func name(_ tag: ArraySlice<UInt8>) -> String {
        String(foreign: tag.prefix { $0 > 32 && $0 != UInt8(ascii: "/") })
    }

    /// Character data with its references replaced.
    static func unescaped(_ data: ArraySlice<UInt8>) throws(XMLText.Malformed) -> [UInt8] {
        var text: [UInt8] = []
        var rest = data
        while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
            text += rest[..<ampersand]
            guard let end = rest[ampersand...].firstIndex(of: UInt8(ascii: ";")) else { throw XMLText.Malformed() }
            text += String(try scalar(String(foreign: rest[(ampersand + 1)..<end]))).utf8
            rest = rest[(end + 1)...]
        }
        return text + rest
    }

    private static func scalar(_ entity: String) throws(XMLText.Malformed) -> Unicode.Scalar {
        switch entity {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default:
            let isHexadecimal = entity.hasPrefix("#x")
            guard entity.hasPrefix("#"),
                let value = UInt32(entity.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10),
                let scalar = Unicode.Scalar(value)
            else { throw XMLText.Malformed() }
            return scalar
        }
    }
}
