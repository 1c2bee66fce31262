import Foundation
import Glibc
import TestSupport
import Testing

/// An `sshd` of the test's own on loopback: its host key, its port, its user's key; whoever runs the tests signs in.
final class SSHServer {
    /// The host's name in the client's configuration.
    static let host = "far-machine"

    private let process = Process()
    private let folder: TemporaryFolder
    /// A folder with the `ssh` that knows the server.
    let programs: String

    /// Starts it; nil where there is no OpenSSH.
    ///
    /// - Parameters:
    ///   - program: what `oauth-setup` is there.
    ///   - environment: what its sessions see.
    /// - Throws: where it does not start.
    init?(program: String, environment: [String: String]) throws {
        guard FileManager.default.isExecutableFile(atPath: "/usr/sbin/sshd"), let keygen = Tool("ssh-keygen") else {
            return nil
        }
        folder = try TemporaryFolder()
        programs = folder.path(of: "bin")
        let there = folder.path(of: "there")
        for path in [programs, there] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        try FileManager.default.createSymbolicLink(atPath: "\(there)/oauth-setup", withDestinationPath: program)
        for name in ["host", "user"] {
            _ = try keygen.run(["-q", "-t", "ed25519", "-N", "", "-f", folder.path(of: name)])
        }
        if geteuid() == 0 {
            // Debian's service makes it otherwise.
            try? FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
        }
        let variables = environment.merging(["PATH": "\(there):/usr/bin:/bin"]) { $1 }
        let port = Self.freePort()
        try write(
            """
            ListenAddress 127.0.0.1:\(port)
            HostKey \(folder.path(of: "host"))
            AuthorizedKeysFile \(folder.path(of: "user")).pub
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            PermitRootLogin prohibit-password
            SetEnv \(variables.map { "\($0.key)=\($0.value)" }.joined(separator: " "))
            """,
            to: "sshd_config"
        )
        let key = try String(contentsOfFile: folder.path(of: "host") + ".pub", encoding: .utf8)
        try write("[127.0.0.1]:\(port) \(key)", to: "known_hosts")
        try write(
            """
            Host \(Self.host)
            HostName 127.0.0.1
            Port \(port)
            IdentityFile \(folder.path(of: "user"))
            IdentitiesOnly yes
            StrictHostKeyChecking yes
            UserKnownHostsFile \(folder.path(of: "known_hosts"))
            """,
            to: "ssh_config"
        )
        try write("#!/bin/sh\nexec /usr/bin/ssh -F '\(folder.path(of: "ssh_config"))' \"$@\"\n", to: "bin/ssh")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(programs)/ssh")
        // It closes every file it inherits, by which Foundation would take it for ended: a shell keeps them.
        process.executableURL = URL(filePath: "/bin/sh")
        let words = "trap 'kill $server' TERM; /usr/sbin/sshd -D -e -f \"$0\" & server=$!; wait"
        process.arguments = ["-c", words, folder.path(of: "sshd_config")]
        let errors = Pipe()
        process.standardError = errors
        try process.runUnblocked()
        var said = ""
        while !said.contains("Server listening"), case let data = errors.fileHandleForReading.availableData,
            !data.isEmpty
        {
            said += String(decoding: data, as: UTF8.self)
        }
        errors.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
        try #require(said.contains("Server listening"), "\(said)")
    }

    deinit { process.terminate() }

    private func write(_ text: String, to name: String) throws {
        try Data((text + "\n").utf8).write(to: URL(filePath: folder.path(of: name)))
    }

    /// A port that nobody has; `sshd` takes none of its own choice.
    private static func freePort() -> UInt16 {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                _ = unsafe bind(socket, generic, length)
                _ = unsafe getsockname(socket, generic, &length)
            }
        }
        return UInt16(bigEndian: address.sin_port)
    }
}
