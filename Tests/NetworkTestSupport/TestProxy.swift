internal import Dispatch
internal import Synchronization

/// A proxy of this machine that leads every tunnel to one port, whatever host is asked for.
package final class TestProxy: Sendable {
    private let socket: RawSocket
    private let heard = Mutex<[String]>([])

    /// Its port.
    package let port: Int

    /// What clients asked for: the head of a CONNECT, or `socks5 HOST:PORT`.
    package var requests: [String] { heard.withLock { $0 } }

    /// Listens; nil when that does not work.
    ///
    /// - Parameters:
    ///   - target: where tunnels lead.
    ///   - socks: whether it speaks SOCKS 5, else HTTP.
    ///   - login: the `Proxy-Authorization` it wants to see; nil for none.
    package init?(to target: Int, socks: Bool = false, login: String? = nil) {
        guard let socket = RawSocket.listen() else { return nil }
        self.socket = socket
        port = socket.port
        DispatchQueue(label: "proxy").async { [weak self] in
            while let client = socket.accept() {
                DispatchQueue(label: "proxy").async { [weak self] in
                    let asked = socks ? Self.socks(client) : client.read(until: "\r\n\r\n")
                    self?.heard.withLock { $0.append(asked) }
                    if let login, !asked.contains("Basic \(login)\r\n") {
                        client.send("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
                        client.close()
                        return
                    }
                    guard let server = RawSocket.connect(port: target) else { return client.close() }
                    if socks {
                        client.send([5, 0, 0, 1, 0, 0, 0, 0, 0, 0])
                    } else {
                        client.send("HTTP/1.1 200 Connection established\r\n\r\n")
                    }
                    Self.relay(client, server)
                }
            }
            socket.close()
        }
    }

    deinit {
        socket.stop()
    }

    /// Greeting without a login, then a request for a host's name (RFC 1928 sections 3 and 4).
    private static func socks(_ client: RawSocket) -> String {
        guard client.receive().first == 5 else { return "" }
        client.send([5, 0])
        let request = client.receive()
        guard request.count > 6, request[3] == 3 else { return "socks5 without a name" }
        let end = 5 + Int(request[4])
        let port = Int(request[end]) << 8 | Int(request[end + 1])
        return "socks5 \(String(decoding: request[5..<end], as: UTF8.self)):\(port)"
    }

    private static func relay(_ one: RawSocket, _ other: RawSocket) {
        DispatchQueue(label: "relay").async {
            copy(from: other, to: one)
        }
        copy(from: one, to: other)
    }

    private static func copy(from one: RawSocket, to other: RawSocket) {
        while true {
            let bytes = one.receive()
            guard !bytes.isEmpty, other.send(bytes) else { break }
        }
        other.stop()
    }
}
