import Foundation
import Glibc
import NetworkTestSupport
import Synchronization
import TestSupport
import Testing

/// A PostgreSQL of the tests' own, from Debian's package: on loopback, in a folder, as a user that is not root.
final class PostgresCluster: Sendable {
    /// One for all tests that do not stop it; it ends with the process.
    static let shared = Result {
        let cluster = try PostgresCluster()
        shares.withLock { $0 = cluster }
        atexit {
            guard let cluster = PostgresCluster.shares.withLock({ $0 }) else { return }
            for (process, signal) in cluster.ending.withLock({ $0 }) { kill(process, signal) }
            try? FileManager.default.removeItem(atPath: cluster.folder.path)
        }
        return cluster
    }
    private static let shares = Mutex<PostgresCluster?>(nil)
    /// What has to end with it, and by which signal.
    let ending = Mutex<[(pid_t, Int32)]>([])
    private static let programs = "/usr/lib/postgresql/15/bin"

    let folder: TemporaryFolder
    let port = RawSocket.freePort()
    private let process = Mutex<Process?>(nil)

    init() throws {
        folder = try TemporaryFolder()
        Self.giveAway(folder.path)
        let data = folder.path(of: "data")
        let made = Self.command(
            "\(Self.programs)/initdb",
            ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        )
        try made.runUnblocked()
        made.waitUntilExit()
        let authority = try TestAuthority()
        let server = try authority.server(["db.example"])
        try add("server.pem", try server.pem)
        try add("ca.pem", try authority.pem)
        try add(
            "data/pg_hba.conf",
            "host all picky 127.0.0.1/32 scram-sha-256\nhostssl all sealed 127.0.0.1/32 trust\nhost all sealed 127.0.0.1/32 reject\nhost all all 127.0.0.1/32 trust\nlocal all all trust\n"
        )
        try start()
        try run("CREATE DATABASE oauth", in: "postgres")
        try run(
            "CREATE ROLE picky LOGIN PASSWORD 'open sesame'; CREATE ROLE stranger LOGIN; CREATE ROLE sealed LOGIN SUPERUSER"
        )
        try run("CREATE ROLE reader LOGIN; ALTER ROLE reader SET default_transaction_read_only = on")
    }

    deinit { end(SIGQUIT) }

    /// A file that only the server may read.
    private func add(_ name: String, _ text: String) throws {
        let path = folder.path(of: name)
        try Data(text.utf8).write(to: URL(filePath: path))
        unsafe chmod(path, 0o600)
        Self.giveAway(path)
    }

    /// Makes it the server's, where that runs as another user.
    private static func giveAway(_ path: String) {
        guard getuid() == 0, let user = unsafe getpwnam("postgres") else { return }
        _ = unsafe chown(path, user.pointee.pw_uid, user.pointee.pw_gid)
    }

    /// A program that will not run as root.
    static func command(_ program: String, _ arguments: [String]) -> Process {
        let process = Process()
        let words = getuid() == 0 ? ["--reuid=postgres", "--regid=postgres", "--clear-groups", program] : []
        process.executableURL = URL(filePath: words.isEmpty ? program : "/usr/bin/setpriv")
        process.arguments = words + arguments
        process.currentDirectoryURL = URL(filePath: "/")
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return process
    }

    func start() throws {
        let server = Self.command(
            "\(Self.programs)/postgres",
            [
                "-D", folder.path(of: "data"), "-p", "\(port)", "-k", folder.path, "-h", "127.0.0.1", "-c", "ssl=on",
                "-c", "ssl_cert_file=\(folder.path)/server.pem", "-c", "ssl_key_file=\(folder.path)/server.pem",
            ]
        )
        let deadline = ContinuousClock.now + .seconds(20)
        try server.runUnblocked()
        let process = server.processIdentifier
        while ContinuousClock.now < deadline, server.isRunning {
            if (try? run("SELECT 1", in: "postgres")) != nil {
                ending.withLock { $0.append((process, SIGQUIT)) }
                return self.process.withLock { $0 = server }
            }
            usleep(20_000)
        }
        // Processes of the one before may have its memory yet.
        if ContinuousClock.now < deadline { return try start() }
        throw CancellationError()
    }

    /// Ends the server by a signal, and waits until it is gone.
    func end(_ signal: Int32) {
        process.withLock { process in
            guard let ending = process.take() else { return }
            kill(ending.processIdentifier, signal)
            ending.waitUntilExit()
        }
    }

    /// Has statements carried out as the operator; the lines of the answer.
    @discardableResult
    func run(_ statements: String, in database: String = "oauth") throws -> [String] {
        let psql = try #require(Tool("psql"))
        let result = try psql.run([
            "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", folder.path, "-p", "\(port)", "-U", "postgres", "-d", database,
            "-c",
            statements,
        ])
        guard result.status == 0 else { throw CancellationError() }
        return String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
