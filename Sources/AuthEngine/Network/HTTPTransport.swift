internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL
internal import Synchronization

/// Sends requests the careful way: no redirect is followed, one deadline covers head and body, replies are capped.
///
/// No cookies, no cache, no decompression, no proxy for this machine, http only to this machine, header values checked before
/// anything is sent. The client behind it is made with the first request.
public final class HTTPTransport: Sendable {
    /// The most bytes of a reply's body.
    public static let bodyLimit = 1 << 20

    private let deadline: Duration
    private let userAgent: String
    private let proxy: ProxySettings
    private let trusted: [[UInt8]]
    private let clients = Mutex(Clients())

    private struct Clients {
        var direct: HTTPClient?
        var proxied: HTTPClient?
    }

    /// A transport.
    ///
    /// - Parameters:
    ///   - deadline: for a whole request and reply; connecting included.
    ///   - contact: stands in `User-Agent` after the program's name: an address or `practice`.
    ///   - environment: where `HTTPS_PROXY` and `NO_PROXY` are looked up; the process's own when nil.
    public convenience init(
        deadline: Duration = .seconds(30),
        contact: String? = nil,
        environment: [String: String]? = nil
    ) {
        self.init(deadline: deadline, contact: contact, environment: environment, trusting: [])
    }

    /// A transport that trusts some certificates (DER) more than the machine does.
    package init(deadline: Duration, contact: String?, environment: [String: String]?, trusting: [[UInt8]]) {
        self.deadline = deadline
        trusted = trusting
        userAgent = "oauth-setup/0.1" + (contact.map { " (\($0))" } ?? "")
        proxy = ProxySettings(environment: environment ?? ProxySettings.processEnvironment())
    }

    deinit {
        let clients = clients.withLock { clients in
            defer { clients = Clients() }
            return clients
        }
        for client in [clients.direct, clients.proxied].compactMap(\.self) {
            client.shutdown { _ in }
        }
    }

    /// Closes all connections and waits for it; afterwards a request makes a new client.
    public func shutdown() async {
        let clients = clients.withLock { clients in
            defer { clients = Clients() }
            return clients
        }
        for client in [clients.direct, clients.proxied].compactMap(\.self) {
            try? await client.shutdown()
        }
    }

    /// Sends a request.
    ///
    /// - Returns: the reply whatever its status, 3xx included.
    /// - Throws: ``AuthError`` with a network, TLS, size or time fact, or `.cancelled`.
    public func send(_ request: HTTPRequest) async throws(AuthError) -> HTTPReply {
        let address = try Self.check(request)
        let client = client(for: address)
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = HTTPMethod(rawValue: request.method)
        for (name, value) in request.headers {
            outgoing.headers.add(name: name, value: value)
        }
        if !outgoing.headers.contains(name: "User-Agent") {
            outgoing.headers.add(name: "User-Agent", value: userAgent)
        }
        if let body = request.body { outgoing.body = .bytes(ByteBuffer(bytes: body)) }
        let message = outgoing
        let deadline = deadline
        do {
            return try await withThrowingTaskGroup(of: HTTPReply?.self) { group in
                group.addTask { try await Self.exchange(message, host: address.host, with: client) }
                group.addTask {
                    try await Task.sleep(for: deadline, clock: .continuous)
                    return nil
                }
                defer { group.cancelAll() }
                guard let reply = try await group.next() ?? nil else {
                    throw AuthError(
                        .replyTimedOut(host: address.host, seconds: Int(max(.seconds(1), deadline).components.seconds))
                    )
                }
                return reply
            }
        } catch {
            throw Task.isCancelled ? AuthError(.cancelled) : TransportFault.explain(error, host: address.host)
        }
    }

    private static func exchange(
        _ request: HTTPClientRequest,
        host: String,
        with client: HTTPClient
    ) async throws -> HTTPReply {
        let response = try await client.execute(request, deadline: .distantFuture)
        if let length = response.headers.first(name: "Content-Length").flatMap({ Int($0) }), length > bodyLimit {
            throw AuthError(.replyTooLarge(host: host))
        }
        var body: [UInt8] = []
        for try await part in response.body {
            guard body.count + part.readableBytes <= bodyLimit else { throw AuthError(.replyTooLarge(host: host)) }
            body += part.readableBytesView
        }
        return HTTPReply(
            status: Int(response.status.code),
            headers: response.headers.map { ($0.name, $0.value) },
            body: body
        )
    }

    private func client(for address: WebAddress) -> HTTPClient {
        let proxy = proxy.proxy(for: address)
        return clients.withLock { clients in
            if let made = proxy == nil ? clients.direct : clients.proxied { return made }
            var configuration = HTTPClient.Configuration(
                redirectConfiguration: .disallow,
                timeout: .init(connect: .seconds(10)),
                decompression: .disabled
            )
            configuration.httpVersion = .http1Only
            let roots = trusted.compactMap { try? NIOSSLCertificate(bytes: $0, format: .der) }
            if !roots.isEmpty {
                var tls = TLSConfiguration.makeClientConfiguration()
                tls.additionalTrustRoots = [.certificates(roots)]
                configuration.tlsConfiguration = tls
            }
            configuration.connectionPool.retryConnectionEstablishment = false
            configuration.proxy = proxy.map { .server(host: $0.host, port: $0.port) }
            let client = HTTPClient(configuration: configuration)
            if proxy == nil { clients.direct = client } else { clients.proxied = client }
            return client
        }
    }
}
