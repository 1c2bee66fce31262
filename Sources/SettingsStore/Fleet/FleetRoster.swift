internal import AgeFile
internal import Bounds
internal import Crypto
internal import Secrets
internal import StrictJSON

/// The machines of a fleet, and the secret that only they have: whoever knows it has vouched for what it is in.
///
/// Sealing alone proves no author, since public keys are public. A member that goes leaves with the secret, so that the others
/// get a new one; what was vouched for under an older one counts no more.
package struct FleetRoster: Sendable, Hashable {
    /// A machine.
    package struct Member: Sendable, Hashable {
        /// What people call it.
        package let name: String
        /// Its public key.
        package let recipient: String
        /// When it was let in, in milliseconds since 1970.
        package let since: Int64
    }

    /// Up to how many members settings are sealed for each of them, so that `age -d` opens them with a member's own key.
    static let directLimit = 30
    /// The most members: what is sealed for them must fit into an engine.
    static let limit = 2000

    /// Random hexadecimal digits that tell this fleet from every other.
    package private(set) var id: String
    /// How often the list was changed.
    package private(set) var version: Int
    /// The secrets, the one that counts last.
    private(set) var secrets: [[UInt8]]
    /// The fleet's own key, which each member has.
    private(set) var key: String
    /// The machines, in the order in which they came.
    package private(set) var members: [Member]
    /// The names of machines that were removed, so that a removal that was cut short can be asked for again.
    private(set) var gone: [String] = []
    /// Where this machine has seen the list last; no part of what is vouched for.
    private(set) var place = ""

    /// A fleet of one machine.
    init(first: Member, random: RandomBytes) throws(SettingsError) {
        id = Hexadecimal.text(random(16))
        version = 1
        secrets = [random(32)]
        key = try Self.newKey(random)
        members = [first]
    }

    /// Whether a machine of that name and key is the only one.
    func isOnly(_ name: String, _ recipient: String) -> Bool {
        members.map(\.name) == [name] && members.map(\.recipient) == [recipient]
    }

    /// The list with another machine; nil where it is in it already.
    ///
    /// - Throws: `fleet` with `memberIsThere` where the name or the key is another machine's.
    func adding(_ member: Member) throws(SettingsError) -> FleetRoster? {
        if members.contains(where: { $0.name == member.name && $0.recipient == member.recipient }) { return nil }
        guard !members.contains(where: { $0.name == member.name || $0.recipient == member.recipient }),
            members.count < Self.limit
        else { throw SettingsError.fleet(place: place, .memberIsThere(name: member.name)) }
        var next = self
        next.version += 1
        next.gone.removeAll { $0 == member.name }
        next.members.append(member)
        return next
    }

    /// The list without a machine, with another secret and another key; nil where it was removed before.
    ///
    /// - Throws: `fleet` with `noSuchMember`.
    func removing(_ name: String, random: RandomBytes) throws(SettingsError) -> FleetRoster? {
        if gone.contains(name) { return nil }
        guard members.contains(where: { $0.name == name }), members.count > 1 else {
            throw SettingsError.fleet(place: place, .noSuchMember(name: name, members: members.map(\.name)))
        }
        var next = self
        next.version += 1
        next.members.removeAll { $0.name == name }
        next.gone.append(name)
        next.secrets.append(random(32))
        next.key = try Self.newKey(random)
        return next
    }

    /// The list with another key of a machine, which has it from now on; nil where the machine is not in it.
    func replacing(_ recipient: String, with new: String) -> FleetRoster? {
        guard let index = members.firstIndex(where: { $0.recipient == recipient }) else { return nil }
        var next = self
        next.version += 1
        next.members[index] = Member(name: members[index].name, recipient: new, since: members[index].since)
        return next
    }

    /// Whether two lists say the same, wherever they were seen.
    package static func == (one: FleetRoster, other: FleetRoster) -> Bool { one.text == other.text }

    package func hash(into hasher: inout Hasher) { hasher.combine(text) }

    private static func newKey(_ random: RandomBytes) throws(SettingsError) -> String {
        do {
            return try AgeSecretKey(.x25519) { random($0) }.revealedText()
        } catch {
            throw SettingsError.identityDamaged(.cannotMake(error))
        }
    }

    /// Whether what is in an engine may take the place of this list.
    func mayBeFollowed(by next: FleetRoster, codes: [String], body: String) -> Bool {
        let own = secrets.count - 1
        guard next.id == id, next.secrets.count >= secrets.count, codes.count == next.secrets.count else {
            return false
        }
        return ConstantTime.equal(codes[own], Self.code(body, secrets[own]))
    }

    // MARK: What is sealed

    /// Public keys that settings are sealed for.
    var recipients: [AgePublicKey] {
        let texts =
            members.count > Self.directLimit ? identity.map { [$0.recipient.text] } ?? [] : members.map(\.recipient)
        return texts.compactMap { try? AgePublicKey($0) }
    }

    /// The fleet's own key.
    var identity: AgeSecretKey? { try? AgeSecretKey(key) }

    /// Whether somebody who had a secret of the past has vouched for a list.
    static func isVouched(_ body: String, codes: [String], of list: FleetRoster, by secret: [UInt8]) -> Bool {
        codes.count == list.secrets.count && codes.contains { ConstantTime.equal($0, code(body, secret)) }
    }

    /// How many secrets there were.
    var epoch: Int { secrets.count }

    /// The secret that counts.
    var secret: [UInt8] { secrets[secrets.count - 1] }

    /// Which member vouches for a text under a name.
    func code(for text: String, named name: String) -> String { Self.code("settings\0\(name)\0\(text)", secret) }

    private static func code(_ text: String, _ secret: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: secret))
        return Hexadecimal.text(Array(code))
    }

    // MARK: As text

    /// The list as it is kept.
    var text: String {
        var json = JSONObject()
        json["fleet"] = .string(id)
        json["version"] = .integer(version)
        json["secrets"] = .array(secrets.map { .string(Base64URL.encode($0)) })
        json["key"] = .string(key)
        json["members"] = .array(
            members.map { member in
                ["name": .string(member.name), "recipient": .string(member.recipient), "since": .integer(member.since)]
            }
        )
        if !gone.isEmpty { json["gone"] = .array(gone.map { .string($0) }) }
        return JSONValue.object(json).text()
    }

    /// The list as this machine keeps it, with where it is.
    func text(at place: String) -> String {
        guard var json = (try? JSONParser.parse(text))?.object else { return text }
        json["place"] = .string(place)
        return JSONValue.object(json).text()
    }

    /// Reads such a text; nil for anything else.
    init?(text: String) {
        guard let json = try? JSONParser.parse(text), let id = json["fleet"]?.string, Hexadecimal.isText(id, 16),
            let version = json["version"]?.integer, version > 0, let key = json["key"]?.string,
            let secrets = json["secrets"]?.array?.compactMap({ $0.string.flatMap { Base64URL.decode($0) } }),
            !secrets.isEmpty, secrets.allSatisfy({ $0.count == 32 }),
            let members = json["members"]?.array?.compactMap(Self.member), !members.isEmpty
        else { return nil }
        (self.id, self.version, self.secrets, self.key, self.members) = (id, Int(version), secrets, key, members)
        gone = json["gone"]?.array?.compactMap(\.string) ?? []
        place = json["place"]?.string ?? ""
    }

    private static func member(_ json: JSONValue) -> Member? {
        guard let name = json["name"]?.string, let recipient = json["recipient"]?.string,
            let since = json["since"]?.integer
        else { return nil }
        return Member(name: name, recipient: recipient, since: since)
    }

    /// The text with a code under every secret that there was, so that whoever knows only an older one can believe it.
    var vouched: String {
        let body = text
        let codes = secrets.map { JSONValue.string(Self.code(body, $0)) }
        let json: JSONValue = ["body": .string(body), "codes": .array(codes)]
        return json.text()
    }
}
