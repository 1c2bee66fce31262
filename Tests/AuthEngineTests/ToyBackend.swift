import Glibc
import NetworkTestSupport
import SettingsStore
import Synchronization

/// A place at a ``ToyServer``: all that is needed to keep settings somewhere else.
struct ToyBackend: SettingsBackend {
    static let kind = SettingsKind(scheme: "toy") { place throws(SettingsError) in
        guard port(place) != nil else { throw SettingsError.badName(.locationNotAFile) }
    } make: { place, store in
        ToyBackend(place, of: store)
    }
    /// The sealed copies that machines keep of what they read and wrote.
    private static let copies = Mutex<[String: [UInt8]]>([:])

    let path: String
    private let port: Int
    private let name: String
    private let machine: String

    private static func port(_ place: String) -> Int? {
        Int(place.split(separator: "/").first?.split(separator: ":").last ?? "")
    }

    init(_ place: String, of store: SettingsStore) {
        path = "toy://\(place)"
        port = Self.port(place) ?? 0
        name = String(place.drop { $0 != "/" })
        machine = store.folder.path
    }

    var reach: SettingsReach { .machines(nil) }

    func peek() -> [UInt8]? { Self.copies.withLock { $0[machine + path] } }

    func read() async throws(SettingsError) -> [UInt8]? { try await asked().content }

    func claim(within timeout: Duration, making: Bool) async throws -> any SettingsClaim {
        let deadline = ContinuousClock.now + timeout
        while try await asked().claim != "" {
            guard ContinuousClock.now < deadline else { throw SettingsError.locked(.process(nil, path: path)) }
            try await Task.sleep(for: .milliseconds(2))
        }
        return ToyClaim(self, Self.nonce())
    }

    func adopt(_ ticket: ClaimTicket) throws(SettingsError) -> any SettingsClaim {
        guard !ticket.note.isEmpty else { throw SettingsError.locked(.process(nil, path: path)) }
        return ToyClaim(self, ticket.note)
    }

    static func nonce() -> String { String(UInt64.random(in: 1 ... .max), radix: 16) }

    /// What the server says.
    struct Reply: Sendable {
        let isOvertaken: Bool
        let version: String
        let claim: String
        let content: [UInt8]?
    }

    func asked(
        _ method: String = "GET",
        _ headers: [(String, String)] = [],
        _ content: [UInt8] = []
    ) async throws(SettingsError) -> Reply {
        let lines = headers + [("Content-Length", String(content.count))]
        let head = "\(method) \(name) HTTP/1.1\r\n" + lines.map { "\($0.0): \($0.1)\r\n" }.joined() + "\r\n"
        // The same bytes, until it is known what became of them.
        for _ in 0..<5 {
            let text = await blocking { [port] in
                guard let socket = RawSocket.connect(port: port) else { return "" }
                defer { socket.close() }
                socket.send(Array(head.utf8) + content)
                return socket.read()
            }
            // The second word of a reply is its status.
            let answer = ToyServer.Request(text)
            guard let version = answer.headers["Version"], let claim = answer.headers["Claim"] else { continue }
            let found = answer.headers["Content"] == nil ? nil : Array(answer.body.utf8)
            let isOvertaken = answer.name == "412"
            if !isOvertaken { Self.copies.withLock { $0[machine + path] = found } }
            return Reply(isOvertaken: isOvertaken, version: version, claim: claim, content: found)
        }
        throw SettingsError.cannotWrite(path: path, .system(SystemFailure(number: ECONNREFUSED)))
    }
}

/// A claim that the server knows from the first checkpoint on.
private final class ToyClaim: SettingsClaim {
    private let place: ToyBackend
    private let nonce: String
    private var version = ""

    init(_ place: ToyBackend, _ nonce: String) {
        self.place = place
        self.nonce = nonce
    }

    var ticket: ClaimTicket? { ClaimTicket(inherited: nil, note: nonce) }

    func read() async throws(SettingsError) -> [UInt8]? {
        let reply = try await place.asked()
        version = reply.version
        return reply.content
    }

    func prepare() {}

    func checkpoint(_ content: [UInt8], _ terms: ClaimTerms) async throws(SettingsError) -> ClaimAttempt {
        try await attempt("PUT", ("Claim", nonce), content)
    }

    func write(_ content: [UInt8]) async throws(SettingsError) -> ClaimAttempt {
        try await attempt("PUT", ("End", nonce), content)
    }

    func remove() async throws(SettingsError) -> ClaimAttempt { try await attempt("DELETE", ("End", nonce), []) }

    func end() async {
        // A server that cannot be reached lets it run out.
        _ = try? await place.asked("POST", [("End", nonce)])
    }

    private func attempt(
        _ method: String,
        _ claim: (String, String),
        _ content: [UInt8]
    ) async throws(SettingsError) -> ClaimAttempt {
        let headers = [("If-Match", version), ("Nonce", ToyBackend.nonce()), claim]
        let reply = try await place.asked(method, headers, content)
        guard !reply.isOvertaken else { return .overtaken }
        version = reply.version
        return .done
    }
}
