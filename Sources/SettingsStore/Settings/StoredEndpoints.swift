internal import StrictJSON

/// The addresses and hosts the stored credentials belong to; they must not be sent to others (a connection string could try).
public struct StoredEndpoints: Sendable, Hashable {
    /// Where a person signs in.
    public var authorization: String?
    /// Where tokens are fetched.
    public var token: String?

    /// The hosts that requests with them may go to, as a definition writes them; nil in settings of earlier versions.
    public var hosts: [String]?

    /// Addresses and hosts.
    public init(authorization: String? = nil, token: String? = nil, hosts: [String]? = nil) {
        self.authorization = authorization
        self.token = token
        self.hosts = hosts
    }

    init?(_ json: JSONObject) {
        guard json.holds("authorization", { $0.string != nil }), json.holds("token", { $0.string != nil }),
            json.holds("hosts", { $0.array?.allSatisfy { $0.string != nil } == true })
        else { return nil }
        self.init(
            authorization: json["authorization"]?.string,
            token: json["token"]?.string,
            hosts: json["hosts"]?.array?.compactMap(\.string)
        )
    }

    func write(to json: inout JSONObject) {
        json["authorization"] = authorization.map { .string($0) }
        json["token"] = token.map { .string($0) }
        json["hosts"] = hosts.map { .array($0.map { .string($0) }) }
    }
}
