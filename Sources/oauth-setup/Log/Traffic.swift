internal import AuthEngine
internal import Bounds
internal import FoundationEssentials
internal import ServiceCatalog
internal import StrictJSON
internal import WebRequests

/// A request or a reply as a line of the log: names, and the values of those names that are known to be harmless.
///
/// Everything else, headers, form values, members of replies, is taken for a secret and given to the ``Redactor``. A line
/// stays short, whatever was sent.
struct Traffic {
    /// Parameters and members whose values are shown.
    private static let harmless: Set<String> = [
        "grant_type", "response_type", "redirect_uri", "scope", "type", "token_type", "expires_in", "error",
        "token_access_type", "code_challenge_method", "client_id",
    ]
    /// Headers whose values are shown.
    private static let harmlessHeaders: Set<String> = [
        "accept", "content-type", "user-agent", "date", "retry-after", "content-length",
    ]
    /// The most headers, parameters and members that are named.
    private static let limit = 32
    /// The most texts of one reply that are remembered as secrets; no line shows any of them.
    private static let mostLearned = 500

    let redactor: Redactor

    /// For instance `POST https://host.example/token grant_type=refresh_token refresh_token=***`.
    func line(_ request: HTTPRequest) -> String {
        let address = request.url.prefix { $0 != "?" && $0 != "#" }
        let query = request.url.dropFirst(address.count).drop { $0 == "?" }.prefix { $0 != "#" }
        let type = request.headers.first { $0.name.lowercased() == "content-type" }?.value ?? ""
        let body = request.body ?? []
        let isForm = type.hasPrefix("application/x-www-form-urlencoded")
        let pairs = form(query) + (isForm ? form(String(foreign: body)[...]) : [])
        // All of it is known before any of it is shown.
        for (name, value, plain) in pairs where !Self.harmless.contains(name) {
            redactor.learn(value)
            redactor.learn(plain)
        }
        for header in request.headers { learn(header) }
        var parts = ["\(request.method) \(redactor.short(String(address)))"]
        parts += pairs.prefix(Self.limit).map { name, _, plain in
            redactor.short(name) + "=" + (Self.harmless.contains(name) ? redactor.short(plain) : Redactor.mark)
        }
        if !isForm, !body.isEmpty { parts.append("\(body.count) bytes") }
        return (parts + request.headers.prefix(Self.limit).map(shown)).joined(separator: " ")
    }

    /// For instance `200, 120 bytes, application/json {access_token: ***, expires_in: 3600}`.
    func line(_ reply: HTTPReply, milliseconds: Int) -> String {
        let members = (try? JSONParser.parse(reply.body))?.object
        var left = Self.mostLearned
        for header in reply.headers { learn(header) }
        for (name, value) in members ?? JSONObject() where plain(value, name) == nil { learn(value, &left) }
        var text = "\(reply.status), \(reply.body.count) bytes, \(milliseconds) ms"
        let harmless = reply.headers.filter { Self.harmlessHeaders.contains($0.name.lowercased()) }
        text += harmless.prefix(Self.limit).map { " " + shown($0) }.joined()
        guard let members else { return text }
        let named = members.names.prefix(Self.limit).map { name in
            redactor.short(name) + ": " + (plain(members[name] ?? .null, name).map(redactor.short) ?? Redactor.mark)
        }
        let more = members.names.count > Self.limit ? ", …" : ""
        return text + " {" + named.joined(separator: ", ") + more + "}"
    }

    private func learn(_ header: (name: String, value: String)) {
        guard !Self.harmlessHeaders.contains(header.name.lowercased()) else { return }
        // Behind `Bearer` or `Basic` the credential stands alone.
        for part in header.value.split(separator: " ") {
            redactor.learn(String(part))
            learnLogin(String(part))
        }
        redactor.learn(header.value)
    }

    /// Learns what a `Basic` header holds: a service may send back the secret alone, encoded in another way.
    private func learnLogin(_ credential: String) {
        guard let bytes = Data(base64Encoded: credential), let login = String(validForeign: bytes),
            let colon = login.firstIndex(of: ":")
        else { return }
        let secret = String(login[login.index(after: colon)...])
        redactor.learn(secret)
        // Applications' secrets are form-encoded first (RFC 6749 section 2.3.1).
        if let plain = PercentEncoding.decode(secret.replacing("+", with: " ")) { redactor.learn(plain) }
    }

    private func shown(_ header: (name: String, value: String)) -> String {
        let isHarmless = Self.harmlessHeaders.contains(header.name.lowercased())
        return redactor.short(header.name) + "=" + (isHarmless ? redactor.short(header.value) : Redactor.mark)
    }

    private func form(_ query: Substring) -> [(name: String, value: String, plain: String)] {
        query.split(separator: "&").map { pair in
            let name = String(pair.prefix { $0 != "=" })
            let value = String(pair.dropFirst(name.count + 1))
            return (name, value, PercentEncoding.decode(value.replacing("+", with: " ")) ?? value)
        }
    }

    /// The value of a member that is known to be harmless; nil for every other.
    private func plain(_ value: JSONValue, _ name: String) -> String? {
        guard Self.harmless.contains(name) else { return nil }
        let text = value.string ?? value.integer.map { "\($0)" }
        // A lifetime is a number; anything else in its place may be anything.
        return name == "expires_in" ? text.flatMap { Int64($0).map(String.init) } : text
    }

    private func learn(_ value: JSONValue, _ left: inout Int) {
        guard left > 0 else { return }
        switch value {
        case .string(let text):
            left -= 1
            redactor.learn(text)
        case .array(let values): for value in values { learn(value, &left) }
        case .object(let members): for (_, value) in members { learn(value, &left) }
        case .number, .bool, .null: break
        }
    }
}
