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
        write(to: &text, layout: layout, indentation: 0)
        return text
    }

    private func write(to text: inout String, layout: Layout, indentation: Int) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let digits): text += digits
        case .string(let value): Self.quote(value, to: &text)
        case .array(let elements):
            Self.writeList("[", "]", elements, to: &text, layout: layout, indentation: indentation) {
                element,
                text in
                element.write(to: &text, layout: layout, indentation: indentation + 1)
            }
        case .object(let members):
            Self.writeList("{", "}", Array(members), to: &text, layout: layout, indentation: indentation) {
                member,
                text in
                Self.quote(member.name, to: &text)
                text += layout == .pretty ? ": " : ":"
                member.value.write(to: &text, layout: layout, indentation: indentation + 1)
            }
        }
    }

    private static func writeList<Element>(
        _ opening: String,
        _ closing: String,
        _ elements: [Element],
        to text: inout String,
        layout: Layout,
        indentation: Int,
        write: (Element, inout String) -> Void
    ) {
        text += opening
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            if layout == .pretty { text += "\n" + String(repeating: "  ", count: indentation + 1) }
            write(element, &text)
        }
        if layout == .pretty, !elements.isEmpty { text += "\n" + String(repeating: "  ", count: indentation) }
        text += closing
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
