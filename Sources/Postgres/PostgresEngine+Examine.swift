internal import Bounds
internal import SettingsStore

extension PostgresEngine {
    /// Looks at the machines, at what a crash or a failover may lose, the size, the clock and what this machine may do.
    func examine() async -> [EngineFinding] {
        do throws(SettingsError) {
            let row = try await server.rows(PostgresStatements.state, within: .seconds(5))?.first ?? []
            guard row.count == 4 else { throw SettingsError.fleet(place: address, .noFleet) }
            var findings: [EngineFinding] = [.answers(version: row[0] ?? "?")]
            let missing = await server.silentHosts()
            if !missing.isEmpty { findings.append(.missing(hosts: missing)) }
            if row[1] == "f" { findings.append(.notDurable) }
            if row[2] == "f" { findings.append(.looseReplicas) }
            if let bytes = row[3].flatMap({ Int($0) }) { findings.append(.size(bytes: bytes, limit: nil)) }
            guard try await server.rows(statements.probe, within: .seconds(5)) != nil else {
                throw SettingsError.fleet(place: address, .noFleet)
            }
            findings += [.mayWrite, try await clock()]
            return findings
        } catch {
            return [.fault(error)]
        }
    }

    /// Whether a claim of ten seconds has about nine left after one.
    private func clock() async throws(SettingsError) -> EngineFinding {
        let seconds = 10
        let began = ContinuousClock.now
        let end =
            try await server.rows(PostgresStatements.moment(in: seconds), within: .seconds(5))?.first?.first ?? nil
        try? await Task.sleep(for: .seconds(1), clock: .continuous)
        let left = await secondsLeft(.init(note: [], lease: end ?? ""))
        let waited = Int((ContinuousClock.now - began).milliseconds / 1000)
        let isFine = (seconds - waited - 2...seconds).contains(left)
        return isFine ? .keepsTime : .losesTime(granted: seconds, left: left)
    }
}
