import Foundation
import Glibc

/// What a browser would do at the practice provider, over a plain socket.
enum Clicks {
    /// Where a browser would be sent by an address: the `Location` of one request over a plain socket.
    static func redirect(of url: String) throws -> String? {
        location(try exchange("GET", url))
    }

    /// Approves at the practice provider's consent page; where the browser is sent then.
    static func approve(_ url: String) throws -> String? {
        try decide("approve", at: url)
    }

    /// Clicks a button of the consent page; where the browser is sent then.
    static func decide(_ decision: String, at url: String) throws -> String? {
        location(try exchange("POST", url, body: "decision=\(decision)"))
    }

    /// Approves, and reads the code from the address the browser is sent to, or from the page that shows it.
    static func approvedCode(_ url: String) throws -> String? {
        let reply = try exchange("POST", url, body: "decision=approve")
        if let address = location(reply) {
            return URLComponents(string: address)?.queryItems?.first { $0.name == "code" }?.value
        }
        return reply.firstMatch(of: /<code[^>]*>([^<]+)<\/code>/).map { String($0.1) }
    }

    /// Approves, and gives what a person would bring back: the whole address, or the code the page shows.
    static func approvedAnswer(_ url: String) throws -> String? {
        let reply = try exchange("POST", url, body: "decision=approve")
        return location(reply) ?? reply.firstMatch(of: /<code[^>]*>([^<]+)<\/code>/).map { String($0.1) }
    }

    /// The head and body of the reply to a GET.
    static func get(_ url: String) throws -> String {
        try exchange("GET", url)
    }

    /// Lets something go wrong at a practice provider.
    static func orderFault(_ order: String, at provider: [String: String]) throws {
        let address = provider["OAUTH_SETUP_PRACTICE"] ?? ""
        let reply = try exchange("POST", "\(address)/practice/faults", body: order, type: "application/json")
        guard reply.hasPrefix("HTTP/1.1 200 ") else { throw Loopback.Failure(code: EINVAL) }
    }

    private static func location(_ reply: String) -> String? {
        let line = reply.split(whereSeparator: \.isNewline).first { $0.lowercased().hasPrefix("location:") }
        return line.map { $0.dropFirst("location:".count).trimmingCharacters(in: .whitespaces) }
    }

    /// One request over a plain socket to this machine.
    private static func exchange(
        _ method: String,
        _ url: String,
        body: String = "",
        type: String = "application/x-www-form-urlencoded"
    ) throws -> String {
        guard let components = URLComponents(string: url), let port = components.port, let host = components.host else {
            return ""
        }
        let socket = try Loopback.connect(port: port)
        let rest = url.replacing("http://\(host):\(port)", with: "")
        let target = rest.hasPrefix("/") ? rest : "/" + rest
        var request = "\(method) \(target) HTTP/1.1\r\nHost: \(host):\(port)\r\nConnection: close\r\n"
        if !body.isEmpty {
            request += "Content-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n"
        }
        try socket.write(contentsOf: Data((request + "\r\n" + body).utf8))
        return String(decoding: try socket.readToEnd() ?? Data(), as: UTF8.self)
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

    /// Says something to somebody who may hang up before it is over, and reads the answer.
    static func say(_ text: String, port: Int) throws {
        let socket = try connect(port: port)
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe send(socket.fileDescriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { break }
            rest = rest.dropFirst(count)
        }
        _ = try? socket.readToEnd()
    }
}
