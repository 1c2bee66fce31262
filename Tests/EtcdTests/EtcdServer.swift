import Etcd
import FleetTestSupport
import Foundation
import NetworkTestSupport
import StrictJSON
import Synchronization
import TestSupport
import Testing

/// An etcd of one machine on loopback, with a way to it on which requests and answers can be lost.
final class EtcdServer: Sendable {
    private let process: EtcdProcess
    private let gateway: RawSocket
    private let hook = Mutex<@Sendable (String, Bool) -> Fate>({ _, _ in .answered })
    private let asked = Mutex<[String]>([])

    /// The address of fleets there.
    var address: String { "etcd://127.0.0.1:\(gateway.port)/oauth" }
    /// The paths that were asked for.
    var requests: [String] { asked.withLock { $0 } }

    init() throws {
        process = try EtcdProcess()
        gateway = try #require(RawSocket.listen())
        DispatchQueue(label: "gateway").async { [weak self] in
            while let connection = self?.gateway.accept() {
                DispatchQueue(label: "gateway").async { [weak self] in self?.pass(connection) }
            }
        }
    }

    deinit { gateway.stop() }

    /// Says what becomes of requests from now on, by their paths and whether they compare and change keys.
    func answer(_ hook: @escaping @Sendable (String, Bool) -> Fate) { self.hook.withLock { $0 = hook } }

    /// Asks the engine itself, as its operator.
    @discardableResult
    func call(_ path: String, _ body: JSONValue) throws -> JSONValue {
        let text = body.text()
        let head =
            "POST /v3/\(path) HTTP/1.0\r\nContent-Length: \(text.utf8.count)\r\n\r\n"
        let reply = forwarded(head + text)
        guard let start = reply.firstRange(of: "\r\n\r\n"), reply.split(separator: " ").dropFirst().first == "200"
        else {
            throw CancellationError()
        }
        return try JSONParser.parse(String(reply[start.upperBound...]))
    }

    private func pass(_ connection: RawSocket) {
        let request = connection.readRequest()
        let path = String(request.split(separator: " ").dropFirst().first?.dropFirst(4) ?? "")
        asked.withLock { $0.append(path) }
        let fate = hook.withLock { $0 }(path, request.contains(#""compare""#))
        defer { connection.close() }
        guard fate != .unheard, let engine = RawSocket.connect(port: process.port) else { return }
        defer { engine.close() }
        engine.send(request)
        // A stream goes on until either side has enough.
        while case let part = engine.receive(), !part.isEmpty {
            guard fate != .answered || connection.send(part) else { return }
        }
    }

    /// Kills the engine, and waits until it is there again.
    func restart() throws { try process.restart() }

    private func forwarded(_ request: String) -> String {
        guard let socket = RawSocket.connect(port: process.port) else { return "" }
        defer { socket.close() }
        socket.send(request)
        return socket.read()
    }
}
