internal import AsyncHTTPClient
internal import Bounds
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL
internal import Secrets
internal import Synchronization
public import WebRequests

/// Sends requests the careful way: no redirect is followed, one deadline covers head and body, replies are capped.
///
/// No cookies, no cache, no compression asked for and none beyond the limit undone, no proxy for this machine, http only to this
/// machine, header values checked before anything is sent. The client behind it is made with the first request.
public final class HTTPTransport: Sendable {
    /// The most bytes of a reply's body.
    public static let bodyLimit = SizeLimit.reply

    let deadline: Duration
    private let userAgent: String
    /// The proxy and the certificates are looked up with the first request.
    private let proxy: Lazy<ProxySettings>
    private let trusted: [[UInt8]]
    let roots: Lazy<TrustedRoots>
    /// The few that were made; in a list, whose type costs nothing at the start of a program that sends nothing.
    private let clients = Mutex<[(route: Route, client: HTTPClient)]>([])

    /// Names a PEM file of certificates to trust besides the machine's own.
    static let authorityVariable = "OAUTH_SETUP_CA_FILE"

    /// What one client is made for: connections are shared only by requests that travel the same way.
    struct Route: Hashable {
        /// Whether every connection must have proved who its server is.
        var isSecure = false
        var proxy: ProxyServer?
        var certificate: ClientCertificate?
        var authority: String?
        /// Whether a reply is put right as far as it can be: it may carry tokens.
        var repairs = false
    }

    /// A transport.
    ///
    /// - Parameters:
    ///   - deadline: for a whole request and reply; connecting included.
    ///   - contact: stands in `User-Agent` after the program's name: an address or `practice`.
    ///   - environment: where `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`, `OAUTH_SETUP_CA_FILE`, `SSL_CERT_FILE` and `SSL_CERT_DIR`
    ///     are looked up; the process's own when nil.
    public convenience init(
        deadline: Duration = .seconds(30),
        contact: String? = nil,
        environment: [String: String]? = nil
    ) { self.init(deadline: deadline, contact: contact, environment: environment, trusting: []) }

    /// A transport that trusts some certificates (DER) more than the machine does.
    ///
    /// The defaults are asked for with the first request, and hold where the environment says nothing.
    package init(
        deadline: Duration,
        contact: String?,
        environment: [String: String]?,
        trusting: [[UInt8]],
        defaults: @escaping @Sendable () -> NetworkDefaults = { NetworkDefaults() }
    ) {
        self.deadline = deadline
        trusted = trusting
        userAgent = "oauth-setup/\(EngineVersion.current)" + (contact.map { " (\($0))" } ?? "")
        let environment = environment ?? ProxySettings.processEnvironment()
        let known = Lazy(defaults)
        proxy = Lazy { ProxySettings(environment: environment, defaults: known.value()) }
        roots = Lazy { TrustedRoots(environment: environment, defaults: known.value()) }
    }

    deinit {
        for client in takeClients() { client.shutdown { _ in } }
    }

    /// Closes all connections and waits for it; afterwards a request makes a new client.
    public func shutdown() async { for client in takeClients() { try? await client.shutdown() } }

    private func takeClients() -> [HTTPClient] {
        clients.withLock { clients in
            defer { clients = [] }
            return clients.map(\.client)
        }
    }

    /// Sends a request.
    ///
    /// - Returns: the reply whatever its status, 3xx included.
    /// - Throws: ``TransportError`` with a network, TLS, size or time fact, `.cancelled`, or `badValue` for a proxy, certificate
    ///   or file of the environment or the connection that cannot be used.
    public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPReply {
        try await send(request, ArrivingReply(takesAnyLength: request.takesPart))
    }

    /// Sends a request, and takes in the reply.
    func send(_ request: HTTPRequest, _ arriving: ArrivingReply) async throws(TransportError) -> HTTPReply {
        let address: WebAddress
        do throws(NetworkFault) {
            address = try request.checked()
        } catch {
            throw .network(error)
        }
        var route = try route(for: address, request.network)
        route.repairs = request.takesPart
        let client = try client(for: route)
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = HTTPMethod(rawValue: request.method)
        for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
        if !outgoing.headers.contains(name: "User-Agent") { outgoing.headers.add(name: "User-Agent", value: userAgent) }
        // Without it a server may choose (RFC 9110 section 12.5.3).
        outgoing.headers.replaceOrAdd(name: "Accept-Encoding", value: "identity")
        // A connection that is kept may end just when a refresh token goes over it, and nobody knows then what became of it.
        outgoing.headers.replaceOrAdd(name: "Connection", value: "close")
        if let body = request.body { outgoing.body = .bytes(ByteBuffer(bytes: body)) }
        let message = outgoing
        let deadline = deadline
        do {
            return try await withThrowingTaskGroup(of: HTTPReply?.self) { group in
                group.addTask { try await arriving.whole(of: message, from: client) }
                group.addTask {
                    try await arriving.expire(deadline)
                    return nil
                }
                defer { group.cancelAll() }
                guard let reply = try await group.next() ?? nil else {
                    let seconds = Int(max(.seconds(1), deadline).components.seconds)
                    throw TransportError.network(.replyTimedOut(host: address.host, seconds: seconds))
                }
                return reply
            }
        } catch {
            let fault = await explain(error, address, route)
            guard request.takesPart, let part = arriving.part(fault) else { throw fault }
            return part
        }
    }

    private func explain(_ error: any Error, _ address: WebAddress, _ route: Route) async -> TransportError {
        guard !Task.isCancelled else { return .cancelled }
        let fault = TransportFault.explain(error, host: address.host, proxy: route.proxy)
        if case .network(.networkFailed(_, .proxyBroken)) = fault, let proxy = route.proxy,
            await Self.wantsLogin(proxy, for: address)
        {
            let kind: ConnectionFailure = proxy.login == nil ? .proxyLogin : .proxyLoginRefused
            return .network(.networkFailed(host: address.host, kind: kind))
        }
        guard case .network(.tlsFailed(_, let kind)) = fault else { return fault }
        // Only before the request is sent can it be another server's certificate.
        let isElsewhere = [.untrusted, .wrongName, .noName, .notTLS].contains(kind)
        if isElsewhere, route.proxy == nil, await Self.resolvesToLoopback(address.host) {
            return .network(.tlsFailed(host: address.host, kind: .resolvesToLoopback))
        }
        guard kind == .untrusted else { return fault }
        return .network(.tlsFailed(host: address.host, kind: await whyUntrusted(address, route)))
    }

    /// The proxy a request goes through: the connection's own, else the environment's, and none for what is excepted.
    ///
    /// - Throws: ``TransportError`` with the fact `badValue` naming a variable that cannot be used.
    package func proxy(for address: WebAddress, _ options: NetworkOptions) throws(TransportError) -> ProxyServer? {
        guard let own = options.proxy else { return try proxy.value().proxy(for: address) }
        return ProxySettings.isFor(address, except: ProxyExceptions(options.proxyExceptions)) ? own : nil
    }

    private func route(for address: WebAddress, _ options: NetworkOptions) throws(TransportError) -> Route {
        guard address.scheme == "https" else {
            // A practice provider asks for no certificate; what the connection names must be in order all the same.
            if let certificate = options.clientCertificate { _ = try ClientIdentity(certificate) }
            if let authority = options.authority {
                _ = try PEMCertificates.authorities(authority, property: NetworkProperty.serverCertificate)
            }
            return Route()
        }
        let proxy = try proxy(for: address, options)
        return Route(isSecure: true, proxy: proxy, certificate: options.clientCertificate, authority: options.authority)
    }

    private static func made(for route: Route, _ clients: [(route: Route, client: HTTPClient)]) -> HTTPClient? {
        clients.first { $0.route == route }?.client
    }

    private func client(for route: Route) throws(TransportError) -> HTTPClient {
        if let made = clients.withLock({ Self.made(for: route, $0) }) { return made }
        var ready = Self.configuration(route, connect: .seconds(10))
        ready.tlsConfiguration = try tls(route)
        let (isSecure, repairs) = (route.isSecure, route.repairs)
        ready.http1_1ConnectionDebugInitializer = { channel in
            let isReady = isSecure ? Self.requireName(channel) : channel.eventLoop.makeSucceededVoidFuture()
            return isReady.flatMap { Self.limitSending(channel) }.flatMap { ReplyGuard.add(to: channel) }
                .flatMap { repairs ? ReplyRepair.add(to: channel) : channel.eventLoop.makeSucceededVoidFuture() }
        }
        let configuration = ready
        return clients.withLock { clients in
            if let made = Self.made(for: route, clients) { return made }
            let client = HTTPClient(configuration: configuration)
            clients.append((route, client))
            return client
        }
    }

    /// Lets the kernel give up what it could not send in half a minute: a refresh token that came later would be spent twice.
    private static func limitSending(_ channel: any Channel) -> EventLoopFuture<Void> {
        // TCP_USER_TIMEOUT, in milliseconds (RFC 5482); where the system does not know it, all goes on without.
        let option = ChannelOptions.Types.SocketOption(level: 6, name: 18)
        return channel.setOption(option, value: 30_000).flatMapErrorThrowing { _ in }
    }

    /// What every client is like, but for its TLS.
    static func configuration(_ route: Route, connect: TimeAmount) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow, timeout: .init(connect: connect))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.proxy = route.proxy.map { proxy in
            switch proxy.kind {
            case .socks5: .socksServer(host: proxy.host, port: proxy.port)
            case .http:
                .server(
                    host: proxy.host,
                    port: proxy.port,
                    authorization: proxy.login.map {
                        .basic(credentials: Base64URL.encodeStandard(Array($0.reveal().utf8)))
                    }
                )
            }
        }
        return configuration
    }

    /// What a way to travel asks of TLS; never one of the versions that RFC 8996 retired.
    private func tls(_ route: Route) throws(TransportError) -> TLSConfiguration {
        var roots = trusted.compactMap { try? NIOSSLCertificate(bytes: $0, format: .der) }
        roots += try self.roots.value().certificates()
        if let own = route.authority {
            roots += try PEMCertificates.authorities(own, property: NetworkProperty.serverCertificate)
        }
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        if !roots.isEmpty { tls.additionalTrustRoots = [.certificates(roots)] }
        if let certificate = route.certificate {
            let identity = try ClientIdentity(certificate)
            tls.certificateChain = identity.chain.map { .certificate($0) }
            tls.privateKey = .privateKey(identity.key)
        }
        return tls
    }
}
