internal import StrictJSON

/// The addresses the stored credentials belong to; they must not be sent to others (a connection string could try).
public struct StoredEndpoints: Sendable, Hashable {
    /// Where a person signs in.
    public var authorization: String?
    /// Where tokens are fetched.
    public var token: String?

    /// Makes the pair.
    public init(authorization: String? = nil, token: String? = nil) {
        self.authorization = authorization
        self.token = token
    }

    init?(_ json: JSONObject) {
        guard json.holds("authorization", { $0.string != nil }), json.holds("token", { $0.string != nil }) else {
            return nil
        }
        self.init(authorization: json["authorization"]?.string, token: json["token"]?.string)
    }

    func write(to json: inout JSONObject) {
        json["authorization"] = authorization.map { .string($0) }
        json["token"] = token.map { .string($0) }
    }
}
