internal import Bounds

/// An address or value with places for properties: `{Url}/k[/guest/{GuestSpaceId}]/v1/app.json?id={AppId}`.
///
/// `{Name}` stands for the property's value, `{Name.first}` for the first of its values separated by commas; a part in
/// `[…]` is left out unless every property in it has a value.
public struct Template: Sendable, Hashable {
    /// A piece of a template.
    public enum Part: Sendable, Hashable {
        /// Fixed text.
        case text(String)
        /// The value of a property.
        case property(String)
        /// The first value of a property that holds several, separated by commas.
        case first(String)
        /// A part that is left out unless every property in it has a value.
        case optional([Part])
    }

    /// How values are written into the text.
    public enum Escaping: Sendable {
        /// As they are: for header values and messages.
        case none
        /// Percent-encoded (RFC 3986 unreserved characters stay), but for a value that begins the template: a base address.
        case url
    }

    /// The template as it was written.
    public let source: String
    /// Its pieces.
    public let parts: [Part]

    /// Parses a template.
    ///
    /// - Returns: nil when a brace or bracket is not closed, nested wrongly, or a name is empty or not plain letters and digits.
    public init?(_ source: String) {
        var reader = TemplateReader(source)
        guard let parts = reader.parts(inBracket: false) else { return nil }
        self.source = source
        self.parts = parts
    }

    /// Every property the template mentions, in order.
    public var properties: [String] { Self.properties(of: parts) }

    private static func properties(of parts: [Part]) -> [String] {
        parts.flatMap { part -> [String] in
            switch part {
            case .text: []
            case .property(let name), .first(let name): [name]
            case .optional(let inner): properties(of: inner)
            }
        }
    }

    /// Fills in the values.
    ///
    /// - Parameters:
    ///   - escaping: how values are written into the text.
    ///   - value: gives a property's value; nil or the empty text means that there is none.
    /// - Returns: the text; a missing value outside brackets leaves nothing in its place.
    public func filled(_ escaping: Escaping, _ value: (String) -> String?) -> String {
        Self.fill(parts, atStart: true, escaping, value)
    }

    private static func fill(
        _ parts: [Part],
        atStart: Bool,
        _ escaping: Escaping,
        _ value: (String) -> String?
    ) -> String {
        var text = ""
        for (index, part) in parts.enumerated() {
            switch part {
            case .text(let fixed): text += fixed
            case .property(let name):
                let raw = value(name) ?? ""
                text += escaping == .none || (atStart && index == 0) ? raw : PercentEncoding.encode(raw)
            case .first(let name):
                let raw = firstValue(of: value(name) ?? "")
                text += escaping == .none ? raw : PercentEncoding.encode(raw)
            case .optional(let inner):
                let complete = properties(of: inner).allSatisfy { !(value($0) ?? "").isEmpty }
                if complete { text += fill(inner, atStart: false, escaping, value) }
            }
        }
        return text
    }

    /// The first value of a list separated by commas, without the blanks around it; empty ones are passed over.
    private static func firstValue(of list: String) -> String {
        let values = list.split(separator: ",").map { String($0.trimmingBlanks()) }
        return values.first { !$0.isEmpty } ?? ""
    }
}

/// Reads the bytes of a template: its marks are ASCII, of which no other letter in UTF-8 has any.
private struct TemplateReader {
    private var remaining: Substring.UTF8View

    init(_ source: String) { remaining = source[...].utf8 }

    mutating func parts(inBracket: Bool) -> [Template.Part]? {
        var parts: [Template.Part] = []
        while let byte = remaining.first {
            switch byte {
            case UInt8(ascii: "{"):
                remaining.removeFirst()
                let place = Substring(remaining.prefix { $0 != UInt8(ascii: "}") })
                remaining = remaining.dropFirst(place.utf8.count)
                guard remaining.popFirst() != nil else { return nil }
                let name = place.hasSuffix(".first") ? place.dropLast(".first".count) : place
                guard !name.isEmpty, name.utf8.allSatisfy(Self.isLetterOrDigit) else { return nil }
                parts.append(name.endIndex == place.endIndex ? .property(String(name)) : .first(String(name)))
            case UInt8(ascii: "["):
                guard !inBracket else { return nil }
                remaining.removeFirst()
                guard let inner = self.parts(inBracket: true), remaining.popFirst() == UInt8(ascii: "]") else {
                    return nil
                }
                parts.append(.optional(inner))
            case UInt8(ascii: "]"): return inBracket ? parts : nil
            case UInt8(ascii: "}"): return nil
            default:
                let text = Substring(remaining.prefix { !Self.isMark($0) })
                remaining = remaining.dropFirst(text.utf8.count)
                parts.append(.text(String(text)))
            }
        }
        return inBracket ? nil : parts
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"): true
        default: false
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
