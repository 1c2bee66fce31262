internal import StrictJSON

/// One request as the log keeps it: names but no values, and fingerprints in place of codes and tokens.
package struct PracticeCall: Sendable, Hashable, CustomStringConvertible {
    /// When it came, in milliseconds since 1970.
    package let time: Int64
    /// The method: `GET`, `POST` and so on.
    package let method: String
    /// The path with the real host in front: `/api.example.com/oauth2/token`.
    package let path: String
    /// The names in the query, sorted.
    package let query: [String]
    /// The names of the headers, lower case, sorted.
    package let headers: [String]
    /// The names in the form of the body, sorted.
    package let form: [String]
    /// The grant that was asked for, when it is a known one: `refresh_token` and so on.
    package let grant: String?
    /// What stands for the code, refresh token or bearer token: 128 bits of its SHA-256, base64url; nil for none.
    package let token: String?
    /// The answer's status; 0 when nothing was answered.
    package let status: Int
    /// What went wrong on purpose.
    package let mishap: InjectedFault.Kind?

    /// For instance `POST /api.example.com/oauth2/token`.
    package var description: String { "\(method) \(path)" }

    init(_ request: PracticeRequest, status: Int, mishap: InjectedFault.Kind?, at time: Int64) {
        let grants = ["authorization_code", "refresh_token", "password", "web_server", "refresh"]
        let form = request.form ?? [:]
        self.time = time
        method = request.method
        path = "/\(request.host)\(request.path)"
        query = (request.query ?? [:]).keys.sorted()
        headers = Set(request.headers.map { $0.name.lowercased() }).sorted()
        self.form = form.keys.sorted()
        grant = (form["grant_type"] ?? form["type"]).flatMap { grants.contains($0) ? $0 : nil }
        let token = form["refresh_token"] ?? form["code"] ?? request.bearer
        self.token = token.map(PracticeToken.fingerprint)
        self.status = status
        self.mishap = mishap
    }

    /// The call as JSON.
    var json: JSONObject {
        func names(_ names: [String]) -> JSONValue { .array(names.map(JSONValue.string)) }
        var object = JSONObject()
        object["time"] = .integer(time)
        object["method"] = .string(method)
        object["path"] = .string(path)
        object["query"] = names(query)
        object["headers"] = names(headers)
        object["form"] = names(form)
        object["grant"] = grant.map(JSONValue.string) ?? .null
        object["token"] = token.map(JSONValue.string) ?? .null
        object["status"] = .integer(status)
        object["fault"] = (mishap?.rawValue).map(JSONValue.string) ?? .null
        return object
    }
}
