internal import Glibc
internal import Secrets
internal import StrictJSON

/// This machine's turn at a place that machines share; towards the others there is a claim from the first checkpoint on.
final class FleetClaim: SettingsClaim {
    private let place: FleetBackend
    private let lock: FileLock
    /// When its process began to wait; nil for one that goes on in another one's place.
    private let since: Int64?
    private let nonce: String
    private let note: [UInt8]
    /// What is written down of it on this machine.
    private var entry = ""
    private var snapshot = FleetSnapshot()
    /// Whether the claim in the engine is this one's.
    private var isClaimed = false
    /// Whether the snapshot was read under this claim, rather than taken over from another process.
    private var isComplete = false
    /// Whether it was read a moment ago, and nobody has been given it.
    private var isFresh = false
    private(set) var sendsUntil: ContinuousClock.Instant?

    private var engine: any FleetEngine { place.engine }
    private var outbox: FleetOutbox { place.outbox }
    private var times: FleetTimes { place.store.fleetTimes }

    init(_ place: FleetBackend, _ lock: FileLock, since: Int64?) {
        self.place = place
        self.lock = lock
        self.since = since
        nonce = Hexadecimal.text(place.store.random(8))
        let json: JSONValue = [
            "nonce": .string(nonce), "machine": .string(place.store.thisMachine.name),
            "pid": .integer(getpid()),
        ]
        note = Array(json.text().utf8)
    }

    var ticket: ClaimTicket? { ClaimTicket(inherited: lock.descriptor) }

    /// What is there now.
    ///
    /// Who has waited for another process of this machine takes what that one has just read.
    func read() async throws(SettingsError) -> [UInt8]? {
        if isFresh {
            isFresh = false
            return place.content(of: snapshot)
        }
        if let since, let copy = try? outbox.copy(), (since...FleetOutbox.moment).contains(copy.at),
            let found = try place.peek()
        {
            snapshot.settings = FleetSnapshot.Value(bytes: found, version: copy.version)
            isComplete = false
            return found
        }
        try await cleanUp()
        snapshot = try await place.snapshot()
        isComplete = true
        return place.content(of: snapshot)
    }

    func waitForOthers(within patience: Duration) async throws(SettingsError) {
        _ = try await read()
        // What another process of this machine has just read is for the caller to judge.
        guard isComplete else { return }
        _ = try await othersAreDone(within: patience)
        isFresh = true
    }

    /// Waits until no other machine has a claim; false where the settings are others by then.
    private func othersAreDone(within patience: Duration) async throws(SettingsError) -> Bool {
        let deadline = ContinuousClock.now + patience
        while let other = snapshot.claim, !isClaimed {
            guard !other.lease.isEmpty else {
                throw SettingsError.fleet(place: engine.address, .foreign(key: "\(place.name)/claim"))
            }
            guard ContinuousClock.now < deadline else { throw await busy(other) }
            let before = snapshot
            await engine.waitForChange(of: place.name, since: before, atMost: min(.seconds(10), deadline - .now))
            snapshot = try await place.snapshot()
            guard snapshot.settings == before.settings else { return false }
        }
        return true
    }

    /// Reads all that a change has to name; false where the settings are others than those that were read first.
    private func complete() async throws(SettingsError) -> Bool {
        guard !isComplete else { return true }
        let before = snapshot.settings
        snapshot = try await place.snapshot()
        isComplete = true
        return snapshot.settings == before
    }

    func prepare() {}

    /// Claims, and writes what is to be known before the token is sent.
    func checkpoint(_ content: [UInt8], _ terms: ClaimTerms) async throws(SettingsError) -> ClaimAttempt {
        guard try await complete(), try await othersAreDone(within: terms.patience) else { return .overtaken }
        let began = ContinuousClock.now
        var change = try await change(to: content)
        if isClaimed {
            change.claim = .kept(note: note)
        } else {
            entry = try outbox.intend(nonce, note: note, before: snapshot.settings?.bytes ?? [])
            let lasting = times.sending + times.answering + (times.holdingOff ?? terms.holdOff)
            change.claim = .made(note: note, lasting: lasting)
        }
        let attempt: ClaimAttempt
        do throws(SettingsError) {
            attempt = try await commit(change, content, within: times.sending)
        } catch {
            guard !isClaimed, case .fleet(let place, .unreachable(let trouble)) = error else { throw error }
            throw SettingsError.fleet(place: place, .unclaimed(trouble))
        }
        guard case .done = attempt else {
            if !isClaimed { outbox.end(entry) }
            return attempt
        }
        try outbox.send(entry)
        isClaimed = true
        sendsUntil = began + times.sending
        return .done
    }

    /// Writes, and ends the claim in the same step.
    func write(_ content: [UInt8]) async throws(SettingsError) -> ClaimAttempt {
        guard try await complete() else { return .overtaken }
        return try await last(try await change(to: content), content)
    }

    func remove() async throws(SettingsError) -> ClaimAttempt {
        guard try await complete() else { return .overtaken }
        guard place.content(of: snapshot) != nil else { return .done }
        return try await last(try await change(to: try place.tombstone(over: snapshot)), nil)
    }

    func end() async {
        if isClaimed {
            var change = FleetChange()
            (change.claim, change.claimed) = (.ended(note: note), place.name)
            // Where the engine cannot be reached the next process of this machine ends it, or its time does.
            if (try? await engine.commit(change, within: .seconds(2))) != nil { outbox.end(entry) }
        }
        lock.release()
    }

    private func last(_ change: FleetChange, _ content: [UInt8]?) async throws(SettingsError) -> ClaimAttempt {
        var change = change
        if isClaimed { change.claim = .ended(note: note) }
        let attempt = try await commit(change, content, within: times.delivering)
        guard case .done = attempt else { return attempt }
        if isClaimed { outbox.end(entry) }
        isClaimed = false
        return .done
    }

    private func change(to content: [UInt8]?) async throws(SettingsError) -> FleetChange {
        if snapshot.settings == nil, content != nil {
            let names = try await engine.names(within: times.reading)
            guard names.count < engine.connectionLimit else {
                let limit = engine.connectionLimit
                throw SettingsError.fleet(place: engine.address, .tooManyConnections(limit: limit))
            }
        }
        var change = FleetChange()
        change.settings = [.init(name: place.name, over: snapshot.settings?.version, content: content)]
        change.claimed = place.name
        change.roster = snapshot.roster?.version
        return change
    }

    private func commit(
        _ change: FleetChange,
        _ content: [UInt8]?,
        within duration: Duration
    ) async throws(SettingsError) -> ClaimAttempt {
        switch try await engine.commit(change, within: duration) {
        case .done(let version):
            snapshot.settings = content.map { FleetSnapshot.Value(bytes: $0, version: version) }
            if let value = snapshot.settings, let roster = try place.roster {
                outbox.keep(value, of: roster)
            } else {
                outbox.removeCopy()
            }
            return .done
        case .overtaken(let found):
            do throws(SettingsError) {
                try place.believe(found)
                snapshot = found
            } catch {
                guard case .olderThanSeen = error else { throw error }
                snapshot = try await place.snapshot()
            }
            isClaimed = isClaimed && snapshot.claim?.note == note
            return .overtaken
        }
    }

    private func busy(_ claim: FleetSnapshot.Claim) async -> SettingsError {
        let json = try? JSONParser.parse(claim.note)
        let seconds = await engine.secondsLeft(claim)
        return .fleet(place: place.path, .busy(machine: json?["machine"]?.string ?? "", seconds: max(1, seconds)))
    }

    /// Ends the claims of processes of this machine that are gone; the lock proves that they are.
    ///
    /// Where the token was not sent yet, the settings are as they were before, too.
    private func cleanUp() async throws(SettingsError) {
        for entry in outbox.left() {
            let found = try await engine.read(place.name, within: times.reading)
            if found.claim?.note == entry.note {
                var change = FleetChange()
                (change.claim, change.claimed) = (.ended(note: entry.note), place.name)
                if entry.stage == .intent, let content = try place.withoutEntry(found, like: entry.before) {
                    change.settings = [.init(name: place.name, over: found.settings?.version, content: content)]
                    change.roster = found.roster?.version
                }
                if case .overtaken = try await engine.commit(change, within: times.reading) { continue }
            }
            outbox.end(entry.name)
        }
    }
}
