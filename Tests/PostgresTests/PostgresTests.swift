import FleetTestSupport
import Foundation
import NetworkTestSupport
import Postgres
import Secrets
import SettingsStore
import Synchronization
import TestSupport
import Testing

@Suite("Settings in PostgreSQL")
struct PostgresTests {
    @Test("are shared as in every engine", arguments: FleetCase.all)
    func shared(case: FleetCase) async throws { try await `case`.run(with: PostgresServer()) }

    @Test("are shared behind a pooler in transaction mode, too", arguments: FleetCase.sharing)
    func pooled(case: FleetCase) async throws {
        try await `case`.run(with: PostgresServer(port: Pooler.shared.get().port))
    }

    @Test("outlive a server that is killed between claim and save, and after it, whatever the user's own setting is")
    func killed() async throws {
        let cluster = try PostgresCluster()
        // Its own commits would be on disk ten seconds later.
        try cluster.run("ALTER ROLE postgres SET synchronous_commit = off")
        try cluster.run("ALTER SYSTEM SET wal_writer_delay = '10s'")
        try cluster.run("SELECT pg_reload_conf()")
        let server = try PostgresServer(cluster)
        var fleet = try Fleet(server)
        fleet.delivering = .seconds(20)
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        try await fleet.claim(by: "a") {
            cluster.end(SIGKILL)
            DispatchQueue(label: "restart").async { try? cluster.start() }
        }
        cluster.end(SIGKILL)
        try cluster.start()
        let claim = try server.value("one/claim")
        #expect(claim == nil)
        let settings = try await fleet.machine("b").read(fleet.location)
        #expect(settings?.revision == 3 && settings?.refreshJournal == nil)
    }

    @Test("are asked by one login for all that is done together; one more where the connection is gone")
    func oneLogin() async throws {
        let server = try PostgresServer()
        let fleet = try Fleet(server)
        try await fleet.made(of: "a")
        try await fleet.write(1, by: "a")
        let before = server.connectionCount
        let store = fleet.machine("a")
        for _ in 0..<3 { _ = try await store.read(fleet.location) }
        #expect(try await store.members(of: fleet.address).members.count == 1)
        #expect(server.connectionCount == before + 1)
        let isLost = Mutex(false)
        server.answer { _ in
            isLost.withLock { lost in
                defer { lost = true }
                return lost ? .answered : .unheard
            }
        }
        #expect(try await store.read(fleet.location)?.tokens?.accessToken.reveal() == "access1")
        #expect(server.connectionCount == before + 2)
    }

    @Test("make their table once, when two machines make fleets at once in a new database")
    func firstFleets() async throws {
        let cluster = try PostgresCluster.shared.get()
        try cluster.run("CREATE DATABASE fresh", in: "postgres")
        try await withThrowingTaskGroup { group in
            for name in ["a", "b", "c", "d"] {
                group.addTask {
                    let fleet = try Fleet(FixedServer("127.0.0.1:\(cluster.port)/fresh/\(name)"))
                    #expect(await fleet.fault(name) == .noFleet)
                    try await fleet.made(of: name)
                }
            }
            try await group.waitForAll()
        }
        #expect(try cluster.run("SELECT count(*) FROM oauth_setup.fleet", in: "fresh") == ["4"])
    }

    @Test("are found at the next host where one does not answer")
    func hosts() async throws {
        let cluster = try PostgresCluster.shared.get()
        let dead = RawSocket.freePort()
        let fleet = try Fleet(FixedServer("127.0.0.1:\(dead),127.0.0.1:\(cluster.port)/oauth/hosts"))
        try await fleet.made(of: "a")
        try await fleet.write(1, by: "a")
        #expect(try await fleet.token("a") == "access1")
    }

    @Test("are reached by a socket, and by what a service file says")
    func socket() async throws {
        let cluster = try PostgresCluster.shared.get()
        let folder = cluster.folder.path.split(separator: "/").map { "%2F\($0)" }.joined()
        let fleet = try Fleet(FixedServer("postgres@\(folder):\(cluster.port)/oauth/socket", ["sslmode": "prefer"]))
        try await fleet.made(of: "a")
        #expect(await fleet.fault("a") == nil)
    }

    private func fault(_ options: [String: String], at place: String = "127.0.0.1:PORT/oauth/faults") async throws
        -> SettingsError.FleetFault?
    {
        let cluster = try PostgresCluster.shared.get()
        let place = place.replacing("PORT", with: "\(cluster.port)")
        return try await Fleet(FixedServer(place, options)).fault("a")
    }

    @Test("are told apart from what keeps them away")
    func faults() async throws {
        try await Fleet(FixedServer("127.0.0.1:\(PostgresCluster.shared.get().port)/oauth/faults")).made(of: "a")
        #expect(try await fault(["user": "picky"]) == .refused(.loginNeeded))
        #expect(try await fault(["user": "picky", "password": "wrong"]) == .refused(.loginRefused))
        #expect(try await fault(["user": "nobody"]) == .refused(.loginRefused))
        #expect(try await fault([:], at: "postgres@127.0.0.1:PORT/nothing/x") == .refused(.noDatabase))
        #expect(try await fault(["user": "stranger"]) == .refused(.notPermitted))
        #expect(try await fault(["user": "reader"]) == .unreachable(.readOnly))
        #expect(try await fault([:], at: "127.0.0.1:\(RawSocket.freePort())/oauth/x") == .unreachable(.noAnswer))
        #expect(try await fault(["sslmode": "nonsense"]) == .refused(.badOptions))
        #expect(try await fault(["service": "nonsense"]) == .refused(.badOptions))
    }

    @Test("travel encrypted to other machines, which prove who they are")
    func encrypted() async throws {
        let cluster = try PostgresCluster.shared.get()
        let place = "db.example:PORT/oauth/tls"
        // This user is let in with TLS alone. The address leads to this machine, and is none of its own.
        let blind = ["user": "sealed", "hostaddr": "0.0.0.0", "sslmode": "disable"]
        let away = blind.merging(["sslrootcert": cluster.folder.path(of: "ca.pem")]) { $1 }
        #expect(try await fault(away, at: place) == .noFleet)
        #expect(try await fault(blind, at: place) == .unreachable(.notTrusted))
        #expect(try await fault(away, at: "other.example:PORT/oauth/tls") == .unreachable(.notTrusted))
        let lax = blind.merging(["sslmode": "require"]) { $1 }
        #expect(try await fault(lax, at: "other.example:PORT/oauth/lax") == .noFleet)
        let pooler = try Pooler.shared.get().port
        #expect(try await fault(away, at: "db.example:\(pooler)/oauth/tls") == .unreachable(.notEncrypted))
        let certificate = away.merging(["sslcert": away["sslrootcert"] ?? "", "sslkey": "/nowhere"]) { $1 }
        #expect(try await fault(certificate, at: place) == .refused(.badCertificate))
        #expect(try await fault(["user": "sealed", "sslmode": "disable"]) == .refused(.loginRefused))
    }

    @Test("are in an engine that doctor looks at")
    func examined() async throws {
        let cluster = try PostgresCluster.shared.get()
        let dead = "127.0.0.1:\(RawSocket.freePort())"
        let fleet = try Fleet(FixedServer("127.0.0.1:\(cluster.port),\(dead)/oauth/examined"))
        try await fleet.made(of: "a")
        let found = await fleet.machine("a").examineFleet(at: fleet.address)
        #expect(found.contains(.missing(hosts: [dead])) && found.contains(.mayWrite) && found.contains(.keepsTime))
        #expect(found.count == 5, "\(found)")
        #expect(try cluster.run("SELECT count(*) FROM oauth_setup.fleet WHERE name = '.probe'") == ["0"])
    }

    @Test("are not where a location makes no sense, or gives a password away")
    func places() throws {
        let store = try Fleet(FixedServer("one/two/three")).machine("a")
        for place in ["", "one", "one/two", "one//three/four"] {
            #expect(throws: SettingsError.badName(.locationNotInEngine), "\(place)") {
                try store.location("postgresql://\(place)")
            }
        }
        for (place, part) in [
            ("one:x/two/three/four", "one:x"), ("one/two/../four", ".."), ("one/two?x=y/three/four", "two?x=y"),
        ] {
            #expect(throws: SettingsError.badName(.locationPart(part)), "\(place)") {
                try store.location("postgresql://\(place)")
            }
        }
        for place in ["me:secret@one/two/three/four", "one/two/three/four?password=secret"] {
            #expect(throws: SettingsError.badName(.locationWithPassword)) {
                try store.location("postgresql://\(place)")
            }
        }
        for place in ["/two/three/four", "me@[::1]:5433,two/three/four/five", "%2Ftmp:5433/two/three/four"] {
            #expect(try store.location("postgresql://\(place)").text == "postgresql://\(place)")
        }
    }
}

/// A place in the server that all share, without a way on which anything is lost.
private struct FixedServer: EngineServer {
    let address: String
    let kind: SettingsKind

    init(_ place: String, _ options: [String: String] = ["user": "postgres"]) {
        address = "postgresql://\(place)"
        kind = PostgresServer.kind(options)
    }

    func another() -> any EngineServer { self }
    func value(_ key: String) -> [UInt8]? { nil }
    func put(_ key: String, _ value: [UInt8]) {}
    func answer(_ hook: @escaping @Sendable (Bool) -> Fate) {}
}
