import Foundation
import NetworkTestSupport
import Synchronization
import TestSupport
import Testing

/// A pgbouncer in transaction mode before a server, with fewer connections than there are clients.
final class Pooler: Sendable {
    static let shared = Result { try Pooler(PostgresCluster.shared.get()) }

    let port = RawSocket.freePort()

    init(_ cluster: PostgresCluster) throws {
        let path = cluster.folder.path(of: "pgbouncer.ini")
        try Data(
            """
            [databases]
            * = host=127.0.0.1 port=\(cluster.port) user=postgres
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = \(port)
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = 2
            logfile = \(cluster.folder.path)/pgbouncer.log
            """.utf8
        )
        .write(to: URL(filePath: path))
        unsafe chmod(path, 0o644)
        let process = PostgresCluster.command("/usr/sbin/pgbouncer", ["-q", path])
        try process.runUnblocked()
        cluster.ending.withLock { $0.append((process.processIdentifier, SIGTERM)) }
        let deadline = ContinuousClock.now + .seconds(10)
        while ContinuousClock.now < deadline {
            if let socket = RawSocket.connect(port: port) {
                socket.close()
                return
            }
            usleep(10_000)
        }
        throw CancellationError()
    }
}
