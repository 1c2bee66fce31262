internal import Dispatch
internal import Synchronization

/// A server of this machine that answers whatever a test wants, and writes down what it was told.
package final class HostileServer: Sendable {
    private let socket: RawSocket
    private let heard = Mutex<[String]>([])

    /// Its address.
    package var url: String { "http://127.0.0.1:\(socket.port)" }

    /// The requests so far, head and body.
    package var requests: [String] { heard.withLock { $0 } }

    /// Listens; every connection's request is read and answered by the script.
    package init?(_ script: @escaping @Sendable (RawSocket) -> Void) {
        guard let socket = RawSocket.listen() else { return nil }
        self.socket = socket
        DispatchQueue(label: "hostile").async { [weak self] in
            while let connection = socket.accept() {
                guard self != nil else {
                    connection.close()
                    break
                }
                DispatchQueue(label: "hostile").async { [weak self] in
                    let request = connection.readRequest()
                    self?.heard.withLock { $0.append(request) }
                    script(connection)
                    connection.letGo()
                }
            }
            // Here and not in deinit: the number of a closed socket is soon another one's.
            socket.close()
        }
    }

    deinit {
        socket.stop()
    }
}
