/// Mails whose long lines are wrapped with an equals sign at the end (RFC 2045 section 6.7).
enum QuotedPrintable {
    /// The text as it was before a mail program wrapped it; other texts as they are.
    ///
    /// An equals sign that ends a line may also be the address's own, behind the name of a member.
    static func unwrapped(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        guard lines.count > 1, lines.dropLast().contains(where: { $0.last == "=" }) else {
            return isEncoded(text) ? decoded(text) : text
        }
        let isWhole = isEncoded(lines.map { $0.last == "=" ? $0.dropLast() : $0 }.joined(separator: "\n"))
        let isQuery = text.contains { "?&".contains($0) }
        var joined = ""
        for (index, line) in lines.enumerated() {
            guard index < lines.count - 1 else {
                joined += line
                break
            }
            let isSoft = line.last == "=" && (isWhole || continues(line, before: lines[index + 1], inQuery: isQuery))
            joined += isSoft ? String(line.dropLast()) : line + "\n"
        }
        return isWhole ? decoded(joined) : joined
    }

    /// Whether a line's last equals sign stands in a value that goes on in the next line.
    private static func continues(_ line: Substring, before next: Substring, inQuery isQuery: Bool) -> Bool {
        guard let first = next.first, first.isLetter || first.isNumber || "%-_.~/+".contains(first) else {
            return false
        }
        let member = line.dropLast().split(omittingEmptySubsequences: false) { "?&#".contains($0) }.last ?? ""
        return isQuery ? member.contains("=") : true
    }

    /// Whether every equals sign stands before two digits, and one of them for itself.
    private static func isEncoded(_ text: String) -> Bool {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).dropFirst()
        return parts.contains { $0.hasPrefix("3D") } && parts.allSatisfy { byte($0) != nil }
    }

    private static func byte(_ part: Substring) -> UInt8? {
        let digits = part.prefix(2)
        guard digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit) else { return nil }
        return UInt8(digits, radix: 16)
    }

    private static func decoded(_ text: String) -> String {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false)
        return parts.dropFirst()
            .reduce(into: String(parts.first ?? "")) { decoded, part in
                decoded.unicodeScalars.append(Unicode.Scalar(byte(part) ?? 0))
                decoded += part.dropFirst(2)
            }
    }
}
