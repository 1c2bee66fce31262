import Etcd
import FleetTestSupport
import Foundation
import SettingsStore
import StrictJSON
import Transport

extension EtcdServer: EngineServer {
    var kind: SettingsKind {
        let transport = HTTPTransport(deadline: .seconds(10), environment: [:])
        return .etcd { _, _ in
            EtcdAccess()
        } transport: { _ in
            transport
        }
    }

    func another() throws -> any EngineServer { try EtcdServer() }

    func answer(_ hook: @escaping @Sendable (Bool) -> Fate) { answer { hook($1) } }

    func value(_ key: String) throws -> [UInt8]? {
        let found = try call("kv/range", ["key": Self.key(key)])["kvs"]?.array?.first?["value"]
        return found.map { Array(Data(base64Encoded: $0.string ?? "") ?? Data()) }
    }

    func put(_ key: String, _ value: [UInt8]) throws {
        try call("kv/put", ["key": Self.key(key), "value": .string(Data(value).base64EncodedString())])
    }

    private static func key(_ key: String) -> JSONValue { .string(Data("oauth/\(key)".utf8).base64EncodedString()) }
}
