public import CallbackServer
public import Secrets
public import Transport
public import WebRequests

/// The world around the engine: time, chance, the network.
///
/// Tests pass their own.
public struct Surroundings: Sendable {
    /// The time in milliseconds since 1970.
    public var now: @Sendable () -> Int64
    /// Random bytes for `state` and PKCE.
    public var random: RandomBytes
    /// Sends a request and returns the whole reply; never follows a redirect.
    public var send: @Sendable (HTTPRequest) async throws(AuthError) -> HTTPReply
    /// Waits; throws only when it is cancelled.
    public var sleep: @Sendable (Duration) async throws -> Void
    /// Where the services are.
    public var endpoints: EndpointMapping
    /// Is told what a person should know although nothing failed.
    public var notify: @Sendable (EngineNotice) -> Void = { _ in }
    /// Who refreshes stored tokens that are due.
    public var refresher: RefreshRunner

    /// What the pages say that a browser shows after the callback; nothing by default.
    public var replyPageWords: ReplyPageWords = .none

    /// The person's own certificate for https callbacks; nil where one is made for each sign-in, as by default.
    public var callbackCertificate: OwnCallbackCertificate?

    /// Surroundings of these parts.
    public init(
        now: @escaping @Sendable () -> Int64,
        random: RandomBytes,
        send: @escaping @Sendable (HTTPRequest) async throws(AuthError) -> HTTPReply,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        endpoints: EndpointMapping,
        refresher: RefreshRunner
    ) {
        self.refresher = refresher
        self.now = now
        self.random = random
        self.send = send
        self.sleep = sleep
        self.endpoints = endpoints
    }

    /// What sends by a transport, and says what goes wrong in the engine's words.
    package static func sending(
        by transport: HTTPTransport
    ) -> @Sendable (HTTPRequest) async throws(AuthError) -> HTTPReply {
        { request async throws(AuthError) in
            do throws(TransportError) {
                return try await transport.send(request)
            } catch {
                throw AuthError(sending: error)
            }
        }
    }

    /// The real world.
    ///
    /// - Parameters:
    ///   - endpoints: the services themselves, or a practice provider.
    ///   - transport: what sends; made ready only when the first request is sent.
    ///   - refresher: who refreshes stored tokens; this process unless it may be killed in the middle of it.
    ///   - notify: is told what a person should know although nothing failed.
    /// - Returns: the system clock, its random generator, and the network.
    public static func live(
        endpoints: EndpointMapping = .live,
        transport: HTTPTransport = HTTPTransport(),
        refresher: RefreshRunner = .inProcess,
        notify: @escaping @Sendable (EngineNotice) -> Void = { _ in }
    ) -> Surroundings {
        var surroundings = Surroundings(
            now: { SystemTime.milliseconds() },
            random: .system,
            send: sending(by: transport),
            sleep: { try await Task.sleep(for: $0, clock: .continuous) },
            endpoints: endpoints,
            refresher: refresher
        )
        surroundings.notify = notify
        return surroundings
    }
}

extension Surroundings {
    /// Whether the services are a practice provider on this machine.
    var isPractice: Bool { endpoints.practiceBase != nil }

    /// The one door through which requests with credentials leave: to the hosts of their connection alone, the way it travels.
    ///
    /// - Parameters:
    ///   - request: to the service's own address.
    ///   - plan: whose credentials are in it.
    /// - Returns: the request as it is sent, to the practice provider if there is one.
    /// - Throws: ``AuthError``: `hostNotListed`, `insecureAddress`, `badAddress`, `badHeader`, or about a proxy or certificate.
    func outgoing(_ request: HTTPRequest, for plan: ConnectionPlan) throws(AuthError) -> HTTPRequest {
        guard let address = WebAddress(request.url) else { throw AuthError(.network(.badAddress)) }
        try plan.check(address, isPractice: isPractice)
        var request = request
        request.url = endpoints(request.url)
        request.network = try plan.network()
        do throws(NetworkFault) {
            _ = try request.checked()
        } catch {
            throw AuthError(.network(error))
        }
        return request
    }

    /// Sends a request through that door.
    func deliver(_ request: HTTPRequest, for plan: ConnectionPlan) async throws(AuthError) -> HTTPReply {
        try await send(try outgoing(request, for: plan))
    }
}
