internal import AuthEngine
internal import ServiceCatalog
internal import StrictJSON

/// A request or a reply as a line of the log: names, and the values of those names that are known to be harmless.
///
/// Everything else, headers, form values, members of replies, is taken for a secret and given to the ``Redactor``.
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
    /// The most members of a reply that are named.
    private static let limit = 32

    let redactor: Redactor

    /// For instance `POST https://host.example/token grant_type=refresh_token refresh_token=***`.
    func line(_ request: HTTPRequest) -> String {
        let address = request.url.prefix { $0 != "?" && $0 != "#" }
        let query = request.url.dropFirst(address.count).drop { $0 == "?" }.prefix { $0 != "#" }
        var parts = ["\(request.method) \(address)"] + form(query)
        if let body = request.body, !body.isEmpty {
            let type = request.headers.first { $0.name.lowercased() == "content-type" }?.value ?? ""
            parts +=
                type.hasPrefix("application/x-www-form-urlencoded")
                ? form(String(decoding: body, as: UTF8.self)[...]) : ["\(body.count) bytes"]
        }
        return (parts + request.headers.map(header)).joined(separator: " ")
    }

    /// For instance `200, 120 bytes, application/json {access_token: ***, expires_in: 3600}`.
    func line(_ reply: HTTPReply, milliseconds: Int) -> String {
        var text = "\(reply.status), \(reply.body.count) bytes, \(milliseconds) ms"
        text += reply.headers.filter { Self.harmlessHeaders.contains($0.name.lowercased()) }.map { " " + header($0) }
            .joined()
        for header in reply.headers { _ = self.header(header) }
        guard let object = try? JSONParser.parse(reply.body).object else { return text }
        let members = object.names.prefix(Self.limit).map { name in
            "\(name): \(shown(object[name] ?? .null, name: name))"
        }
        return text + " {" + members.joined(separator: ", ") + "}"
    }

    private func header(_ header: (name: String, value: String)) -> String {
        guard !Self.harmlessHeaders.contains(header.name.lowercased()) else { return "\(header.name)=\(header.value)" }
        // Behind `Bearer` or `Basic` the credential stands alone.
        for part in header.value.split(separator: " ") { redactor.learn(String(part)) }
        redactor.learn(header.value)
        return "\(header.name)=\(Redactor.mark)"
    }

    private func form(_ query: Substring) -> [String] {
        query.split(separator: "&").map { pair in
            let name = String(pair.prefix { $0 != "=" })
            let value = String(pair.dropFirst(name.count + 1))
            let plain = PercentEncoding.decode(value.replacing("+", with: " ")) ?? value
            if Self.harmless.contains(name) { return "\(name)=\(plain)" }
            redactor.learn(value)
            redactor.learn(plain)
            return "\(name)=\(Redactor.mark)"
        }
    }

    private func shown(_ value: JSONValue, name: String) -> String {
        if Self.harmless.contains(name) {
            if let text = value.string { return text }
            if let number = value.integer { return "\(number)" }
        }
        learn(value)
        return Redactor.mark
    }

    private func learn(_ value: JSONValue) {
        switch value {
        case .string(let text): redactor.learn(text)
        case .array(let values): for value in values { learn(value) }
        case .object(let members): for name in members.names { learn(members[name] ?? .null) }
        case .number, .bool, .null: break
        }
    }
}
