import Foundation
import Glibc

/// Other programs the tests use.
enum Tool {
    /// Where a program is; nil when it is not installed.
    static func path(_ name: String) -> String? {
        ["/usr/bin", "/bin", "/usr/local/bin"].map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs a program and gives what it printed.
    static func run(_ path: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    /// Where a browser would be sent by an address: the `Location` of one request over a plain socket.
    static func redirect(of url: String) throws -> String? {
        guard let components = URLComponents(string: url), let port = components.port else { return nil }
        let socket = try Loopback.connect(port: port)
        let target = url.replacing("http://127.0.0.1:\(port)", with: "")
        try socket.write(
            contentsOf: Data("GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n".utf8)
        )
        let reply = String(decoding: try socket.readToEnd() ?? Data(), as: UTF8.self)
        let line = reply.split(whereSeparator: \.isNewline).first { $0.lowercased().hasPrefix("location:") }
        return line.map { $0.dropFirst("location:".count).trimmingCharacters(in: .whitespaces) }
    }
}

/// A plain connection to this machine.
enum Loopback {
    struct Failure: Error {
        let code: Int32
    }

    static func connect(port: Int) throws -> FileHandle {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe Glibc.connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Failure(code: errno) }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}
