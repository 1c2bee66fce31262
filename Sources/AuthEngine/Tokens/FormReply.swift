internal import Bounds
internal import ServiceCatalog
internal import StrictJSON
package import WebRequests

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

    /// How many pairs are looked at.
    private static let mostPairs = 1_000
    /// The members of a token reply, before which a `;` or the end of a line parts two pairs.
    private static let names = ["access_token", "refresh_token", "token_type", "expires_in", "scope", "id_token"]

    /// The pairs of a form that may carry tokens, whoever sends it and whatever is wrong in it; nil when it is none.
    ///
    /// A pair that cannot be decoded is passed over, but a refresh token is taken as it is; of two of one name the last with a
    /// value counts.
    ///
    /// - Parameters:
    ///   - body: the body in UTF-8.
    ///   - reply: the reply it is of.
    /// - Returns: the pairs by name.
    static func members(_ body: [UInt8], of reply: HTTPReply) -> JSONObject? {
        var members = JSONObject()
        for part in parts(String(foreign: body)) {
            let text = String(part.trimmingBlanks())
            let raw = text.hasPrefix("refresh_token=") ? [("refresh_token", String(text.dropFirst(14)))] : []
            for (name, value) in PercentEncoding.pairs(text) ?? raw where !value.isEmpty {
                members[name] = .string(value)
            }
        }
        let type = contentType(reply)
        let isForm = type == Self.type || type == "text/plain" || type == nil
        // A page may speak of an access token, too.
        return members["refresh_token"] != nil || (isForm && members["access_token"] != nil) ? members : nil
    }

    /// The pairs: between `&`, and before a name of a token reply also behind a `;` or the end of a line.
    private static func parts(_ text: String) -> [Substring] {
        text.split(separator: "&", maxSplits: mostPairs).prefix(mostPairs).flatMap { part in
            var parts: [Substring] = []
            for piece in part.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
                let begins = names.contains { name in piece.trimmingBlanks().hasPrefix(name + "=") }
                if let last = parts.last, !begins {
                    parts[parts.count - 1] = part[last.startIndex..<piece.endIndex]
                } else {
                    parts.append(piece)
                }
            }
            return parts
        }
    }

    private static func contentType(_ reply: HTTPReply) -> String? {
        reply.header("Content-Type").map { $0.prefix { $0 != ";" && $0 != " " }.lowercased() }
    }
}
