internal import StrictJSON
internal import WebRequests

/// The members of a token reply, however odd the rest of it is: the one place where replies that may carry tokens are read.
///
/// A service that replaces its refresh tokens gives each of them away once. So nothing in the reply is a reason to let one
/// go: not the encoding, not the type it is said to be of, not text around it, not another member. The reply came over the
/// connection to the endpoint that was asked, so that reading it this way gives nobody else a say.
struct ReplyMembers {
    /// How many objects deep tokens are looked for.
    private static let deepest = 4
    /// The longest name that may be another way to write one of ours, in bytes.
    private static let longestName = 32

    private let members: JSONObject
    /// Whether more would have come.
    let isPart: Bool

    /// Reads a body as JSON, else as a form (`access_token=…&…`); nil when it is neither.
    init?(_ reply: HTTPReply) {
        let hasToken = { (object: JSONObject) in
            ["access_token", "refresh_token"].contains { Self.filled(ReplyMembers(object)[$0]) }
        }
        let text = Self.unquoted(JSONText.utf8(reply.body))
        isPart = Self.isPart(reply, text)
        let json = LenientJSON.object(isPart ? Self.closed(text, Self.endsInJSON) : text, where: hasToken)
        if let json, hasToken(json) {
            members = json
        } else if let found = FormReply.members(isPart ? Self.closed(text, "&\n\r") : text, of: reply) ?? json {
            members = found
        } else {
            return nil
        }
    }

    /// A text that is a JSON string with the reply in it, as some gateways wrap it, without its quotes.
    private static func unquoted(_ text: [UInt8]) -> [UInt8] {
        guard text.first(where: { $0 > 32 }) == UInt8(ascii: "\""), let inner = try? JSONParser.parse(text).string
        else {
            return text
        }
        return Array(inner.utf8)
    }

    /// Whether the text broke off: the connection did, or a wrong length cut an object off.
    private static func isPart(_ reply: HTTPReply, _ text: [UInt8]) -> Bool {
        if reply.cut != nil { return TokenFailure.object(reply) == nil }
        return text.first { $0 > 32 } == UInt8(ascii: "{") && text.last { $0 > 32 } != UInt8(ascii: "}")
    }

    /// What ends a value that stands in no quotes.
    private static let endsInJSON = ",:{}[]\"' \t\r\n"

    /// A text that broke off, without a last value whose end has not arrived: half a token must never pass for the whole.
    private static func closed(_ text: [UInt8], _ ends: String) -> [UInt8] {
        let ends = Set(ends.utf8)
        return Array(text[..<(text.lastIndex { ends.contains($0) }.map { $0 + 1 } ?? 0)])
    }

    /// Members that were read elsewhere.
    init(_ members: JSONObject) {
        self.members = members
        isPart = false
    }

    /// The member of that name: on top, else in the objects inside, the outermost of them; one with a value before an empty one,
    /// and one of exactly that name before one that is written otherwise (`refreshToken`, ` Refresh_Token`).
    subscript(name: String) -> JSONValue? {
        let exact = found { $0[name] }
        if Self.filled(exact) { return exact }
        let plain = Self.plain(name)
        let similar = found { object in
            object.first {
                $0.name.utf8.count <= Self.longestName && Self.plain($0.name) == plain && Self.filled($0.value)
            }?.value
        }
        return similar ?? exact
    }

    private func found(_ member: (JSONObject) -> JSONValue?) -> JSONValue? {
        var level = [members]
        var empty: JSONValue?
        for _ in 0...Self.deepest where !level.isEmpty {
            for object in level {
                guard let value = member(object), value != .null else { continue }
                if Self.filled(value) { return value }
                empty = empty ?? value
            }
            level = level.flatMap { object in object.flatMap { Self.objects(in: $0.value) } }
        }
        return empty
    }

    /// The objects that a value is or holds, also as a text.
    private static func objects(in value: JSONValue) -> [JSONObject] {
        switch value {
        case .object(let object): [object]
        case .array(let values): values.compactMap(\.object)
        case .string(let text) where text.utf8.first { $0 > 32 } == UInt8(ascii: "{"):
            LenientJSON.object(Array(text.utf8)).map { [$0] } ?? []
        default: []
        }
    }

    private static func filled(_ value: JSONValue?) -> Bool { value != nil && value != .null && value != .string("") }

    /// A name as every way of writing it agrees on.
    private static func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
}
