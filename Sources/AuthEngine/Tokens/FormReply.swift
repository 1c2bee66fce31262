internal import Bounds
internal import ServiceCatalog
internal import StrictJSON

/// Token replies of services that answer with a form (`application/x-www-form-urlencoded`) where RFC 6749 section 5.1 asks
/// for JSON.
package enum FormReply {
    private static let type = "application/x-www-form-urlencoded"

    /// The same reply with JSON in its place, for errors of services whose definition says that they answer so; unchanged when it
    /// is no form, cannot be decoded, or names something twice.
    package static func asJSON(_ reply: HTTPReply) -> HTTPReply {
        guard contentType(reply) == Self.type, !reply.body.isEmpty,
            let text = String(validForeign: reply.body),
            let pairs = PercentEncoding.pairs(text), Set(pairs.map(\.name)).count == pairs.count
        else { return reply }
        var members = JSONObject()
        for (name, value) in pairs { members[name] = .string(value) }
        var json = reply
        json.body = Array(JSONValue.object(members).text().utf8)
        return json
    }

    /// The pairs of a form that may carry tokens, whoever sends it and whatever is wrong in it; nil when it is none.
    ///
    /// A pair that cannot be decoded is passed over; of two of one name the last with a value counts.
    static func members(_ reply: HTTPReply) -> JSONObject? {
        let type = contentType(reply)
        guard type == Self.type || type == "text/plain" || type == nil else { return nil }
        var members = JSONObject()
        for part in String(foreign: JSONText.utf8(reply.body)).split(separator: "&") {
            for (name, value) in PercentEncoding.pairs(String(part.trimmingBlanks())) ?? [] where !value.isEmpty {
                members[name] = .string(value)
            }
        }
        return ["access_token", "refresh_token"].contains { members[$0] != nil } ? members : nil
    }

    private static func contentType(_ reply: HTTPReply) -> String? {
        reply.header("Content-Type").map { $0.prefix { $0 != ";" && $0 != " " }.lowercased() }
    }
}
