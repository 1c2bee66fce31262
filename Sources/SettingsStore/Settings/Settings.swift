internal import Bounds
public import Secrets
public import StrictJSON

/// The content of a settings file: one connection, its tokens, and whatever a newer version put beside them.
///
/// A typed view over JSON: members this version does not know keep their value and their place through every change. A number
/// that nobody can mean is read as the nearest one that can be meant, so that no token is lost for it.
public struct Settings: Sendable, Equatable {
    /// The newest layout this version knows.
    public static let schemaVersion = 1

    private var members: JSONObject

    /// Settings of a new connection.
    ///
    /// - Parameters:
    ///   - service: The id of the service.
    ///   - connection: The connection's name.
    ///   - random: Where the id comes from.
    public init(service: String, connection: String, random: RandomBytes = .system) {
        members = JSONObject()
        members["schemaVersion"] = .integer(Self.schemaVersion)
        members["id"] = .string(Hexadecimal.text(random(16)))
        members["revision"] = 0
        members["service"] = .string(service)
        members["connection"] = .string(connection)
    }

    /// Reads settings from JSON.
    ///
    /// - Parameter json: An object with the members this type writes, and any others.
    /// - Throws: ``SettingsError``: `newerSchema`, or `damaged` when a member is missing or of another kind.
    public init(json: JSONValue) throws(SettingsError) { try self.init(json: json, from: .json) }

    /// Reads settings from JSON that came from somewhere, for its errors to name.
    init(json: JSONValue, from source: SettingsSource) throws(SettingsError) {
        guard let members = json.object, let version = members["schemaVersion"]?.integer, version > 0 else {
            throw SettingsError.damaged(source, .noSchemaVersion)
        }
        guard version <= Self.schemaVersion else { throw SettingsError.newerSchema(source, version: version) }
        self.members = members
        if let name = Self.checks.first(where: { !$0.isFine(members) })?.name ?? PlainSettings.fault(members) {
            throw SettingsError.damaged(source, .badMember(name: name))
        }
    }

    /// The JSON itself, with every secret in it: for sealing and for showing on request.
    public func revealedJSON() -> JSONValue { .object(members) }

    /// Random hexadecimal digits that tell this connection from every other, for ever.
    public internal(set) var id: String {
        get { members["id"]?.string ?? "" }
        set { members["id"] = .string(newValue) }
    }

    /// Makes another connection of these settings: what is signed in anew after a move is not the one that lives elsewhere.
    ///
    /// Both may come to one machine again, under two names; with one id the one with fewer revisions would pass for an old copy.
    package mutating func startAnew(random: RandomBytes) {
        members["id"] = .string(Hexadecimal.text(random(16)))
        moved = nil
    }

    /// How often the settings were written; the store counts.
    public internal(set) var revision: Int {
        get { Int(members["revision"]?.integer(in: .revision) ?? 0) }
        set { members["revision"] = .integer(NumberRange.revision.nearest(newValue)) }
    }

    /// The id of the service.
    public var service: String {
        get { members["service"]?.string ?? "" }
        set { members["service"] = .string(newValue) }
    }

    /// The connection's name.
    public var connection: String {
        get { members["connection"]?.string ?? "" }
        set { members["connection"] = .string(newValue) }
    }

    /// Whose OAuth app is used: `embedded`, `custom`, or nil where the scheme has none.
    public var app: String? {
        get { members["app"]?.string }
        set { members["app"] = newValue.map { .string($0) } }
    }

    /// The connection properties in order; of two of one name the later value stays.
    public var properties: [SettingsProperty] {
        get {
            (members["properties"]?.object ?? JSONObject()).map { member in
                SettingsProperty(name: member.name, value: Secret(member.value.string ?? ""))
            }
        }
        set {
            var object = JSONObject()
            for property in newValue { object[property.name] = .string(property.value.reveal()) }
            members["properties"] = .object(object)
        }
    }

    /// The OAuth values, if there are any.
    public var tokens: StoredTokens? {
        get { members["tokens"]?.object.flatMap { StoredTokens($0) } }
        set { replace("tokens", newValue) { $0.write(to: &$1) } }
    }

    /// Who signed in, as far as a connection test has told.
    public var account: SignedInAccount? {
        get { members["account"]?.object.flatMap { SignedInAccount($0) } }
        set { replace("account", newValue) { $0.write(to: &$1) } }
    }

    /// When a connection test named that account last and was kept, in milliseconds since 1970; nil when that is not known.
    public package(set) var testedAt: Int64? {
        get { members["testedAt"]?.integer.flatMap { LastRefresh.moments.contains($0) ? $0 : nil } }
        set { members["testedAt"] = newValue.map { .integer($0) } }
    }

    /// The addresses the credentials belong to.
    public var endpoints: StoredEndpoints? {
        get { members["endpoints"]?.object.flatMap { StoredEndpoints($0) } }
        set { replace("endpoints", newValue) { $0.write(to: &$1) } }
    }

    /// When the refresh token was issued, in milliseconds since 1970; nil in settings of earlier versions.
    public internal(set) var refreshTokenSince: Int64? {
        get { members["refreshTokenSince"]?.integer(in: .moment) }
        set { members["refreshTokenSince"] = newValue.map { .integer($0) } }
    }

    /// Which machine got the refresh token that is stored; nil when that is not known.
    public internal(set) var lastRefresh: LastRefresh? {
        get { members["lastRefresh"]?.object.flatMap { LastRefresh($0) } }
        set {
            replace("lastRefresh", newValue) { $0.write(to: &$1) }
            // What earlier versions wrote for the same purpose: a random name that was copied with the home.
            members["machine"] = nil
        }
    }

    /// Where the connection was moved to; nil while it lives here.
    public var moved: MovedConnection? {
        get { members["moved"]?.object.flatMap { MovedConnection($0) } }
        set { replace("moved", newValue) { $0.write(to: &$1) } }
    }

    /// The journey that they are on, or came by; nil without one.
    package internal(set) var transit: Transit? {
        get { members["transit"]?.object.flatMap { Transit($0) } }
        set { replace("transit", newValue) { $0.write(to: &$1) } }
    }

    /// What became of the refresh token since it was sent last; nil when it was never sent, or answered well.
    public var refreshJournal: RefreshJournal? {
        get { members["refresh"]?.object.flatMap { RefreshJournal($0) } }
        set { replace("refresh", newValue) { $0.write(to: &$1) } }
    }

    /// Whether a refresh has brought another refresh token, ever since somebody signed in at this service.
    public var hasRotated: Bool {
        get { members["rotates"]?.bool ?? false }
        set { members["rotates"] = newValue ? true : nil }
    }

    /// The SHA-256 of the last `OAuthVerifier` that was sent, in hexadecimal digits; a code is good for one use.
    public var spentVerifier: String? {
        get { members["spentVerifier"]?.string }
        set { members["spentVerifier"] = newValue.map { .string($0) } }
    }

    /// When sign-ins were tried, in milliseconds since 1970, where a service limits their number.
    public var authenticationAttempts: [Int64] {
        get { members["authenticationAttempts"]?.array?.compactMap { $0.integer(in: .moment) } ?? [] }
        set { members["authenticationAttempts"] = newValue.isEmpty ? nil : .array(newValue.map { .integer($0) }) }
    }

    /// Since when the service has refused the credentials that are stored, in milliseconds since 1970; nil while none was refused.
    public var refusedSince: Int64? {
        get { members["refusedSince"]?.integer.flatMap { LastRefresh.moments.contains($0) ? $0 : nil } }
        set { members["refusedSince"] = newValue.map { .integer($0) } }
    }

    /// A connection that is to take the place of this one, and has not been proved to work yet; nil without one.
    ///
    /// One that cannot be read counts as none: it can be signed in anew.
    public var unproven: Settings? {
        get { members["unproven"].flatMap { try? Settings(json: $0) } }
        set { members["unproven"] = newValue?.revealedJSON() }
    }

    /// A connection that has come to take the place of this one, and is not this machine's yet; nil without one.
    ///
    /// It is a whole one, with its ``transit``. One that cannot be read counts as none: it can be sent again.
    package internal(set) var incoming: Settings? {
        get { members["incoming"].flatMap { try? Settings(json: $0) } }
        set { members["incoming"] = newValue?.revealedJSON() }
    }

    /// The SHA-256 of the token that these came for, in hexadecimal digits, while nobody has proved them; nil for a sign-in.
    public var origin: String? {
        get { members["origin"]?.string }
        set { members["origin"] = newValue.map { .string($0) } }
    }

    /// The SHA-256 of the refresh token that the tokens were got for, in hexadecimal digits, where machines share them.
    var refreshedFrom: String? {
        get { members["refreshedFrom"]?.string }
        set { members["refreshedFrom"] = newValue.map { .string($0) } }
    }

    /// Whether they only say that a connection was removed for all machines that shared it.
    var isForgotten: Bool {
        get { members["forgotten"]?.bool ?? false }
        set { members["forgotten"] = newValue ? true : nil }
    }

    /// Another member, one that a newer version or another program has put there.
    public subscript(member name: String) -> JSONValue? { members[name] }

    private mutating func replace<Value>(_ name: String, _ value: Value?, write: (Value, inout JSONObject) -> Void) {
        guard let value else {
            members[name] = nil
            return
        }
        var object = members[name]?.object ?? JSONObject()
        write(value, &object)
        members[name] = .object(object)
    }
}
