internal import AgeFile
internal import Secrets

/// Changing who is in a fleet.
extension SettingsStore {
    /// How often a change of the list is tried while others change it, too.
    private static let mostTurns = 20

    /// Changes who is in a fleet, and seals everything for those who are, in one step.
    ///
    /// - Parameters:
    ///   - place: where the fleet is.
    ///   - change: gives the new list; nil for no change.
    /// - Returns: the list that is there now.
    /// - Throws: ``SettingsError``: `fleet` and others.
    func changeRoster(
        of place: String,
        _ change: (FleetRoster) throws(SettingsError) -> FleetRoster?
    ) async throws(SettingsError) -> FleetRoster {
        let engine = try engine(place)
        for turn in 0..<Self.mostTurns {
            if turn > 0 { try? await sleep(.milliseconds(Int64(random(1).first ?? 0) * Int64(turn) / 4)) }
            let found = try await engine.read(nil, within: Self.fleetPatience)
            let old: FleetRoster
            do throws(SettingsError) {
                old = try membership.believed(found.roster?.bytes, at: engine.address)
            } catch {
                // Another process of this machine may have seen more since this one has read.
                guard case .fleet(_, .olderList) = error, turn < 3 else { throw error }
                continue
            }
            guard let new = try change(old) else { return old }
            var step = FleetChange()
            (step.roster, step.newRoster) = (found.roster?.version, try membership.sealed(new))
            step.settings = try await resealed(engine, old, new)
            if case .done = try await engine.commit(step, within: Self.fleetPatience) {
                try membership.keep(new, at: engine.address)
                return new
            }
        }
        throw SettingsError.fleet(place: engine.address, .contended)
    }

    /// Puts a new key of this machine in the place of the old one, in every fleet that it is a member of.
    ///
    /// What each of them has is sealed for the new key; the lists on this machine, too.
    ///
    /// - Parameters:
    ///   - old: the public key that goes.
    ///   - new: the public key that comes.
    /// - Returns: the fleets where that could not be done, each with the reason.
    /// - Throws: ``SettingsError`` about the lists on this machine.
    func rekeyFleets(from old: String, to new: String) async throws(SettingsError) -> [(
        place: String, error: SettingsError
    )] {
        var left: [(String, SettingsError)] = []
        for (roster, place) in try membership.all() {
            do throws(SettingsError) {
                try membership.keep(roster, at: place)
                guard roster.members.contains(where: { $0.recipient == old }) else { continue }
                _ = try await changeRoster(of: place) { roster throws(SettingsError) in
                    roster.replacing(old, with: new)
                }
            } catch {
                left.append((place, error))
            }
        }
        return left
    }

    private func resealed(
        _ engine: any FleetEngine,
        _ old: FleetRoster,
        _ new: FleetRoster
    ) async throws(SettingsError) -> [FleetChange.Settings] {
        let names = try await engine.names(within: Self.fleetPatience)
        guard names.count <= engine.connectionLimit else {
            throw SettingsError.fleet(place: engine.address, .tooManyConnections(limit: engine.connectionLimit))
        }
        var changes: [FleetChange.Settings] = []
        let own = try keyRing.keys()
        for name in names {
            let place = "\(engine.address)/\(name)"
            let keys = own.sharing(FleetSeal(roster: old, name: name, place: place))
            let value: FleetSnapshot.Value
            var settings: Settings
            do throws(SettingsError) {
                let backend = FleetBackend(engine, name: name, of: self)
                guard let found = try await backend.snapshot().settings else { continue }
                (value, settings) = (found, try keys.open(found.bytes, from: .file(path: place)))
            } catch {
                // Nobody can use it, nor whoever is removed; it stays what it is.
                guard error.isOfOneValue else { throw error }
                continue
            }
            settings.revision += 1
            let random = random
            let next = own.sharing(FleetSeal(roster: new, name: name, place: place))
            let content = try next.seal(settings) { random($0) }
            changes.append(.init(name: name, over: value.version, content: content))
        }
        return changes
    }
}
