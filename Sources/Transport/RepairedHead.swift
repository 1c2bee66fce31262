internal import Bounds

/// The head of a reply as RFC 9112 has it, of one that is written in another way which is plain all the same.
///
/// A token reply is there once; what cannot be misunderstood in its head is no reason to lose it. Bare line ends, folded lines,
/// blanks around names, lines that are no fields, lengths that are said twice, and other version numbers are put right.
struct RepairedHead {
    /// The head with its empty line.
    let bytes: [UInt8]
    /// Whether another head follows (1xx).
    let isInterim: Bool
    /// Whether the body comes in chunks.
    let isChunked: Bool

    /// Repairs the lines of a head, without their ends; nil when the first one is no status line.
    init?(_ lines: [[UInt8]]) {
        let words = String(foreign: lines.first ?? []).split(maxSplits: 2) { $0 == " " || $0 == "\t" }
        // Streaming servers of old call it ICY.
        guard words.count > 1, words[0].lowercased().hasPrefix("http/") || words[0] == "ICY",
            let status = Int(words[1]), (100...999).contains(status)
        else { return nil }
        isInterim = (100..<200).contains(status) && status != 101
        let fields = Self.fields(lines.dropFirst())
        isChunked = fields.contains { $0.name == "transfer-encoding" && $0.value.lowercased().hasSuffix("chunked") }
        var text = (words[0] == "HTTP/1.0" ? "HTTP/1.0" : "HTTP/1.1") + " \(status) X\r\n"
        for field in fields where !["content-length", "transfer-encoding"].contains(field.name) {
            text += "\(field.name): \(field.value)\r\n"
        }
        if isChunked {
            text += "transfer-encoding: chunked\r\n"
        } else if let length = Self.length(fields) {
            text += "content-length: \(length)\r\n"
        }
        bytes = Array((text + "\r\n").utf8)
    }

    /// The one length that is said, however often; nil when there is none, or no agreement: then the end of the connection counts.
    private static func length(_ fields: [(name: String, value: String)]) -> Int? {
        let said = fields.filter { $0.name == "content-length" }.flatMap { $0.value.split(separator: ",") }
        let lengths = Set(said.map { Int($0.trimmingBlanks()) })
        return lengths.count == 1 ? lengths.first?.flatMap { $0 < 0 ? nil : $0 } : nil
    }

    private static func fields(_ lines: ArraySlice<[UInt8]>) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        for line in lines {
            let isFolded = line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t")
            let text = String(foreign: line.map { $0 < 32 || $0 == 127 ? UInt8(ascii: " ") : $0 })
            if isFolded, let last = fields.indices.last {
                fields[last].value += " " + text.trimmingBlanks()
                continue
            }
            guard let colon = text.firstIndex(of: ":") else { continue }
            let name = text[..<colon].trimmingBlanks().lowercased()
            guard !name.isEmpty, name.utf8.allSatisfy(isTokenByte) else { continue }
            fields.append((name, String(text[text.index(after: colon)...].trimmingBlanks())))
        }
        return fields
    }

    /// RFC 9110 section 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...122).contains(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
}
