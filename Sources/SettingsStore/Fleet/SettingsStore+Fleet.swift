internal import AgeFile
internal import Secrets

/// Making a fleet, and letting machines in and out.
extension SettingsStore {
    /// How long an engine is asked for something that a person waits for.
    static let fleetPatience: Duration = .seconds(10)
    func engine(_ place: String) throws(SettingsError) -> any FleetEngine {
        guard let mark = place.firstRange(of: "://"),
            let engine = kinds.first(where: { $0.scheme == place[..<mark.lowerBound].lowercased() })?.engine
        else { throw SettingsError.badName(.locationNotInEngine) }
        return try engine(String(place[mark.upperBound...]), self)
    }

    var membership: FleetMembership { FleetMembership(store: self) }

    /// Makes a fleet of this machine.
    ///
    /// - Parameters:
    ///   - place: where, for instance `etcd://host:2379/prefix`.
    ///   - name: what it is called here.
    ///   - member: what this machine is called there.
    /// - Throws: ``SettingsError``: `alreadyThere` where there is one, unless it is this very one; `fleet` and others.
    package func makeFleet(at place: String, called name: String, member: String) async throws(SettingsError) {
        guard ConfigurationFolder.isConnectionName(member) else { throw SettingsError.badName(.connection) }
        let engine = try engine(place)
        if let found = try await engine.read(nil, within: Self.fleetPatience).roster {
            // A try before this one has made it, and nobody has heard of that.
            guard try membership.known(found.bytes) != nil,
                try membership.believed(found.bytes, at: engine.address).isOnly(member, recipient())
            else { throw SettingsError.alreadyThere(.fleet(place: engine.address)) }
            return try nameFleet(name, for: engine.address)
        }
        let first = FleetRoster.Member(name: member, recipient: try recipient(), since: now())
        let roster = try FleetRoster(first: first, random: random)
        try nameFleet(name, for: engine.address)
        try membership.keep(roster, at: engine.address)
        var change = FleetChange()
        change.newRoster = try membership.sealed(roster)
        guard case .done = try await engine.commit(change, within: Self.fleetPatience) else {
            throw SettingsError.alreadyThere(.fleet(place: engine.address))
        }
    }

    /// Looks at an engine, whether this machine is a member there, the clocks, and what each connection has there.
    package func examineFleet(at place: String) async -> [EngineFinding] {
        do throws(SettingsError) {
            let engine = try engine(place)
            var found = await engine.examine()
            if found.contains(where: { if case .fault = $0 { true } else { false } }) { return found }
            _ = try await members(of: place)
            for name in try await engine.names(within: Self.fleetPatience) {
                do throws(SettingsError) {
                    _ = try await FleetBackend(engine, name: name, of: self).snapshot()
                } catch {
                    found.append(.fault(error))
                    guard error.isOfOneValue else { break }
                }
            }
            return found
        } catch {
            return [.fault(error)]
        }
    }

    /// Who is in a fleet, as an engine says and this machine believes.
    package func members(of place: String) async throws(SettingsError) -> FleetRoster {
        let engine = try engine(place)
        return try membership.believed(
            try await engine.read(nil, within: Self.fleetPatience).roster?.bytes,
            at: engine.address
        )
    }

    /// The names of the connections of a fleet.
    package func connections(of place: String) async throws(SettingsError) -> [String] {
        let engine = try engine(place)
        var names: [String] = []
        for name in try await engine.names(within: Self.fleetPatience) {
            do throws(SettingsError) {
                guard try await FleetBackend(engine, name: name, of: self).read() != nil else { continue }
            } catch {
                // What is there, and is of use to nobody, is not in the way of the others.
                guard error.isOfOneValue else { throw error }
                continue
            }
            names.append(name)
        }
        return names
    }

    /// Lets a machine in.
    ///
    /// - Returns: an invitation for it, armored.
    /// - Throws: ``SettingsError``: `badRecipient`, `fleet` and others.
    package func addMember(
        _ member: String,
        _ recipient: String,
        to place: String,
        called name: String
    ) async throws(SettingsError) -> [UInt8] {
        let key: AgePublicKey
        do {
            key = try AgePublicKey(recipient)
        } catch {
            throw SettingsError.badRecipient(.given(error))
        }
        let machine = FleetRoster.Member(name: member, recipient: key.text, since: now())
        let roster = try await changeRoster(of: place) { roster throws(SettingsError) in try roster.adding(machine) }
        let random = random
        return try FleetInvitation(to: roster, at: try engine(place).address, called: name).sealed(for: key) {
            random($0)
        }
    }

    /// Removes a machine: the others get new keys, and what is there is sealed with them.
    ///
    /// What the machine has seen it may have kept; only a new sign-in ends that.
    ///
    /// - Returns: the names of the connections that it could read.
    /// - Throws: ``SettingsError``: `fleet` and others.
    package func removeMember(_ member: String, from place: String) async throws(SettingsError) -> [String] {
        let random = random
        _ = try await changeRoster(of: place) { roster throws(SettingsError) in
            try roster.removing(member, random: random)
        }
        return try await connections(of: place)
    }

    /// The connections of fleets that this machine has a copy of, as they are named in commands.
    ///
    /// - Throws: ``SettingsError``, see ``FleetBook``.
    package func sharedConnections() throws(SettingsError) -> [String] {
        let places = FleetOutbox.places(self)
        guard !places.isEmpty else { return [] }
        let book = try fleets()
        return places.map { place in
            let parts = FilePath.split(place)
            return book.entry(at: parts.folder).map { "\($0.name)/\(parts.name)" } ?? place
        }
        .sorted()
    }

    /// The file of this machine that changes when settings do: their own, or the copy of what machines share.
    package func fileToWatch(_ location: SettingsLocation) -> String {
        guard let backend = try? backend(location), backend.isFar else { return location.text }
        return FleetOutbox(backend.path, of: self).copyPath ?? location.text
    }

    /// Leaves a connection that machines share to the others: this one forgets its copy.
    package func leave(_ location: SettingsLocation) throws(SettingsError) {
        let backend = try backend(location)
        if let settings = try? opened(try backend.peek(), of: backend) { state.forget(settings.id) }
        FleetOutbox(backend.path, of: self).removeAll()
    }

    /// Joins a fleet with the invitation of a member.
    ///
    /// - Parameters:
    ///   - invitation: the armored text.
    ///   - name: what the fleet is called here; nil for what the inviting machine calls it.
    /// - Returns: its name here, where it is, and who is in it.
    /// - Throws: ``SettingsError``: `fleet` and others.
    package func joinFleet(
        _ invitation: [UInt8],
        called name: String?
    ) async throws(SettingsError) -> (name: String, place: String, roster: FleetRoster) {
        let invitation = try FleetInvitation(invitation, with: try keyRing.keys().identities)
        let engine = try engine(invitation.place)
        let found = try await engine.read(nil, within: Self.fleetPatience)
        let roster = try membership.believed(found.roster?.bytes, at: engine.address, by: invitation)
        let name = name ?? invitation.name
        try nameFleet(name, for: engine.address)
        try membership.keep(roster, at: engine.address)
        return (name, engine.address, roster)
    }
}
