internal import Bounds
internal import Secrets
internal import SettingsStore
internal import StrictJSON
internal import Transport
internal import WebRequests

/// Settings that machines share, in etcd 3.4 or newer.
///
/// Keys below the prefix: `NAME/settings`, sealed as in a file; `NAME/claim`, in clear, on a lease that nobody renews; and
/// `.fleet`, the list of members.
struct EtcdEngine: FleetEngine {
    private let place: EtcdPlace
    let gateway: EtcdGateway
    private let random: RandomBytes

    init(_ place: EtcdPlace, _ gateway: EtcdGateway, random: RandomBytes) {
        (self.place, self.gateway, self.random) = (place, gateway, random)
    }

    var address: String { place.address }
    /// Eight less than the changes that one transaction may have (`--max-txn-ops`).
    var connectionLimit: Int { 120 }
    var clockOffset: Duration? { gateway.clockOffset }

    /// What an examination writes and removes.
    var probeKey: String { "\(place.prefix)/.probe" }
    private var rosterKey: String { "\(place.prefix)/.fleet" }
    private func settingsKey(_ name: String) -> String { "\(place.prefix)/\(name)/settings" }
    private func claimKey(_ name: String) -> String { "\(place.prefix)/\(name)/claim" }

    // MARK: Reading

    func read(_ name: String?, within duration: Duration) async throws(SettingsError) -> FleetSnapshot {
        let json = try await gateway.call("kv/txn", ["success": .array(reads(name))], within: duration)
        return try snapshot(json, isNamed: name != nil)
    }

    private func reads(_ name: String?) -> [JSONValue] {
        let keys = [rosterKey] + (name.map { [settingsKey($0), claimKey($0)] } ?? [])
        return keys.map { ["request_range": ["key": EtcdText.key($0)]] }
    }

    private func snapshot(_ json: JSONValue, isNamed: Bool) throws(SettingsError) -> FleetSnapshot {
        var snapshot = FleetSnapshot()
        let found = json["responses"]?.array ?? []
        guard found.count == (isNamed ? 3 : 1) else {
            throw SettingsError.fleet(place: address, .refused(.other(code: "0")))
        }
        let values = found.map { $0["response_range"]?["kvs"]?.array?.first }
        snapshot.roster = value(values[0])
        snapshot.moment = EtcdText.number(json["header"]?["revision"])
        guard isNamed else { return snapshot }
        snapshot.settings = value(values[1])
        if let claim = values[2] {
            let lease = EtcdText.number(claim["lease"])
            snapshot.claim = .init(note: EtcdText.bytes(claim["value"]) ?? [], lease: lease == "0" ? "" : lease)
        }
        return snapshot
    }

    private func value(_ json: JSONValue?) -> FleetSnapshot.Value? {
        guard let json, let bytes = EtcdText.bytes(json["value"]) else { return nil }
        return FleetSnapshot.Value(bytes: bytes, version: EtcdText.number(json["mod_revision"]))
    }

    func names(within duration: Duration) async throws(SettingsError) -> [String] {
        let start = "\(place.prefix)/"
        let end = "\(place.prefix)0"
        let body: JSONValue = [
            "key": EtcdText.key(start), "range_end": EtcdText.key(end), "keys_only": true,
        ]
        let json = try await gateway.call("kv/range", body, within: duration)
        return (json["kvs"]?.array ?? []).compactMap { item in
            guard let bytes = EtcdText.bytes(item["key"]) else { return nil }
            let key = String(foreign: bytes)
            guard key.hasPrefix(start), key.hasSuffix("/settings") else { return nil }
            let name = String(key.dropFirst(start.count).dropLast("/settings".count))
            return ConfigurationFolder.isConnectionName(name) ? name : nil
        }
        .sorted()
    }

    func secondsLeft(_ claim: FleetSnapshot.Claim) async -> Int {
        let body: JSONValue = ["ID": .string(claim.lease)]
        let json = try? await gateway.call("lease/timetolive", body, within: .seconds(1))
        return Int(EtcdText.number(json?["TTL"])) ?? 0
    }

    func waitForChange(of name: String, since snapshot: FleetSnapshot, atMost duration: Duration) async {
        let keys = "\(place.prefix)/\(name)"
        await poll(name, since: snapshot, atMost: duration, random: random) { last, left in
            guard let moment = Int64(last.moment) else { return false }
            let request: JSONValue = [
                "key": EtcdText.key("\(keys)/"), "range_end": EtcdText.key("\(keys)0"),
                "start_revision": .string(String(moment &+ 1)),
            ]
            return await gateway.isTold(["create_request": request], within: left)
        }
    }

    // MARK: Changing

    func commit(_ change: FleetChange, within duration: Duration) async throws(SettingsError) -> FleetAttempt {
        let deadline = ContinuousClock.now + duration
        var lease: JSONValue?
        if case .made(_, let lasting) = change.claim {
            lease = try await granted(lasting, within: duration)
        }
        let name = change.settings.first?.name ?? (change.claimed.isEmpty ? nil : change.claimed)
        let body: JSONValue = [
            "compare": .array(comparisons(change)), "success": .array(operations(change, lease)),
            "failure": .array(reads(name)),
        ]
        let json = try await gateway.call("kv/txn", body, within: max(.milliseconds(500), deadline - .now))
        if json["succeeded"]?.bool == true {
            return .done(version: EtcdText.number(json["header"]?["revision"]))
        }
        let found = try snapshot(json, isNamed: name != nil)
        if let version = change.version(madeIn: found) { return .done(version: version) }
        if let lease { _ = try? await gateway.call("lease/revoke", ["ID": lease], within: .seconds(1)) }
        return .overtaken(found)
    }

    /// A lease under an id of our own, so that a repetition is recognised.
    func granted(_ lasting: Duration, within duration: Duration) async throws(SettingsError) -> JSONValue {
        let number = random(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } & (1 << 62 - 1) | 1
        let id = JSONValue.string(String(number))
        let seconds = JSONValue.string(String(max(2, lasting.components.seconds)))
        _ = try await gateway.call("lease/grant", ["TTL": seconds, "ID": id], within: duration)
        return id
    }

    private func comparisons(_ change: FleetChange) -> [JSONValue] {
        var comparisons = change.settings.map { Self.isThere(settingsKey($0.name), $0.over) }
        if change.roster != nil || change.newRoster != nil {
            comparisons.append(Self.isThere(rosterKey, change.roster))
        }
        switch change.claim {
        case .none: break
        case .made: comparisons.append(Self.isThere(claimKey(change.claimed), nil))
        case .kept(let note), .ended(let note):
            comparisons.append([
                "key": EtcdText.key(claimKey(change.claimed)), "target": "VALUE", "result": "EQUAL",
                "value": EtcdText.encoded(note),
            ])
        }
        return comparisons
    }

    /// That a key has a version, or that nothing is there.
    private static func isThere(_ key: String, _ version: String?) -> JSONValue {
        guard let version else {
            return ["key": EtcdText.key(key), "target": "CREATE", "result": "EQUAL", "create_revision": "0"]
        }
        return ["key": EtcdText.key(key), "target": "MOD", "result": "EQUAL", "mod_revision": .string(version)]
    }

    private func operations(_ change: FleetChange, _ lease: JSONValue?) -> [JSONValue] {
        var operations = change.settings.map { settings in
            settings.content.map { Self.put(settingsKey(settings.name), $0) } ?? Self.delete(settingsKey(settings.name))
        }
        if let roster = change.newRoster { operations.append(Self.put(rosterKey, roster)) }
        switch change.claim {
        case .none, .kept: break
        case .made(let note, _): operations.append(Self.put(claimKey(change.claimed), note, lease))
        case .ended: operations.append(Self.delete(claimKey(change.claimed)))
        }
        return operations
    }

    private static func put(_ key: String, _ value: [UInt8], _ lease: JSONValue? = nil) -> JSONValue {
        var put = JSONObject()
        put["key"] = EtcdText.key(key)
        put["value"] = EtcdText.encoded(value)
        put["lease"] = lease
        return ["request_put": .object(put)]
    }

    private static func delete(_ key: String) -> JSONValue { ["request_delete_range": ["key": EtcdText.key(key)]] }
}
