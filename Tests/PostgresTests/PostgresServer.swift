import FleetTestSupport
import Foundation
import NetworkTestSupport
import Postgres
import Secrets
import SettingsStore
import Synchronization
import Testing

/// A place in a PostgreSQL, with a way to it on which statements and answers can be lost.
final class PostgresServer: EngineServer {
    private static let count = Mutex(0)

    let cluster: PostgresCluster
    /// Where the way leads to: the server, or a pooler before it.
    private let port: Int
    private let prefix: String
    private let gateway: RawSocket
    private let connections = Mutex(0)
    private let hook = Mutex<@Sendable (Bool) -> Fate>({ _ in .answered })

    init(_ cluster: PostgresCluster? = nil, port: Int? = nil) throws {
        self.cluster = try cluster ?? PostgresCluster.shared.get()
        self.port = port ?? self.cluster.port
        prefix = Self.count.withLock { count in
            count += 1
            return "fleet/\(count)"
        }
        gateway = try #require(RawSocket.listen())
        DispatchQueue(label: "way").async { [weak self] in
            while let connection = self?.gateway.accept() {
                DispatchQueue(label: "way").async { [weak self] in self?.pass(connection) }
            }
        }
    }

    deinit { gateway.stop() }

    var kind: SettingsKind { Self.kind(["user": "postgres", "sslmode": "disable"]) }

    static func kind(_ options: [String: String]) -> SettingsKind {
        .postgres { _, _ in PostgresAccess(options: options.mapValues { Secret($0) }, home: "/nowhere") }
    }

    var address: String { "postgresql://127.0.0.1:\(gateway.port)/oauth/\(prefix)" }
    func another() throws -> any EngineServer { try PostgresServer(cluster, port: port) }
    func answer(_ hook: @escaping @Sendable (Bool) -> Fate) { self.hook.withLock { $0 = hook } }

    /// How many connections were made so far.
    var connectionCount: Int { connections.withLock { $0 } }

    // MARK: What the operator does

    func value(_ key: String) throws -> [UInt8]? {
        let (name, column) = Self.column(key)
        let isThere = column == "claim" ? "claim_until > clock_timestamp()" : "settings IS NOT NULL"
        let found = try cluster.run(
            "SELECT 'x' || encode(\(column), 'hex') FROM oauth_setup.fleet WHERE \(row(name)) AND \(isThere)"
        )
        return found.first.map { line in
            let digits = line.dropFirst().compactMap(\.hexDigitValue)
            return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
        }
    }

    func put(_ key: String, _ value: [UInt8]) throws {
        let (name, column) = Self.column(key)
        let bytes = "decode('\(value.map { String(format: "%02x", $0) }.joined())', 'hex')"
        try cluster.run(
            """
            INSERT INTO oauth_setup.fleet (prefix, name, version) VALUES ('\(prefix)', '\(name)', 0) ON CONFLICT DO NOTHING;
            UPDATE oauth_setup.fleet SET \(column) = \(bytes), claim_until = now() + interval '1 hour',
            version = \(column == "claim" ? "version" : "txid_current()") WHERE \(row(name))
            """
        )
    }

    private func row(_ name: Substring) -> String { "prefix = '\(prefix)' AND name = '\(name)'" }

    private static func column(_ key: String) -> (Substring, Substring) {
        let parts = key.split(separator: "/")
        return (parts[0], parts.count > 1 ? parts[1] : "settings")
    }

    // MARK: The way

    private func pass(_ client: RawSocket) {
        connections.withLock { $0 += 1 }
        guard let server = RawSocket.connect(port: port) else { return client.close() }
        let isLost = Mutex(false)
        DispatchQueue(label: "way back").async {
            while case let bytes = server.receive(), !bytes.isEmpty {
                if !isLost.withLock({ $0 }) {
                    client.send(bytes)
                } else if bytes.suffix(6).starts(with: Array("Z".utf8) + [0, 0, 0, 5]) {
                    // Ready for the next query: this one is over.
                    break
                }
            }
            client.stop()
            server.stop()
        }
        while case let bytes = client.receive(), !bytes.isEmpty {
            if bytes.first == UInt8(ascii: "Q") {
                let isChange = String(decoding: bytes, as: UTF8.self).contains("pg_advisory_xact_lock")
                switch hook.withLock({ $0 })(isChange) {
                case .answered: break
                case .unanswered: isLost.withLock { $0 = true }
                case .unheard:
                    client.stop()
                    server.stop()
                }
            }
            server.send(bytes)
        }
        client.stop()
        server.stop()
    }
}
