internal import SettingsStore
internal import StrictJSON

extension EtcdEngine {
    /// How much etcd keeps where nobody has said otherwise, in bytes (`--quota-backend-bytes`).
    private static let usualLimit = 2 << 30
    /// From how many changes on that were never thrown away it is told.
    private static let manyRevisions: Int64 = 10_000

    /// Looks at the machines, the alarms, the size, the history, the leases and what this machine may do.
    func examine() async -> [EngineFinding] {
        do throws(SettingsError) {
            let status = try await gateway.call("maintenance/status", [:], within: .seconds(5))
            var findings: [EngineFinding] = [.answers(version: status["version"]?.string ?? "?")]
            let missing = await gateway.silentHosts()
            if !missing.isEmpty { findings.append(.missing(hosts: missing)) }
            if let alarms = try? await gateway.call("maintenance/alarm", ["action": "GET"], within: .seconds(2)) {
                for alarm in alarms["alarms"]?.array ?? [] {
                    findings.append(alarm["alarm"]?.string == "CORRUPT" ? .corrupt : .full)
                }
            }
            if let bytes = Int(EtcdText.number(status["dbSize"])), bytes > 0 {
                findings.append(.size(bytes: bytes, limit: Self.usualLimit))
            }
            if await isNeverCompacted(status) { findings.append(.neverCompacted) }
            findings += try await tried()
            return findings
        } catch {
            return [.fault(error)]
        }
    }

    /// Whether the first change that was ever made is there still, of very many.
    private func isNeverCompacted(_ status: JSONValue) async -> Bool {
        guard let revision = Int64(EtcdText.number(status["header"]?["revision"])), revision > Self.manyRevisions else {
            return false
        }
        let body: JSONValue = ["key": EtcdText.key(probeKey), "revision": "2"]
        return (try? await gateway.call("kv/range", body, within: .seconds(2))) != nil
    }

    /// Writes, reads and removes a value on a lease.
    private func tried() async throws(SettingsError) -> [EngineFinding] {
        let seconds = 10
        let lease = try await granted(.seconds(seconds), within: .seconds(5))
        let put: JSONValue = ["key": EtcdText.key(probeKey), "value": EtcdText.key("x"), "lease": lease]
        _ = try await gateway.call("kv/put", put, within: .seconds(5))
        try? await Task.sleep(for: .seconds(1), clock: .continuous)
        let left =
            Int(EtcdText.number(try await gateway.call("lease/timetolive", ["ID": lease], within: .seconds(5))["TTL"]))
            ?? 0
        _ = try await gateway.call("kv/deleterange", ["key": EtcdText.key(probeKey)], within: .seconds(5))
        _ = try? await gateway.call("lease/revoke", ["ID": lease], within: .seconds(2))
        // It counts whole seconds, and may round.
        let isFine = (seconds - 4...seconds - 1).contains(left)
        return [.mayWrite, isFine ? .keepsTime : .losesTime(granted: seconds, left: left)]
    }
}
