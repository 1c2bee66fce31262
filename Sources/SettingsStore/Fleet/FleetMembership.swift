internal import AgeFile
internal import Bounds
internal import Crypto
internal import Secrets
internal import StrictJSON

/// The fleets that this machine is a member of: what it knows of each, sealed for itself in the configuration folder.
///
/// What a machine has seen once it never takes an older list for, and it believes a newer one only under a secret that it has.
struct FleetMembership: Sendable {
    let store: SettingsStore

    private func seenPath(_ fleet: String) -> String { "\(store.folder.path)/fleets/\(fleet).seen" }
    private func path(_ fleet: String) -> String { "\(store.folder.path)/fleets/\(fleet).age" }

    /// The list of a fleet as this machine knows it; nil when it is no member.
    ///
    /// - Throws: ``SettingsError`` about the file or this machine's keys.
    func roster(of fleet: String) throws(SettingsError) -> FleetRoster? {
        guard Hexadecimal.isText(fleet, 16), let file = try PrivateFile.read(path(fleet)) else { return nil }
        let source = SettingsSource.file(path: path(fleet))
        let text = try SettingsText.opened(file, with: try store.keyRing.keys().identities, from: source)
        guard let roster = FleetRoster(text: String(foreign: text)) else {
            throw SettingsError.damaged(source, .badMember(name: "members"))
        }
        return roster
    }

    /// The fleets that this machine is a member of, and where each was seen last.
    ///
    /// - Throws: ``SettingsError``, see ``roster(of:)``.
    func all() throws(SettingsError) -> [(roster: FleetRoster, place: String)] {
        let names = (try? FolderListing.names(at: "\(store.folder.path)/fleets")) ?? []
        var found: [(FleetRoster, String)] = []
        for name in names.sorted() where name.hasSuffix(".age") {
            guard let roster = try roster(of: String(name.dropLast(4))) else { continue }
            found.append((roster, roster.place))
        }
        return found
    }

    /// Keeps a list that was believed, durably.
    func keep(_ roster: FleetRoster, at place: String) throws(SettingsError) {
        let keys = try store.keyRing.keysMakingIdentity()
        let (path, random) = (path(roster.id), store.random)
        try store.folder.prepare()
        try PrivateFolder.make(FilePath.split(path).folder)
        let content = try SettingsText.sealed(Array(roster.text(at: place).utf8), to: keys.everyone) { random($0) }
        try write(content, to: path)
    }

    private func write(_ content: [UInt8], to path: String) throws(SettingsError) {
        let file = try ReplacementFile(for: path, reserving: content.count, random: store.random, calls: store.calls)
        try file.commit(content) { _ in }
    }

    // MARK: In an engine

    /// A list as it is kept in an engine: sealed for its members, with the fleet and the version for everybody to see.
    func sealed(_ roster: FleetRoster) throws(SettingsError) -> [UInt8] {
        let random = store.random
        let recipients = roster.members.compactMap { try? AgePublicKey($0.recipient) }
        let sealed = try SettingsText.sealed(Array(roster.vouched.utf8), to: recipients) { random($0) }
        let json: JSONValue = [
            "fleet": .string(roster.id), "version": .integer(roster.version),
            "sealed": .string(String(foreign: sealed)),
        ]
        return Array(json.text().utf8)
    }

    /// The list that an engine holds, if this machine may believe it; it is kept then.
    ///
    /// - Parameters:
    ///   - value: what is in the engine; nil for nothing.
    ///   - place: what errors call the engine.
    /// - Returns: the list.
    /// - Throws: ``SettingsError``: `fleet` and others.
    func believed(_ value: [UInt8]?, at place: String) throws(SettingsError) -> FleetRoster {
        guard let value else { throw SettingsError.fleet(place: place, .noFleet) }
        guard let json = try? JSONParser.parse(value), let id = json["fleet"]?.string,
            let sealed = json["sealed"]?.string, json["version"]?.integer != nil
        else { throw SettingsError.fleet(place: place, .foreign(key: ".fleet")) }
        guard let known = try roster(of: id) else { throw SettingsError.fleet(place: place, .notMember) }
        // The very bytes that were believed before need not be opened again.
        let mark = Hexadecimal.text(Array(SHA256.hash(data: value))) + " \(known.version)"
        if let seen = try PrivateFile.read(seenPath(id)), String(foreign: seen) == mark { return known }
        let (next, body, codes) = try opened(sealed, place)
        guard next.version >= known.version else { throw SettingsError.fleet(place: place, .olderList) }
        guard known.mayBeFollowed(by: next, codes: codes, body: body), next.version > known.version || next == known
        else {
            throw SettingsError.fleet(place: place, .notVouched(key: ".fleet"))
        }
        if next != known { try keep(next, at: place) }
        let seen = Hexadecimal.text(Array(SHA256.hash(data: value))) + " \(next.version)"
        // Without it the list is opened each time.
        try? write(Array(seen.utf8), to: seenPath(id))
        return next
    }

    /// The list of the fleet that an engine names, as this machine knows it; nil when it is no member.
    func known(_ value: [UInt8]?) throws(SettingsError) -> FleetRoster? {
        guard let value, let json = try? JSONParser.parse(value), let id = json["fleet"]?.string else { return nil }
        return try roster(of: id)
    }

    /// The list that an engine holds, for a machine that has only the secret of an invitation.
    func believed(_ value: [UInt8]?, at place: String, by invitation: FleetInvitation) throws(SettingsError)
        -> FleetRoster
    {
        guard let value else { throw SettingsError.fleet(place: place, .noFleet) }
        guard let json = try? JSONParser.parse(value), let sealed = json["sealed"]?.string else {
            throw SettingsError.fleet(place: place, .foreign(key: ".fleet"))
        }
        guard json["fleet"]?.string == invitation.fleet else { throw SettingsError.fleet(place: place, .anotherFleet) }
        let (next, body, codes) = try opened(sealed, place)
        guard next.id == invitation.fleet, next.version >= invitation.version,
            FleetRoster.isVouched(body, codes: codes, of: next, by: invitation.secret)
        else { throw SettingsError.fleet(place: place, .notVouched(key: ".fleet")) }
        return next
    }

    private func opened(
        _ sealed: String,
        _ place: String
    ) throws(SettingsError) -> (FleetRoster, body: String, codes: [String]) {
        let identities = try store.keyRing.keys().identities
        let text: [UInt8]
        do throws(AgeError) {
            text = try Age.decrypt(Array(sealed.utf8), with: identities, stanzaLimit: FleetRoster.limit)
        } catch {
            guard error == .noMatch else { throw SettingsError.fleet(place: place, .foreign(key: ".fleet")) }
            throw SettingsError.fleet(place: place, .removed)
        }
        guard let json = try? JSONParser.parse(text), let body = json["body"]?.string,
            let codes = json["codes"]?.array?.compactMap(\.string), let roster = FleetRoster(text: body)
        else { throw SettingsError.fleet(place: place, .foreign(key: ".fleet")) }
        return (roster, body, codes)
    }
}
