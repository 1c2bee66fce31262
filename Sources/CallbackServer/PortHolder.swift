internal import Glibc

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The process that listens on a port of this machine, as far as `/proc` tells (proc(5)).
public struct PortHolder: Sendable, Hashable {
    /// Its number.
    public let id: Int
    /// The name of its program, letters and digits only.
    public let name: String

    /// A process of that number and name.
    package init(id: Int, name: String) {
        self.id = id
        self.name = name
    }

    /// Looks for the holder of a port.
    ///
    /// - Parameter port: the TCP port.
    /// - Returns: nil when nobody listens there, or the process belongs to somebody else.
    public static func find(_ port: Int) -> PortHolder? {
        let sockets = Set(["/proc/net/tcp", "/proc/net/tcp6"].flatMap { listening(on: port, table($0)) })
        guard !sockets.isEmpty else { return nil }
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        for id in entries.compactMap({ Int($0) }) {
            let folder = "/proc/\(id)/fd"
            for number in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
                guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(number)"),
                    sockets.contains(target)
                else { continue }
                return PortHolder(id: id, name: name(of: id))
            }
        }
        return nil
    }

    /// The names of the sockets that listen on a port, as links in `/proc/PID/fd` show them.
    package static func listening(on port: Int, _ table: String) -> [String] {
        table.split(separator: "\n").dropFirst().compactMap { line in
            let columns = line.split(separator: " ")
            // The fourth column is the state, 0A for listening; the tenth is the inode.
            guard columns.count > 9, columns[3] == "0A", let digits = columns[1].split(separator: ":").last,
                Int(digits, radix: 16) == port
            else { return nil }
            return "socket:[\(columns[9])]"
        }
    }

    /// A whole file of `/proc`; Foundation ends at the first short read, and the kernel gives such files out by the page.
    private static func table(_ path: String) -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count < 64 << 20 {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func name(of id: Int) -> String {
        table("/proc/\(id)/comm").filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    }
}
