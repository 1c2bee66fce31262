internal import Bounds
internal import Glibc
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
internal import Logging
internal import NIOCore
internal import NIOPosix

/// Waits on this machine for the one request that ends a sign-in (RFC 8252 section 7.3).
///
/// Only a GET of the exact path with the right state ends it, also when it brings an error; everything else gets a fixed
/// text and the listener goes on. That request's page waits until ``tell(_:)`` says what became of it. Nothing is logged.
package final class CallbackListener: Sendable {
    /// The SHA-256 fingerprint of the certificate of an https callback, `AB:CD:…`; nil for http.
    package var certificateFingerprint: String? { certificate?.fingerprint }
    package var certificateBytes: [UInt8]? { certificate?.der }

    private let certificate: CallbackCertificate?
    private let channels: [any Channel]
    private let connections: CallbackConnections
    private let answered: Promise<any Channel>
    private let verdict: Promise<ReplyPage>
    private let shown: Promise<Void>

    private init(
        _ channels: [any Channel],
        _ connections: CallbackConnections,
        _ responder: CallbackResponder,
        _ certificate: CallbackCertificate?
    ) {
        self.channels = channels
        self.connections = connections
        answered = responder.answered
        verdict = responder.verdict
        shown = responder.shown
        self.certificate = certificate
    }

    /// Opens the port.
    ///
    /// - Parameters:
    ///   - address: the callback.
    ///   - reader: what is asked of each answer.
    ///   - pages: what the browser is shown.
    ///   - now: the time in milliseconds since 1970, for a certificate.
    ///   - own: the person's own certificate for an https callback; without it one is made.
    ///   - timeout: how many milliseconds a connection may take for its whole request.
    /// - Returns: the listener, whose port is open.
    /// - Throws: ``CallbackError``: `callbackPortInUse`, `callbackPortPrivileged`, `listenerFailed`.
    package static func start(
        _ address: CallbackAddress,
        _ reader: CallbackReader,
        pages: CallbackPages = CallbackPages(),
        now: Int64,
        own: OwnCallbackCertificate? = nil,
        timeout: Int64 = 10_000
    ) async throws(CallbackError) -> CallbackListener {
        let responder = CallbackResponder(address: address, reader: reader, pages: pages)
        var certificate: CallbackCertificate?
        if address.isSecure {
            certificate = if let own { try CallbackCertificate(own) } else { try .mint(for: address, now: now) }
        }
        let connections = CallbackConnections(timeout: .milliseconds(timeout), limit: 256)
        var channels: [any Channel] = []
        var failure: CallbackError?
        for host in address.bindHosts {
            let opened = Promise<Result<any Channel, any Error>>()
            let application: Application<CallbackResponder>
            do {
                application = try Self.application(responder, host, address.port, certificate, connections) { channel in
                    opened.settle(.success(channel))
                }
            } catch {
                failure = CallbackError.callback(.listenerFailed(port: address.port))
                break
            }
            Task {
                do {
                    try await application.run()
                    opened.settle(.failure(CancellationError()))
                } catch {
                    opened.settle(.failure(error))
                }
            }
            switch await opened.value() {
            case .success(let channel): channels.append(channel)
            case .failure(let error): failure = failure ?? Self.explain(error, port: address.port)
            }
            if failure != nil { break }
        }
        let listener = CallbackListener(channels, connections, responder, certificate)
        if failure == nil, channels.isEmpty { failure = CallbackError.callback(.listenerFailed(port: address.port)) }
        if let failure {
            await listener.close()
            throw failure
        }
        return listener
    }

    private static func application(
        _ responder: CallbackResponder,
        _ host: String,
        _ port: Int,
        _ certificate: CallbackCertificate?,
        _ connections: CallbackConnections,
        onRunning: @escaping @Sendable (any Channel) async -> Void
    ) throws -> Application<CallbackResponder> {
        let plain = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [connections.handler()],
                idleTimeout: .seconds(10),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 << 10,
                    maxHeaderListSize: 64 << 10,
                    maxHeaderFieldCount: 100
                )
            )
        )
        return Application(
            responder: responder,
            server: try certificate.map { try .tls(plain, tlsConfiguration: $0.configuration) } ?? plain,
            // Address reuse is for connections of an earlier sign-in that linger on the fixed port; while somebody listens
            // on it, Linux refuses a second one all the same.
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), reuseAddress: true),
            onServerRunning: onRunning,
            // On one thread, nobody comes in while the port is being closed.
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton.next()),
            logger: Logger(label: "callback") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    /// Nil when the machine just has no such address, for instance no IPv6.
    package static func explain(_ error: any Error, port: Int) -> CallbackError? {
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE: CallbackError.callback(.portInUse(port: port, by: PortHolder.find(port)))
        case EACCES, EPERM: CallbackError.callback(.portPrivileged(port: port))
        case EADDRNOTAVAIL, EAFNOSUPPORT, EPROTONOSUPPORT: nil
        default: CallbackError.callback(.listenerFailed(port: port))
        }
    }

    /// Opens a port for a moment.
    ///
    /// - Returns: nil when that works, else why not; ``explain(_:port:)`` knows what it means.
    package static func tryOut(_ host: String, _ port: Int) async -> (any Error)? {
        do {
            let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .bind(host: host, port: port)
                .get()
            try? await channel.close()
            return nil
        } catch {
            return error
        }
    }

    /// Says what became of the answer, and shows the page that waits for it; only the first time counts.
    package func tell(_ page: ReplyPage) { verdict.settle(page) }

    /// Closes the port, then lets the one answer reach the browser: a few seconds at most, much less as a rule.
    ///
    /// A page that still waits is told that it did not work.
    package func close() async {
        tell(.failed)
        for channel in channels { await Self.shut(channel) }
        if answered.isSettled {
            let channel = await answered.value()
            // On a busy machine, writing the page takes its time.
            await Self.wait(for: shown, atMost: .seconds(5))
            let gone = Promise<Void>()
            channel.closeFuture.whenComplete { _ in gone.settle(()) }
            // A browser that keeps a TLS connection half open must not hold up the sign-in.
            await Self.wait(for: gone, atMost: .milliseconds(250))
        }
        connections.close()
    }

    /// Closes a port once whoever has been let in is being served.
    ///
    /// Between accepting a connection and handing it on the library lets its loop turn; a port that is closed then drops the
    /// connection, and that ends the program. So nobody is let in any more, and the loop turns, before the port closes.
    private static func shut(_ channel: any Channel) async {
        try? await channel.pipeline.addHandler(AcceptBlocker(), position: .first).get()
        try? await channel.setOption(.autoRead, value: false).get()
        for _ in 0..<2 { try? await channel.eventLoop.submit {}.get() }
        try? await channel.close()
    }

    private static func wait(for event: Promise<Void>, atMost timeout: Duration) async {
        let clock = Task {
            try await Task.sleep(for: timeout)
            event.settle(())
        }
        await event.value()
        clock.cancel()
    }
}

/// Lets nobody in any more, whoever asks for it.
private final class AcceptBlocker: ChannelOutboundHandler, Sendable {
    typealias OutboundIn = Never

    func read(context: ChannelHandlerContext) {}
}
