import Dispatch
import NetworkTestSupport
import Synchronization

/// What a fleet shares, in small: values with a version behind HTTP on loopback, with compare-and-set and claims.
///
/// `GET /NAME` gives the value, its version and who has a claim. `PUT` and `DELETE` want the version in `If-Match`; with `Claim` a
/// `PUT` makes that claim in the same step, unless somebody else has one; with `End` it ends it. `POST` only ends one. A request
/// that comes twice (`Nonce`) is answered twice and done once.
final class ToyServer: Sendable {
    struct Value {
        var content: String?
        var version = 0
        var claim: String?
        var lastNonce = ""
    }

    struct Request {
        let method: String
        let name: String
        let headers: [String: String]
        let body: String

        init(_ text: String) {
            let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
            let lines = (parts.first ?? "").split(separator: "\r\n")
            let words = (lines.first ?? "").split(separator: " ")
            method = String(words.first ?? "")
            name = String(words.dropFirst().first ?? "")
            body = parts.count > 1 ? String(parts[1]) : ""
            headers = Dictionary(
                lines.dropFirst().map { line in
                    let pair = line.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
                    return (pair.first.map(String.init) ?? "", pair.count > 1 ? String(pair[1]) : "")
                }
            ) { first, _ in first }
        }
    }

    /// What becomes of a request.
    enum Fate {
        case answered
        /// It is carried out, and the answer is lost.
        case unanswered
        case unheard
    }

    private let socket: RawSocket
    private let values = Mutex<[String: Value]>([:])
    private let heard = Mutex<[Request]>([])
    private let hooks = Mutex<@Sendable (Request, ToyServer) -> Fate>({ _, _ in .answered })

    /// The requests so far.
    var requests: [Request] { heard.withLock { $0 } }

    /// The first part of the locations here.
    var address: String { "toy://127.0.0.1:\(socket.port)" }

    init() throws {
        guard let socket = RawSocket.listen() else { throw CancellationError() }
        self.socket = socket
        DispatchQueue(label: "toy").async { [weak self] in
            while let connection = socket.accept() {
                DispatchQueue(label: "toy").async { [weak self] in
                    self?.answer(Request(connection.readRequest()), on: connection)
                    connection.letGo()
                }
            }
            socket.close()
        }
    }

    deinit { socket.stop() }

    /// Does something with each request before it is carried out, and says what becomes of it.
    func before(_ hook: @escaping @Sendable (Request, ToyServer) -> Fate) {
        hooks.withLock { $0 = hook }
    }

    /// Lets every claim run out.
    func endClaims() {
        values.withLock { values in
            for name in values.keys { values[name]?.claim = nil }
        }
    }

    private func answer(_ request: Request, on connection: RawSocket) {
        heard.withLock { $0.append(request) }
        let fate = hooks.withLock { $0 }(request, self)
        guard fate != .unheard else { return }
        let (status, value) = values.withLock { Self.carryOut(request, &$0[request.name, default: Value()]) }
        guard fate == .answered else { return }
        let content = value.content.map { "Content: \($0.utf8.count)\r\n" } ?? ""
        connection.send(
            "HTTP/1.1 \(status) -\r\nVersion: \(value.version)\r\nClaim: \(value.claim ?? "")\r\n\(content)"
                + "Connection: close\r\n\r\n\(value.content ?? "")"
        )
    }

    private static func carryOut(_ request: Request, _ value: inout Value) -> (Int, Value) {
        let headers = request.headers
        if headers["Nonce"] == value.lastNonce { return (200, value) }
        switch request.method {
        case "PUT", "DELETE":
            guard headers["If-Match"] == String(value.version) else { return (412, value) }
            if let claim = headers["Claim"] {
                guard value.claim ?? claim == claim else { return (412, value) }
                value.claim = claim
            }
            if value.claim == headers["End"] { value.claim = nil }
            value.content = request.method == "PUT" ? request.body : nil
            value.version += 1
            value.lastNonce = headers["Nonce"] ?? ""
        case "POST":
            if value.claim == headers["End"] { value.claim = nil }
        default: break
        }
        return (200, value)
    }
}
