internal import StrictJSON

/// What a service remembers about codes and tokens that are out in the world.
///
/// Everything else is written in the codes and tokens themselves.
struct PracticeMemory: Sendable, Hashable {
    /// How many entries each list keeps; the oldest ones go.
    static let limit = 2_000

    /// Ids of codes and refresh tokens that are used up, oldest first; one that comes again ends its grant.
    private(set) var spent: [String] = []
    /// Ids of refresh tokens that fell out because there were too many, oldest first.
    private(set) var droppedOut: [String] = []
    /// Families that were revoked, oldest first.
    private(set) var revoked: [String] = []
    /// Ids of the refresh tokens of a client and user, oldest first.
    private(set) var refreshTokens: [String: [String]] = [:]
    /// When a client and user signed in, in milliseconds since 1970.
    private(set) var signIns: [String: [Int64]] = [:]
    /// What became of each sign-in, oldest first.
    private(set) var grants: [PracticeGrant] = []

    init() {}

    /// Whether a token is used up or revoked.
    func isDead(_ token: PracticeToken) -> Bool {
        spent.contains(token.id) || droppedOut.contains(token.id) || !isAlive(token.family)
    }

    /// Whether a grant was neither revoked nor ended by a reuse.
    func isAlive(_ grant: String) -> Bool { !revoked.contains(grant) }

    /// Notes that a code or refresh token is used up.
    mutating func spend(_ token: PracticeToken) { spent = (spent + [token.id]).suffix(Self.limit) }

    /// Notes that every token of a sign-in is dead.
    mutating func revoke(_ token: PracticeToken) {
        guard isAlive(token.family) else { return }
        revoked = (revoked + [token.family]).suffix(Self.limit)
    }

    /// Ends the whole grant of a code or refresh token that comes again although it is used up: one of those who have it
    /// is a thief (RFC 6749 section 4.1.2, RFC 9700 section 4.14.2).
    mutating func noticeReuse(_ token: PracticeToken) {
        guard spent.contains(token.id) else { return }
        revoke(token)
        update(token) { $0.reuses += 1 }
    }

    /// Counts a refresh that is asked for.
    mutating func countRefresh(_ token: PracticeToken) { update(token) { $0.countRefresh(token) } }

    /// Changes what is kept of a token's grant.
    private mutating func update(_ token: PracticeToken, _ change: (inout PracticeGrant) -> Void) {
        if let index = grants.lastIndex(where: { $0.id == token.family }) {
            change(&grants[index])
            return
        }
        var grant = PracticeGrant(token)
        change(&grant)
        grants = (grants + [grant]).suffix(Self.limit)
    }

    /// Notes a refresh token; with a limit, the oldest ones beyond it are used up.
    mutating func issue(_ token: PracticeToken, replacing old: PracticeToken?, limit: Int?) {
        let key = "\(token.service) \(token.client)"
        var ids = (refreshTokens[key] ?? []).filter { $0 != old?.id } + [token.id]
        let excess = max(0, ids.count - (limit ?? Self.limit))
        droppedOut = (droppedOut + ids.prefix(excess)).suffix(Self.limit)
        ids.removeFirst(excess)
        refreshTokens[key] = ids
        update(token) { $0.generation = max($0.generation, token.generation) }
    }

    /// Counts a sign-in, unless the client and user had too many within the last hour.
    ///
    /// - Returns: whether it is allowed.
    mutating func allowsSignIn(service: String, client: String, at now: Int64, limit: Int) -> Bool {
        let key = "\(service) \(client)"
        let recent = (signIns[key] ?? []).filter { $0 > now - 3_600_000 }
        guard recent.count < limit else { return false }
        signIns[key] = recent + [now]
        return true
    }
}

extension PracticeMemory {
    /// The memory as JSON.
    var json: JSONValue {
        func object<Value>(_ values: [String: Value], _ convert: (Value) -> JSONValue) -> JSONValue {
            var object = JSONObject()
            for (name, value) in values.sorted(by: { $0.key < $1.key }) { object[name] = convert(value) }
            return .object(object)
        }
        return [
            "schemaVersion": 1,
            "spent": .array(spent.map(JSONValue.string)),
            "revoked": .array(revoked.map(JSONValue.string)),
            "refreshTokens": object(refreshTokens) { .array($0.map(JSONValue.string)) },
            "signIns": object(signIns) { .array($0.map { JSONValue.integer($0) }) },
            "droppedOut": .array(droppedOut.map(JSONValue.string)),
            "grants": .array(grants.map { .object($0.json) }),
        ]
    }

    /// Reads the JSON back; nil when it is something else.
    init?(_ json: JSONValue) {
        guard json["schemaVersion"] == 1, let spent = json["spent"]?.array, let revoked = json["revoked"]?.array,
            let refreshTokens = json["refreshTokens"]?.object, let signIns = json["signIns"]?.object
        else { return nil }
        self.spent = spent.compactMap(\.string)
        self.revoked = revoked.compactMap(\.string)
        for (key, value) in refreshTokens { self.refreshTokens[key] = value.array?.compactMap(\.string) }
        droppedOut = json["droppedOut"]?.array?.compactMap(\.string) ?? []
        grants = json["grants"]?.array?.compactMap(PracticeGrant.init) ?? []
        for (key, value) in signIns { self.signIns[key] = value.array?.compactMap(\.integer) }
    }
}
