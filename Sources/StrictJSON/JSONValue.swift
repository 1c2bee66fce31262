package import Bounds

/// A JSON value that keeps what the text said: the order of members and the digits of numbers.
///
/// Settings files keep unknown members through it, and replies from outside are read through it, because Foundation's
/// decoder silently keeps one of two members of the same name (RFC 8259 section 4 leaves that open; we refuse).
public enum JSONValue: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, as written: `3600`, `-1`, `1e3`.
    case number(String)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Members in the order they were written; names are unique.
    case object(JSONObject)
}

extension JSONValue {
    /// Whether both say the same, byte for byte: what looks alike and is written in other bytes is another password.
    public static func == (one: JSONValue, other: JSONValue) -> Bool {
        switch (one, other) {
        case (.null, .null): true
        case (.bool(let one), .bool(let other)): one == other
        case (.number(let one), .number(let other)), (.string(let one), .string(let other)):
            one.utf8.elementsEqual(other.utf8)
        case (.array(let one), .array(let other)): one == other
        case (.object(let one), .object(let other)): one == other
        default: false
        }
    }
}

extension JSONValue {
    /// The text, when this is a string.
    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The truth value, when this is one.
    public var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The number as an integer, when it is written as one and fits into 64 bits.
    public var integer: Int64? {
        guard case .number(let digits) = self else { return nil }
        return Int64(digits)
    }

    /// The number as the nearest integer of a range, however it is written; nil when this is none.
    package func integer(in range: NumberRange) -> Int64? {
        guard case .number(let digits) = self else { return nil }
        return range.nearest(digits)
    }

    /// The elements, when this is a list.
    public var array: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members, when this is an object.
    public var object: JSONObject? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// The member of that name, when this is an object that has it.
    public subscript(name: String) -> JSONValue? { object?[name] }

    /// A whole number.
    public static func integer(_ value: some BinaryInteger) -> JSONValue { .number(String(value)) }

    /// The value a JSON Pointer leads to (RFC 6901), or nil when nothing is there.
    ///
    /// - Parameter pointer: for instance `/apps/0/name`; the empty text is the whole value.
    /// - Returns: what is there, or nil.
    public func at(_ pointer: String) -> JSONValue? {
        guard !pointer.isEmpty else { return self }
        guard pointer.first == "/" else { return nil }
        var current = self
        for part in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            let name = String(part).replacing("~1", with: "/").replacing("~0", with: "~")
            switch current {
            case .object(let members):
                guard let next = members[name] else { return nil }
                current = next
            case .array(let elements):
                guard let index = Int(name), elements.indices.contains(index) else { return nil }
                current = elements[index]
            default: return nil
            }
        }
        return current
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }

    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }

    /// A list.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    /// An object; of two members of one name the later one stays.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        var object = JSONObject()
        for (name, value) in elements { object[name] = value }
        self = .object(object)
    }
}
