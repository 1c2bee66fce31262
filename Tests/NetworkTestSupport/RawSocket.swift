internal import Dispatch
internal import Glibc
internal import Synchronization

/// A blocking socket of this machine, for saying things no HTTP library would.
package struct RawSocket: Sendable {
    package let descriptor: Int32

    /// Connects; nil when nothing listens there.
    package static func connect(port: Int, family: Int32 = AF_INET) -> RawSocket? {
        let socket = RawSocket(descriptor: Glibc.socket(family, Int32(SOCK_STREAM.rawValue), 0))
        socket.limitWaiting()
        let result = unsafe withAddress(port: port, family: family) { address, length in
            unsafe Glibc.connect(socket.descriptor, address, length)
        }
        guard result == 0 else {
            socket.close()
            return nil
        }
        return socket
    }

    /// Listens on 127.0.0.1 or ::1; port 0 takes a free one.
    package static func listen(port: Int = 0, family: Int32 = AF_INET) -> RawSocket? {
        let socket = RawSocket(descriptor: Glibc.socket(family, Int32(SOCK_STREAM.rawValue), 0))
        let result = unsafe withAddress(port: port, family: family) { address, length in
            unsafe Glibc.bind(socket.descriptor, address, length)
        }
        guard result == 0, Glibc.listen(socket.descriptor, 16) == 0 else {
            socket.close()
            return nil
        }
        return socket
    }

    private static let lastPort = Mutex(20_000 + Int(getpid()) % 500 * 20)

    /// A port nobody listens on at this moment, below those the system gives to others by itself.
    package static func freePort() -> Int {
        for _ in 0..<500 {
            let port = lastPort.withLock { last in
                last = last < 31_999 ? last + 1 : 20_000
                return last
            }
            if let socket = listen(port: port) {
                socket.close()
                return port
            }
        }
        return 0
    }

    /// The port it is bound to.
    package var port: Int {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(descriptor, $0, &length)
            }
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// Waits for a connection; nil once the socket is shut down.
    package func accept() -> RawSocket? {
        let accepted = Glibc.accept(descriptor, nil, nil)
        return accepted < 0 ? nil : RawSocket(descriptor: accepted)
    }

    /// Whether the other side closes within some milliseconds.
    package func isClosed(within milliseconds: Int32) -> Bool {
        // POLLRDHUP: a farewell alone is no POLLHUP.
        var waiting = pollfd(fd: descriptor, events: 0x2000, revents: 0)
        return unsafe poll(&waiting, 1, milliseconds) > 0
    }

    /// Writes; false when the other side is gone.
    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    @discardableResult
    package func send(_ text: String) -> Bool {
        send(Array(text.utf8))
    }

    /// Reads until a mark has come, or to the end when there is no mark.
    package func read(until mark: String? = nil) -> String {
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { break }
            text += buffer[..<count]
            if let mark, String(decoding: text, as: UTF8.self).contains(mark) { break }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads a request's head, and its body when its length is told.
    package func readRequest() -> String {
        var text = read(until: "\r\n\r\n")
        guard let end = text.firstRange(of: "\r\n\r\n"),
            let header = text[..<end.lowerBound].split(separator: "\r\n").first(where: {
                $0.lowercased().hasPrefix("content-length:")
            }), let length = Int(header.split(separator: ":")[1].filter(\.isNumber))
        else { return text }
        var missing = length - text[end.upperBound...].utf8.count
        while missing > 0 {
            let more = receive()
            guard !more.isEmpty else { break }
            text += String(decoding: more, as: UTF8.self)
            missing -= more.count
        }
        return text
    }

    /// Lets the connection end with a reset instead of a farewell when it is let go.
    package func reset() {
        var lingering = linger(l_onoff: 1, l_linger: 0)
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &lingering, socklen_t(MemoryLayout<linger>.size))
    }

    /// Closes the descriptor without saying more.
    package func letGo() {
        _ = Glibc.close(descriptor)
    }

    /// Reads what there is next; nothing at the end.
    package func receive() -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
        return count > 0 ? Array(buffer[..<count]) : []
    }

    /// Ends writing; what the other side says is still read.
    package func sayNoMore() {
        _ = shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Ends reading, writing and accepting; the descriptor stays.
    package func stop() {
        _ = shutdown(descriptor, Int32(SHUT_RDWR))
    }

    package func close() {
        stop()
        _ = Glibc.close(descriptor)
    }

    private func limitWaiting() {
        var time = timeval(tv_sec: 10, tv_usec: 0)
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    private static func withAddress(
        port: Int,
        family: Int32,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        if family == AF_INET6 {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = UInt16(port).bigEndian
            address.sin6_addr = in6addr_loopback
            return unsafe withUnsafePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe body($0, socklen_t(MemoryLayout<sockaddr_in6>.size))
                }
            }
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}

/// Runs blocking work off the threads that async code needs.
package func blocking<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
        DispatchQueue(label: "blocking").async { continuation.resume(returning: work()) }
    }
}

/// Says something to a port and returns the whole answer; nil when nothing listens.
package func talk(_ text: String, port: Int, family: Int32 = AF_INET) async -> String? {
    await blocking {
        guard let socket = RawSocket.connect(port: port, family: family) else { return nil }
        defer { socket.close() }
        socket.send(text)
        return socket.read()
    }
}
