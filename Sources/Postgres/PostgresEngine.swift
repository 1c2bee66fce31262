internal import Bounds
internal import Secrets
internal import SettingsStore

/// Settings that machines share, in PostgreSQL 11 or newer, in the table `oauth_setup.fleet`.
///
/// A claim ends by the server's clock.
struct PostgresEngine: FleetEngine {
    private let place: PostgresPlace
    let server: PostgresServer
    let statements: PostgresStatements
    private let random: RandomBytes

    init(_ place: PostgresPlace, _ server: PostgresServer, random: RandomBytes) {
        (self.place, self.server, self.random) = (place, server, random)
        statements = PostgresStatements(prefix: place.prefix)
    }

    var address: String { place.address }
    /// What one statement has room for.
    var connectionLimit: Int { 5000 }
    var clockOffset: Duration? { server.clockOffset }

    func read(_ name: String?, within duration: Duration) async throws(SettingsError) -> FleetSnapshot {
        guard let rows = try await server.rows(statements.read(name), within: duration) else { return FleetSnapshot() }
        return snapshot(rows.first ?? [])
    }

    private func snapshot(_ columns: some Collection<String?>) -> FleetSnapshot {
        var snapshot = FleetSnapshot()
        let columns = Array(columns)
        guard columns.count == 7 else { return snapshot }
        if let moment = columns[6].flatMap({ Int64($0) }) { server.noteClock(moment) }
        snapshot.roster = Self.value(columns[0], columns[1])
        snapshot.settings = Self.value(columns[2], columns[3])
        snapshot.claim = Self.value(columns[4], columns[5]).map { .init(note: $0.bytes, lease: $0.version) }
        return snapshot
    }

    private static func value(_ content: String?, _ version: String?) -> FleetSnapshot.Value? {
        guard let bytes = content.flatMap(bytes), let version else { return nil }
        return FleetSnapshot.Value(bytes: bytes, version: version)
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    func names(within duration: Duration) async throws(SettingsError) -> [String] {
        let rows = try await server.rows(statements.names, within: duration) ?? []
        return rows.compactMap { $0.first?.flatMap(Self.bytes).map { String(foreign: $0) } }
            .filter { ConfigurationFolder.isConnectionName($0) }
            .sorted()
    }

    func secondsLeft(_ claim: FleetSnapshot.Claim) async -> Int {
        guard let end = Int64(claim.lease) else { return 0 }
        let rows = try? await server.rows(PostgresStatements.secondsLeft(until: end), within: .seconds(1))
        return rows?.first?.first?.flatMap { Int($0) } ?? 0
    }

    func waitForChange(of name: String, since snapshot: FleetSnapshot, atMost duration: Duration) async {
        // It reads again: what LISTEN asks for is lost behind a pooler that gives a connection for one transaction.
        await poll(name, since: snapshot, atMost: duration, random: random)
    }

    func commit(_ change: FleetChange, within duration: Duration) async throws(SettingsError) -> FleetAttempt {
        let deadline = ContinuousClock.now + duration
        let name = change.settings.first?.name ?? (change.claimed.isEmpty ? nil : change.claimed)
        var rows = try await server.rows(statements.commit(change, reading: name), within: duration)
        if rows == nil, change.roster == nil, change.newRoster != nil {
            // The first fleet in that database.
            if try await server.rows(PostgresStatements.table, within: deadline - .now) == nil {
                _ = try await server.rows(PostgresStatements.schema, within: deadline - .now)
            }
            rows = try await server.rows(statements.commit(change, reading: name), within: deadline - .now)
        }
        guard let row = rows?.first, row.count == 9 else { return .overtaken(FleetSnapshot()) }
        if row[0] == "t", let version = row[1] { return .done(version: version) }
        let found = snapshot(row[2...])
        if let version = change.version(madeIn: found) { return .done(version: version) }
        return .overtaken(found)
    }
}
