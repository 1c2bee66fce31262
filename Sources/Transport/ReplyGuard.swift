internal import NIOCore
internal import NIOHTTP1

/// Stands between the parser and the client, and ends a connection whose reply the client cannot take: it stops the program at a
/// status below 100, for instance.
///
/// What a server says before its answer (1xx) ends here. A body that came compressed although nobody asked for that is left to the
/// client, which unpacks gzip and zlib within limits; one that is only called so passes as it is.
final class ReplyGuard: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart

    /// Why a connection was ended.
    enum Fault: Error {
        /// No reply of HTTP 1: its version or status, or too many replies before the one that counts.
        case notHTTP
        /// A body in a coding that was not asked for and cannot be undone.
        case undecodable
    }

    /// The most replies before the one that counts.
    private static let interimLimit = 64
    private static let coding = "Content-Encoding"

    private var interimCount = 0
    /// A head whose body tells whether it is really compressed.
    private var held: HTTPResponseHead?
    private var isOver = false

    /// Puts one into a connection, before anything is sent on it.
    static func add(to channel: any Channel) -> EventLoopFuture<Void> {
        channel.eventLoop.submit {
            let pipeline = channel.pipeline.syncOperations
            let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
            try pipeline.addHandler(ReplyGuard(), position: .after(parser))
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isOver else { return }
        switch unwrapInboundIn(data) {
        case .head(let head): read(head, context)
        case .body(let body):
            if var head = held {
                held = nil
                guard let isCompressed = Self.isCompressed(body, head) else { return fail(.undecodable, context) }
                if !isCompressed { head.headers.remove(name: Self.coding) }
                context.fireChannelRead(wrapInboundOut(.head(head)))
            }
            context.fireChannelRead(data)
        case .end:
            if var head = held {
                held = nil
                head.headers.remove(name: Self.coding)
                context.fireChannelRead(wrapInboundOut(.head(head)))
            }
            context.fireChannelRead(data)
        }
    }

    private func read(_ head: HTTPResponseHead, _ context: ChannelHandlerContext) {
        var head = head
        let isInterim = (100..<200).contains(head.status.code) && head.status != .switchingProtocols
        if isInterim { interimCount += 1 }
        guard head.version.major == 1, (100...999).contains(head.status.code), interimCount <= Self.interimLimit else {
            return fail(.notHTTP, context)
        }
        guard !isInterim else { return }
        // RFC 9110 section 8.4.1: x-gzip means gzip, case means nothing.
        let codings = head.headers[canonicalForm: Self.coding].map { $0.lowercased() }.filter {
            $0 != "identity" && !$0.isEmpty
        }
        switch codings {
        case []:
            head.headers.remove(name: Self.coding)
            context.fireChannelRead(wrapInboundOut(.head(head)))
        case ["gzip"], ["x-gzip"], ["deflate"]:
            head.headers.replaceOrAdd(name: Self.coding, value: codings == ["deflate"] ? "deflate" : "gzip")
            held = head
        default: fail(.undecodable, context)
        }
    }

    /// Whether a body begins as its coding does; nil when it is neither that nor text.
    private static func isCompressed(_ body: ByteBuffer, _ head: HTTPResponseHead) -> Bool? {
        guard let first = body.readableBytesView.first else { return true }
        // gzip (RFC 1952) begins with 1F, zlib (RFC 1950) with the number 8 in its lower half.
        if head.headers[Self.coding] == ["gzip"] ? first == 0x1F : first & 0x0F == 8 && first >> 4 < 8 { return true }
        return (32..<127).contains(first) || [9, 10, 13, 0xEF].contains(first) ? false : nil
    }

    private func fail(_ fault: Fault, _ context: ChannelHandlerContext) {
        isOver = true
        context.fireErrorCaught(fault)
        context.close(promise: nil)
    }
}
