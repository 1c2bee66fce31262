internal import Foundation
internal import Glibc

/// An etcd of one machine on loopback, with its data in a folder of its own; it ends with the last reference.
package final class EtcdProcess: @unchecked Sendable {
    // It is changed by nobody after its start but for restarting it.
    /// The port of its clients.
    package let port: Int
    private let folder: TemporaryFolder
    private let arguments: [String]
    private var process = Process()

    /// Starts it, and waits until it listens; Debian's etcd-server has it.
    package init() throws {
        folder = try TemporaryFolder()
        port = Self.freePort()
        let (client, peer) = ("http://127.0.0.1:\(port)", "http://127.0.0.1:\(Self.freePort())")
        arguments = [
            "--data-dir", folder.path(of: "data"), "--listen-client-urls", client, "--advertise-client-urls", client,
            "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", "default=\(peer)",
        ]
        try start()
    }

    /// Kills it, and waits until it listens again; for one task at a time.
    package func restart() throws {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        process = Process()
        try start()
    }

    private func start() throws {
        process.executableURL = URL(filePath: "/usr/bin/etcd")
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.runUnblocked()
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline, process.isRunning {
            if Self.isListening(port) { return }
            usleep(10_000)
        }
        throw CocoaError(.executableNotLoadable)
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }

    /// A port that nobody has at this moment.
    private static func freePort() -> Int {
        unsafe withSocket { descriptor, address in
            unsafe bind(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            unsafe getsockname(descriptor, address, &length)
        }
    }

    private static func isListening(_ port: Int) -> Bool {
        var result: Int32 = -1
        _ = unsafe withSocket(port) { descriptor, address in
            result = unsafe connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
        return result == 0
    }

    /// Does something with a socket and an address of loopback; the port that is in it afterwards.
    private static func withSocket(_ port: Int = 0, _ body: (Int32, UnsafeMutablePointer<sockaddr>) -> Void) -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe body(descriptor, $0) }
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
