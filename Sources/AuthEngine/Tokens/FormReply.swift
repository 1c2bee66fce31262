internal import ServiceCatalog
internal import StrictJSON

/// Token replies of services that answer with a form (`application/x-www-form-urlencoded`) where RFC 6749 section 5.1 asks
/// for JSON, and whose definition says so.
package enum FormReply {
    private static let type = "application/x-www-form-urlencoded"

    /// The same reply with JSON in its place; unchanged when it is no form, cannot be decoded, or names something twice.
    package static func asJSON(_ reply: HTTPReply) -> HTTPReply {
        let type = reply.header("Content-Type")?.prefix { $0 != ";" && $0 != " " }.lowercased()
        guard type == Self.type, !reply.body.isEmpty, let text = String(validating: reply.body, as: UTF8.self),
            let pairs = PercentEncoding.pairs(text), Set(pairs.map(\.name)).count == pairs.count
        else { return reply }
        var members = JSONObject()
        for (name, value) in pairs { members[name] = .string(value) }
        var json = reply
        json.body = Array(JSONValue.object(members).text().utf8)
        return json
    }
}
