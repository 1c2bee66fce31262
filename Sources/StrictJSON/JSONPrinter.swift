internal import Secrets

extension JSONValue {
    /// How a value is laid out as text.
    public enum Layout: Sendable {
        /// One line, no blanks.
        case compact
        /// One member or element a line, indented by two blanks.
        case pretty
    }

    /// The value as JSON text, which parses to the same value again.
    ///
    /// What acts on a terminal, hides, or turns the direction of writing is escaped, so that the text is safe to print.
    /// Pretty text ends without a line end.
    public func text(_ layout: Layout = .compact) -> String {
        var text = ""
        write(to: &text, Place(layout: layout, depth: 0))
        return text
    }

    /// Where in a text a value stands.
    private struct Place {
        let layout: Layout
        let depth: Int

        var inner: Place { Place(layout: layout, depth: depth + 1) }
        /// What comes before a member, or the closing bracket, that stands here.
        var newLine: String { layout == .pretty ? "\n" + String(repeating: "  ", count: depth) : "" }
    }

    private func write(to text: inout String, _ place: Place) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let digits): text += digits
        case .string(let value): Self.quote(value, to: &text)
        case .array(let elements):
            text += "["
            Self.writeList(elements, to: &text, place) { $0.write(to: &$1, place.inner) }
            text += "]"
        case .object(let members):
            text += "{"
            Self.writeList(Array(members), to: &text, place) { member, text in
                Self.quote(member.name, to: &text)
                text += place.layout == .pretty ? ": " : ":"
                member.value.write(to: &text, place.inner)
            }
            text += "}"
        }
    }

    private static func writeList<Element>(
        _ elements: [Element],
        to text: inout String,
        _ place: Place,
        write: (Element, inout String) -> Void
    ) {
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            text += place.inner.newLine
            write(element, &text)
        }
        if !elements.isEmpty { text += place.newLine }
    }

    private static func quote(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar.value {
            case 0x22: text += "\\\""
            case 0x5C: text += "\\\\"
            case 0x0A: text += "\\n"
            case 0x0D: text += "\\r"
            case 0x09: text += "\\t"
            case _ where !scalar.isHarmless:
                for unit in scalar.utf16 {
                    let digits = String(unit, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
