/// PEM that lost its line breaks on the way, as it does in a field or a connection string.
enum PEMText {
    /// The blocks between a `BEGIN` and its `END`, each with both; what stands around them is left out.
    static func blocks(_ text: String) -> [String] {
        var blocks: [String] = []
        var block: [Substring]?
        for line in text.split(whereSeparator: \.isNewline).map({ $0.trimmingBlanks() }) {
            if line.hasPrefix("-----BEGIN ") { block = [] }
            block?.append(line)
            if line.hasPrefix("-----END "), let lines = block {
                blocks.append(lines.joined(separator: "\n") + "\n")
                block = nil
            }
        }
        return blocks
    }

    /// The text with lines of 64 characters (RFC 7468 section 2); a text that has line breaks stays as it is.
    static func wrapped(_ text: String) -> String {
        guard !text.contains("\n") else { return text }
        var lines: [String] = []
        // Marks and bodies alternate: "", "BEGIN X", body, "END X", "", "BEGIN Y", …
        for part in text.split(separator: "-----") {
            guard !part.hasPrefix("BEGIN "), !part.hasPrefix("END ") else {
                lines.append("-----\(part)-----")
                continue
            }
            var body = part.filter { !$0.isWhitespace }[...]
            while !body.isEmpty {
                lines.append(String(body.prefix(64)))
                body = body.dropFirst(64)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
