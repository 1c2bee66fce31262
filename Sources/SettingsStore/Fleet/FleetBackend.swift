internal import Secrets
internal import Synchronization

/// Settings of a connection that machines share, in an engine.
///
/// What is there is sealed for the members of a fleet and vouched for by one of them. Each machine keeps a copy, so that a token
/// that is valid costs the engine nothing, and is there while the engine is not.
package struct FleetBackend: SettingsBackend {
    /// What was found out since this was made.
    private final class Known: Sendable {
        let roster = Mutex<FleetRoster?>(nil)
        let isForgotten = Mutex(false)
    }

    let engine: any FleetEngine
    /// The connection.
    let name: String
    package let path: String
    let store: SettingsStore
    let outbox: FleetOutbox
    private let known = Known()

    /// A place in an engine.
    package init(_ engine: any FleetEngine, name: String, of store: SettingsStore) {
        self.engine = engine
        self.name = name
        self.store = store
        path = "\(engine.address)/\(name)"
        outbox = FleetOutbox(path, of: store)
    }

    package var reach: SettingsReach { .machines(nil) }
    package var isFar: Bool { true }

    package var roster: FleetRoster? { get throws(SettingsError) { known.roster.withLock(\.self) } }

    var membership: FleetMembership { FleetMembership(store: store) }

    package func checkTakesSettings() throws(SettingsError) {}

    package func peek() throws(SettingsError) -> [UInt8]? {
        // An answer that waits on this machine must be delivered: others wait for it.
        outbox.mustDeliver() ? nil : try kept()
    }

    package func kept() throws(SettingsError) -> [UInt8]? {
        guard let copy = try outbox.copy() else { return nil }
        // Who is no member any more has no use for it; and who has read of a new secret asks for what carries its code.
        guard let roster = try membership.roster(of: copy.fleet), roster.epoch == copy.epoch else { return nil }
        // One that was sealed for a key that is gone is none.
        guard (try? keys(roster).open(copy.bytes, from: source)) != nil else { return nil }
        known.roster.withLock { $0 = roster }
        return copy.bytes
    }

    /// What is there; of many processes of this machine that ask at once, one asks the engine.
    package func read() async throws(SettingsError) -> [UInt8]? {
        let began = FleetOutbox.moment
        // Where nothing can be locked, or the other one is held up, this one asks for itself.
        let turn = try? await outbox.lock(within: .seconds(2), for: path, isReading: true)
        defer { turn?.release() }
        if let copy = try? outbox.copy(), copy.at >= began, let found = try peek() { return found }
        return content(of: try await snapshot())
    }

    /// The settings of a snapshot that was believed; nil for none, or where they were removed for all.
    func content(of snapshot: FleetSnapshot) -> [UInt8]? {
        known.isForgotten.withLock(\.self) ? nil : snapshot.settings?.bytes
    }

    /// What takes the place of settings that are removed for all: nobody takes it for a loss, and puts a copy back.
    func tombstone(over snapshot: FleetSnapshot) throws(SettingsError) -> [UInt8]? {
        guard let value = snapshot.settings, let roster = known.roster.withLock(\.self) else { return nil }
        let keys = try keys(roster)
        var settings = Settings(service: "", connection: name, random: store.random)
        if let old = try? keys.open(value.bytes, from: source) {
            settings.id = old.id
            settings.revision = old.revision + 1
        }
        settings.isForgotten = true
        let random = store.random
        return try keys.seal(settings) { random($0) }
    }

    /// What is in the engine, once it is proved that a member has written it; the machine's copy is of it then.
    ///
    /// Where a backup was put back there, this machine puts what it knows better in its place.
    func snapshot() async throws(SettingsError) -> FleetSnapshot {
        for _ in 0..<3 {
            let snapshot = try await readOnTime()
            if let change = try healing(snapshot) {
                _ = try await engine.commit(change, within: store.fleetTimes.reading)
                continue
            }
            do throws(SettingsError) {
                try believe(snapshot)
                return snapshot
            } catch {
                // Another process of this machine may have seen more since this one has read.
                guard case .olderThanSeen = error else { throw error }
            }
        }
        let snapshot = try await readOnTime()
        try believe(snapshot)
        return snapshot
    }

    /// What is in the engine, where its clock and this machine's agree: by another one tokens seem to have ended that have not.
    private func readOnTime() async throws(SettingsError) -> FleetSnapshot {
        var snapshot = try await engine.read(name, within: store.fleetTimes.reading)
        // Once more, since this process may have been stopped between the answer and its own clock.
        if engine.areClocksApart { snapshot = try await engine.read(name, within: store.fleetTimes.reading) }
        if engine.areClocksApart, let offset = engine.clockOffset {
            let seconds = Int(offset.components.seconds)
            throw SettingsError.fleet(place: engine.address, .clocksApart(seconds: abs(seconds)))
        }
        return snapshot
    }

    /// What an engine lacks that this machine has seen there; nil for nothing, or nothing that can be helped.
    private func healing(_ snapshot: FleetSnapshot) throws(SettingsError) -> FleetChange? {
        let roster: FleetRoster
        do throws(SettingsError) {
            roster = try membership.believed(snapshot.roster?.bytes, at: engine.address)
        } catch {
            guard case .fleet(_, .olderList) = error, let known = try membership.known(snapshot.roster?.bytes) else {
                throw error
            }
            var change = FleetChange()
            (change.roster, change.newRoster) = (snapshot.roster?.version, try membership.sealed(known))
            return change
        }
        guard let copy = try outbox.copy(), copy.fleet == roster.id, copy.epoch == roster.epoch else { return nil }
        let keys = try keys(roster)
        guard let here = try? keys.open(copy.bytes, from: source), try isWorse(snapshot.settings, than: here, keys)
        else {
            return nil
        }
        var change = FleetChange()
        let random = store.random
        let content = try keys.seal(here) { random($0) }
        change.settings = [.init(name: name, over: snapshot.settings?.version, content: content)]
        change.roster = snapshot.roster?.version
        return change
    }

    /// Whether this machine's copy is better than what an engine has: nothing, an older one, or what no member has written.
    private func isWorse(
        _ value: FleetSnapshot.Value?,
        than here: Settings,
        _ keys: Keys
    ) throws(SettingsError) -> Bool {
        guard let value else { return true }
        do throws(SettingsError) {
            let there = try keys.open(value.bytes, from: source)
            return there.id == here.id && there.revision < here.revision
        } catch {
            switch error {
            case .damaged, .sealedToAnotherKey, .fleet(_, .notVouched): return true
            default: throw error
            }
        }
    }

    /// Settings whose token was not sent after all, as they were before that was written; nil where they are others by now.
    func withoutEntry(_ snapshot: FleetSnapshot, like before: [UInt8]) throws(SettingsError) -> [UInt8]? {
        let keys = try keys(try membership.believed(snapshot.roster?.bytes, at: engine.address))
        guard let value = snapshot.settings, var settings = try? keys.open(value.bytes, from: source),
            let earlier = try? keys.open(before, from: source), earlier.id == settings.id,
            earlier.tokens == settings.tokens
        else { return nil }
        settings.refreshJournal = earlier.refreshJournal
        settings.revision += 1
        let random = store.random
        return try keys.seal(settings) { random($0) }
    }

    /// Proves what was read.
    ///
    /// - Throws: ``SettingsError``: `fleet`, `olderThanSeen` and others.
    func believe(_ snapshot: FleetSnapshot) throws(SettingsError) {
        let roster = try membership.believed(snapshot.roster?.bytes, at: engine.address)
        known.roster.withLock { $0 = roster }
        known.isForgotten.withLock { $0 = false }
        guard let value = snapshot.settings else { return }
        let settings = try keys(roster).open(value.bytes, from: source)
        try store.checkNotOlder(settings)
        store.state.remember(settings.revision, of: settings.id)
        guard !settings.isForgotten else {
            known.isForgotten.withLock { $0 = true }
            return outbox.removeCopy()
        }
        outbox.keep(value, of: roster)
    }

    func keys(_ roster: FleetRoster) throws(SettingsError) -> Keys {
        try store.keyRing.keys().sharing(FleetSeal(roster: roster, name: name, place: path))
    }

    package func claim(within timeout: Duration, making: Bool) async throws -> any SettingsClaim {
        let began = FleetOutbox.moment
        let lock = try await outbox.lock(within: timeout, for: path)
        return FleetClaim(self, lock, since: began)
    }

    package func adopt(_ ticket: ClaimTicket) throws(SettingsError) -> any SettingsClaim {
        guard let descriptor = ticket.inherited else { throw SettingsError.locked(.process(nil, path: path)) }
        return FleetClaim(self, try outbox.adopted(descriptor, for: path), since: nil)
    }
}
