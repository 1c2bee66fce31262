internal import Bounds
internal import NIOCore
internal import NIOPosix
internal import Secrets
package import WebRequests

extension HTTPTransport {
    /// Reads the certificates that are trusted besides the machine's own.
    ///
    /// - Throws: ``TransportError`` that says which file cannot be used, and what named it.
    package func checkAuthorities() throws(TransportError) { _ = try roots.value().certificates() }

    /// Opens a connection to a proxy for a moment, and sends nothing.
    ///
    /// - Parameter proxy: the proxy.
    /// - Returns: nil when it takes connections within a second, else why not.
    package static func reach(_ proxy: ProxyServer) async -> NetworkFault? {
        do {
            let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connectTimeout(.milliseconds(900))
                .connect(host: proxy.host, port: proxy.port)
                .get()
            try? await channel.close()
            return nil
        } catch {
            return .networkFailed(host: proxy.place, kind: .proxyUnreachable)
        }
    }

    /// Whether a proxy whose answer the network library cannot read asks for a login in it: its first line is enough for that.
    static func wantsLogin(_ proxy: ProxyServer, for address: WebAddress) async -> Bool {
        let target = "\(address.host):\(address.effectivePort)"
        let login = proxy.login.map { Base64URL.encodeStandard(Array($0.reveal().utf8)) }
        let request =
            "CONNECT \(target) HTTP/1.1\r\nHost: \(target)\r\n"
            + (login.map { "Proxy-Authorization: Basic \($0)\r\n" } ?? "") + "\r\n"
        let line = MultiThreadedEventLoopGroup.singleton.next().makePromise(of: String.self)
        do {
            let channel = try await ClientBootstrap(group: line.futureResult.eventLoop)
                .connectTimeout(.milliseconds(900))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(FirstLine(line))
                    }
                }
                .connect(host: proxy.host, port: proxy.port)
                .get()
            let end = channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
            defer { end.cancel() }
            try await channel.writeAndFlush(ByteBuffer(string: request))
            let words = try await line.futureResult.get().split(separator: " ")
            channel.close(promise: nil)
            return words.count > 1 && words[0].lowercased().hasPrefix("http/") && words[1] == "407"
        } catch {
            line.fail(error)
            return false
        }
    }
}

/// Takes the first line of what comes, up to its end or that of the connection.
private final class FirstLine: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private static let limit = 4 << 10

    private let line: EventLoopPromise<String>
    private var bytes: [UInt8] = []

    init(_ line: EventLoopPromise<String>) { self.line = line }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes += unwrapInboundIn(data).readableBytesView
        if bytes.contains(10) || bytes.count > Self.limit { end() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end()
        context.close(promise: nil)
    }

    private func end() { line.succeed(String(foreign: bytes.prefix { $0 != 10 && $0 != 13 })) }
}
