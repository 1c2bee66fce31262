internal import Bounds
internal import Secrets
internal import SettingsStore
internal import StrictJSON
internal import Synchronization
internal import Transport
internal import WebRequests

/// The JSON gateway of an etcd (v3), as far as a fleet needs it.
///
/// The same bytes are sent again whenever nobody knows what became of them: to the next machine, until the time is up.
final class EtcdGateway: Sendable {
    /// gRPC's numbers of what may be asked again (google.golang.org/grpc/codes): deadline, internal, unavailable.
    private static let passing: Set<Int64> = [4, 13, 14]

    /// Longer than a request or a login takes until it is given up.
    private static let longestAttempt: Duration = .seconds(5)

    private let place: EtcdPlace
    private let access: EtcdAccess
    private let random: RandomBytes
    private let transport: HTTPTransport
    /// Which machine is asked next.
    private let turn: Mutex<Int>
    private let login: EtcdLogin
    /// Milliseconds since 1970.
    private let now: @Sendable () -> Int64
    private let offset = Mutex<Duration?>(nil)

    init(
        _ place: EtcdPlace,
        _ access: EtcdAccess,
        _ login: EtcdLogin,
        random: RandomBytes,
        now: @escaping @Sendable () -> Int64,
        transport: HTTPTransport
    ) {
        (self.place, self.access, self.login) = (place, access, login)
        (self.random, self.now, self.transport) = (random, now, transport)
        turn = Mutex(Int(random(1).first ?? 0))
    }

    /// By how much the clock of the machine that answered last is ahead; nil where none has said.
    var clockOffset: Duration? { offset.withLock(\.self) }

    /// A call, repeated until its outcome is known.
    ///
    /// - Parameters:
    ///   - path: of the gateway.
    ///   - body: one whose repetition is recognised.
    ///   - duration: how long to ask again.
    /// - Returns: the answer.
    /// - Throws: ``SettingsError``: `fleet`.
    func call(_ path: String, _ body: JSONValue, within duration: Duration) async throws(SettingsError) -> JSONValue {
        var deadline = ContinuousClock.now + duration
        var pause: Int64 = 20
        var tries = 0
        while true {
            let trouble: SettingsError.EngineTrouble
            let began = ContinuousClock.now
            switch try await attempt(path, body) {
            case .answer(let json): return json
            case .trouble(let found): trouble = found
            }
            turn.withLock { $0 &+= 1 }
            tries += 1
            // This process was stopped meanwhile, and the engine may be well.
            if ContinuousClock.now - began > Self.longestAttempt { deadline = max(deadline, .now + duration) }
            let jitter = pause * Int64(random(1).first ?? 0) / 256
            let wait = Duration.milliseconds(pause / 2 + jitter)
            guard ContinuousClock.now + wait < deadline, trouble != .notEncrypted,
                trouble != .notTrusted || tries < place.hosts.count,
                (try? await Task.sleep(for: wait, clock: .continuous)) != nil
            else { throw SettingsError.fleet(place: place.address, .unreachable(trouble)) }
            pause = min(pause * 2, 500)
        }
    }

    /// The machines that give no answer by themselves.
    func silentHosts() async -> [String] {
        var silent: [String] = []
        for (index, host) in place.hosts.enumerated() {
            turn.withLock { $0 = index }
            guard case .answer? = try? await attempt("maintenance/status", [:]) else {
                silent.append(host)
                continue
            }
        }
        return silent
    }

    /// Waits until a watch tells of a change.
    ///
    /// - Parameters:
    ///   - body: what is watched, and from which revision on.
    ///   - duration: how long.
    /// - Returns: false where the time is up or the stream has ended: its machine is gone or has no leader any more, the revision was
    ///   compacted, the login is over; or where none begins within a usual request's time, as behind a proxy that holds it back.
    func isTold(_ body: JSONValue, within duration: Duration) async -> Bool {
        let attempt = try? await attempt("watch", body) { request throws(TransportError) in
            var request = request
            // Without it a machine that has lost the others says nothing.
            request.headers.append(("Grpc-Metadata-hasleader", "true"))
            let reply = try await self.transport.follow(request, within: duration) { Self.told($0) != nil }
            // When it was sent is no clock of this moment.
            return HTTPReply(status: reply.status, body: Self.told(reply.body) ?? reply.body)
        }
        if case .answer(let json)? = attempt, json["result"]?["events"] != nil { return true }
        turn.withLock { $0 &+= 1 }
        return false
    }

    /// The first whole line of a stream that says more than that it has begun; nil for none yet.
    private static func told(_ stream: [UInt8]) -> [UInt8]? {
        stream.split(separator: 10, omittingEmptySubsequences: false).dropLast().map { Array($0) }
            .first { line in
                let result = (try? JSONParser.parse(line))?["result"]
                return result?["created"]?.bool != true || result?["canceled"]?.bool == true
            }
    }

    private enum Attempt {
        case answer(JSONValue)
        case trouble(SettingsError.EngineTrouble)
    }

    private func attempt(
        _ path: String,
        _ body: JSONValue,
        sending send: ((HTTPRequest) async throws(TransportError) -> HTTPReply)? = nil
    ) async throws(SettingsError) -> Attempt {
        var request = request(path, body)
        if let user = access.user {
            if login.token == nil, let trouble = try await logIn(user) { return .trouble(trouble) }
            if let token = login.token { request.headers.append(("Authorization", token.reveal())) }
        }
        let reply: HTTPReply
        do throws(TransportError) {
            reply = if let send { try await send(request) } else { try await transport.send(request) }
        } catch {
            if case .network(.replyTooLarge) = error {
                throw SettingsError.fleet(place: place.address, .foreign(key: place.prefix))
            }
            return .trouble(Self.trouble(error))
        }
        if let seconds = reply.header("Date").flatMap(HTTPDate.seconds) {
            offset.withLock { $0 = .milliseconds(seconds * 1000 - now()) }
        }
        return try judged(reply, path)
    }

    private func request(_ path: String, _ body: JSONValue) -> HTTPRequest {
        let host = place.hosts[turn.withLock { abs($0 % place.hosts.count) }]
        let isHere = WebAddress("https://\(host)/")?.isLoopback == true && !access.isSecureHere
        return HTTPRequest(
            method: "POST",
            url: "\(isHere ? "http" : "https")://\(host)/v3/\(path)",
            headers: [("Content-Type", "application/json")],
            body: Array(body.text().utf8),
            network: access.network
        )
    }

    private static func trouble(_ error: TransportError) -> SettingsError.EngineTrouble {
        switch error {
        case .network(.tlsFailed(_, let kind)) where kind != .handshake: .notTrusted
        case .network(.insecureAddress): .notEncrypted
        // A file of certificates that cannot be used.
        case .badValue, .store: .notTrusted
        default: .noAnswer
        }
    }

    private func judged(_ reply: HTTPReply, _ path: String) throws(SettingsError) -> Attempt {
        let json = try? JSONParser.parse(reply.body)
        if reply.status == 200, let json { return .answer(json) }
        let code = json?["code"]?.integer ?? json?["error"]?["grpc_code"]?.integer
        if reply.status == 404, code == nil || code == 5 && json?["message"]?.string == "Not Found" {
            throw refused(.noGateway)
        }
        guard let code else { return .trouble(.noAnswer) }
        if Self.passing.contains(code) { return .trouble(code == 14 ? .noQuorum : .noAnswer) }
        let message = json?["message"]?.string ?? json?["error"]?.string ?? ""
        switch code {
        // A repetition of a lease that was granted, or one that is gone.
        case 9 where message.contains("already exists"), 5 where path.hasPrefix("lease/"): return .answer([:])
        case 8: throw refused(message.contains("too large") ? .tooLarge : .full)
        case 3 where message.contains("too large"), 11: throw refused(.tooLarge)
        case 3 where message.contains("CommonName"): throw refused(.certificateName)
        case 3 where message.contains("user name is empty"): throw refused(.loginNeeded)
        case 3 where message.contains("authentication failed"): throw refused(.loginRefused)
        case 7: throw refused(.notPermitted)
        case 16 where access.user != nil:
            // Simple tokens end with a restart, others with a change of roles.
            let had = login.token != nil
            login.keep(nil)
            guard had else { throw refused(.loginRefused) }
            return .trouble(.noAnswer)
        case 16: throw refused(.loginNeeded)
        default: throw refused(.other(code: String(code)))
        }
    }

    private func refused(_ refusal: SettingsError.EngineRefusal) -> SettingsError {
        .fleet(place: place.address, .refused(refusal))
    }

    private func logIn(_ user: Secret) async throws(SettingsError) -> SettingsError.EngineTrouble? {
        let parts = user.reveal().split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let body: JSONValue = ["name": .string(parts[0]), "password": .string(parts.count > 1 ? parts[1] : "")]
        let reply: HTTPReply
        do throws(TransportError) {
            reply = try await login.send(request("auth/authenticate", body))
        } catch {
            return Self.trouble(error)
        }
        switch try judged(reply, "") {
        case .answer(let json):
            guard let found = json["token"]?.string else { return .noAnswer }
            login.keep(Secret(found))
            return nil
        case .trouble(let trouble): return trouble
        }
    }
}
