internal import NIOCore
internal import NIOPosix
package import NIOSSL
internal import Synchronization

/// A small https server of this machine; answers every request with `{"ok":true}` and the subject it was shown.
package final class TLSServer: Sendable {
    package let port: Int
    private let channel: any Channel
    private let log: RequestLog

    /// What came in, heads and bodies.
    package var requests: [String] { log.lines.withLock { $0 } }

    private final class RequestLog: Sendable {
        let lines = Mutex<[String]>([])
    }

    private final class Answer: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let log: RequestLog
        private let cutsOff: Bool
        private var text = ""

        init(_ log: RequestLog, cutsOff: Bool) {
            self.log = log
            self.cutsOff = cutsOff
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            text += String(buffer: unwrapInboundIn(data))
            guard text.contains("\r\n\r\n") else { return }
            log.lines.withLock { $0.append(text) }
            text = ""
            let body = #"{"ok":true}"#
            guard !cutsOff else { return cutOff(context) }
            let reply = "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: reply)), promise: nil)
            context.close(promise: nil)
        }

        /// Sends a reply that lasts until the end, and ends the connection without TLS's farewell, as who cuts it would.
        private func cutOff(_ context: ChannelHandlerContext) {
            let channel = context.channel
            let reply = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"ok\":true}"
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: reply))).whenComplete { _ in
                channel._channelCore.close0(error: ChannelError.eof, mode: .all, promise: nil)
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }

    /// Starts one with a certificate for some names; with `clients`, those must show certificates of that authority.
    package convenience init(_ authority: TestAuthority, names: [String], clients: TestAuthority? = nil) async throws {
        try await self.init(try authority.server(names), clients: clients)
    }

    /// Starts one with a certificate, which speaks no newer version of TLS than `newest`; port 0 takes a free one.
    package init(
        _ identity: TestAuthority.Identity,
        clients: TestAuthority? = nil,
        newest: TLSVersion? = nil,
        port: Int = 0,
        cutsOff: Bool = false
    ) async throws {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: [.certificate(try identity.nioCertificate)],
            privateKey: .privateKey(try identity.nioKey)
        )
        configuration.minimumTLSVersion = .tlsv1
        configuration.maximumTLSVersion = newest
        if let clients {
            configuration.certificateVerification = .noHostnameVerification
            configuration.trustRoots = .certificates([try NIOSSLCertificate(bytes: clients.der, format: .der)])
        }
        let context = try NIOSSLContext(configuration: configuration)
        let log = RequestLog()
        self.log = log
        channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(
                        NIOSSLServerHandler(context: context),
                        Answer(log, cutsOff: cutsOff)
                    )
                }
            }
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .bind(host: "127.0.0.1", port: port)
            .get()
        self.port = channel.localAddress?.port ?? 0
    }

    package func stop() async {
        try? await channel.close()
    }
}
