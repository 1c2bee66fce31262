import FleetTestSupport
import StrictJSON
import Synchronization
import TestSupport
import Testing

/// What a machine asks for while another one has the claim.
@Suite("A claim in etcd that another machine has")
struct EtcdWatchTests {
    /// One machine claims and does something; another one wants to meanwhile, and is served when the first has written.
    ///
    /// - Returns: the requests from the first watch on.
    private func waited(
        _ server: EtcdServer,
        while body: @escaping @Sendable () async throws -> Void
    ) async throws -> ArraySlice<String> {
        let fleet = try Fleet(server)
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        let waiting = Mutex<Task<Void, any Error>?>(nil)
        try await fleet.claim(by: "a") {
            let other = Task { try await fleet.claim(by: "b") { Issue.record("has sent something") } }
            waiting.withLock { $0 = other }
            try await server.watched(1)
            try await body()
        }
        try await waiting.withLock(\.self)?.value
        return server.requests.drop { $0 != "watch" }
    }

    @Test("is watched: who waits asks for nothing until it ends")
    func told() async throws {
        let server = try EtcdServer()
        let requests = try await waited(server) {}
        // What ends it; what is there now; and once more, as there is nothing to do any more.
        #expect(requests == ["watch", "kv/txn", "kv/txn", "kv/txn"])
    }

    @Test("is watched again where what it is watched from was compacted")
    func compacted() async throws {
        let server = try EtcdServer()
        let isDone = Mutex(false)
        server.answer { path, _ in
            guard path == "watch", !isDone.withLock({ $0.exchange() }) else { return .answered }
            var revision = "0"
            for _ in 0..<3 {
                let put = try? server.call("kv/put", ["key": "eA==", "value": "eA=="])
                revision = put?["header"]?["revision"]?.string ?? revision
            }
            _ = try? server.call("kv/compaction", ["revision": .string(revision)])
            return .answered
        }
        let requests = try await waited(server) { try await server.watched(2) }
        #expect(requests == ["watch", "kv/txn", "watch", "kv/txn", "kv/txn", "kv/txn"])
    }

    @Test("is watched again when the engine was killed and is there again")
    func killed() async throws {
        let server = try EtcdServer()
        _ = try await waited(server) {
            try server.restart()
            try await server.watched(server.requests.count { $0 == "watch" } + 1)
        }
    }

    @Test("is read again, less and less often, where nothing is told")
    func untold() async throws {
        let server = try EtcdServer()
        server.answer { path, _ in path == "watch" ? .unheard : .answered }
        let requests = try await waited(server) { try await server.watched(5) }
        #expect(requests.count { $0 == "kv/txn" } >= 4)
        // Pauses of 50 ms and more, which double.
        #expect(requests.count < 20)
    }
}

extension Bool {
    /// What it was; it is true afterwards.
    fileprivate mutating func exchange() -> Bool {
        defer { self = true }
        return self
    }
}

extension EtcdServer {
    /// Waits until so many watches were asked for.
    fileprivate func watched(_ count: Int) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while requests.count(where: { $0 == "watch" }) < count {
            try #require(ContinuousClock.now < deadline, "nobody watches: \(requests)")
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
