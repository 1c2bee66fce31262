/// PEM that lost its line breaks on the way, as it does in a field or a connection string.
enum PEMText {
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
