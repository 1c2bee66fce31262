internal import Foundation
internal import Glibc

/// Whether a callback's port is free, and who has it otherwise.
enum PortCheck {
    /// Tries to take the port, and gives it back at once.
    static func finding(_ callback: CallbackPort) -> Finding {
        let port = callback.port
        switch bindError(port) {
        case 0: return .good(.port, "\(port) is free", "\(port) は空いています")
        case EACCES:
            return Finding(
                .port,
                .note,
                "\(port) is kept for the administrator (\(callback.callback))",
                "\(port) は管理者だけが使えます（\(callback.callback)）",
                mend: (
                    "register a callback with a port above 1023, or paste the address the browser ends at",
                    "1024 以上のポートのコールバックを登録するか、ブラウザーの最後のアドレスを貼り付けてください"
                )
            )
        default:
            let holder = PortHolder.find(port)
            let (by, stop) = (holder.map { " by \($0.name) (process \($0.id))" } ?? "", holder.map { "\($0.id)" })
            let who = holder.map { "\($0.name)（プロセス \($0.id)）が" } ?? ""
            return Finding(
                .port,
                .problem,
                "\(port) is taken\(by)",
                "\(port) は\(who)使用中です",
                mend: (
                    (stop.map { "end that program (kill \($0)), or " } ?? "")
                        + "paste the address the browser ends at",
                    (stop.map { "そのプログラムを終了する（kill \($0)）か、" } ?? "")
                        + "ブラウザーの最後のアドレスを貼り付けてください"
                )
            )
        }
    }

    private static func bindError(_ port: Int) -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        // As the listener does: a port whose last connection has just ended is free.
        var yes: Int32 = 1
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let bound = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0, listen(descriptor, 1) == 0 else { return errno }
        return 0
    }
}

/// The process that listens on a port, as far as `/proc` tells.
struct PortHolder {
    let id: Int
    let name: String

    /// The holder; nil when it belongs to somebody else.
    static func find(_ port: Int) -> PortHolder? {
        let sockets = Set(["/proc/net/tcp", "/proc/net/tcp6"].flatMap { listening(on: port, $0) })
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
    private static func listening(on port: Int, _ table: String) -> [String] {
        let text = (try? String(contentsOfFile: table, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst().compactMap { line in
            let columns = line.split(separator: " ")
            guard columns.count > 9, columns[3] == "0A", let digits = columns[1].split(separator: ":").last,
                Int(digits, radix: 16) == port
            else { return nil }
            return "socket:[\(columns[9])]"
        }
    }

    private static func name(of id: Int) -> String {
        let text = (try? String(contentsOfFile: "/proc/\(id)/comm", encoding: .utf8)) ?? ""
        return text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    }
}
