internal import Secrets
internal import StrictJSON

/// Which machine refreshed a connection last, signed it in, or took it over.
public struct LastRefresh: Sendable, Hashable {
    /// The moments that can be one, in milliseconds since 1970: until the year 9999.
    static let moments: ClosedRange<Int64> = 0...253_402_300_799_999

    /// The machine's mark: a keyed hash of its identifier, in hexadecimal digits.
    let machine: String
    /// The SHA-256 of the refresh token it holds, in hexadecimal digits: it counts for that token only.
    let token: String
    /// What people call the machine; a text that another machine wrote.
    public let host: String
    /// When, in milliseconds since 1970.
    public let at: Int64

    /// The mark of no machine: whoever finds it leaves the token alone.
    private static let nobody = String(repeating: "0", count: 32)

    /// Says that no machine renews a token that is on its way to another one.
    init(nobodyHas token: Secret, peer: String, at: Int64) {
        self.init(machine: Self.nobody, token: token, host: peer, at: at)
    }

    /// Whether no machine renews that token.
    func isNobodys(_ token: Secret?) -> Bool { machine == Self.nobody && self.token == token.map(Fingerprint.of) }

    init(machine: String, token: Secret, host: String, at: Int64) {
        self.machine = machine
        self.token = Fingerprint.of(token)
        self.host = host
        self.at = at
    }

    /// What is stored; nil also for what this version does not understand, which counts as unknown.
    init?(_ json: JSONObject) {
        guard let machine = json["machine"]?.string, Hexadecimal.isText(machine, 16),
            let token = json["token"]?.string, let host = json["host"]?.string,
            let at = json["at"]?.integer, Self.moments.contains(at)
        else { return nil }
        self.machine = machine
        self.token = token
        self.host = host
        self.at = at
    }

    func write(to json: inout JSONObject) {
        json["machine"] = .string(machine)
        json["token"] = .string(token)
        json["host"] = .string(host)
        json["at"] = .integer(at)
    }
}
