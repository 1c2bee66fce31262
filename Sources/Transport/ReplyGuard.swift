internal import NIOCore
internal import NIOHTTP1

/// Stands between the parser and the client, and ends a connection whose reply the client cannot take: it stops the program at a
/// status below 100, for instance.
///
/// What goes wrong before a head has come is this type's ``Fault``, too, so that the network library's own errors of that kind are
/// those of a proxy, on the way to the server.
///
/// What a server says before its answer (1xx) ends here. A body that breaks off ends as others do, so that the client lets nothing
/// go that had arrived; behind each body stands one byte that says how it ended.
final class ReplyGuard: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart

    /// Why there is no reply, or not the whole of it.
    enum Fault: UInt8, Error {
        /// The connection ended in the middle of a body.
        case closed = 1
        /// No reply of HTTP 1: its version, status or parts, or too many replies before the one that counts.
        case notHTTP
        /// A body in a coding that cannot be undone.
        case undecodable
        /// More than is taken.
        case tooLarge
    }

    /// The most replies before the one that counts.
    private static let interimLimit = 64
    /// Stands behind a body that is whole; else a fault's number does.
    private static let whole: UInt8 = 0

    private var interimCount = 0
    private var isInBody = false
    private var hasReply = false
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
        case .body: context.fireChannelRead(data)
        case .end: finish(Self.whole, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard isInBody else {
            guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
            let fault: Fault =
                switch error {
                case .invalidEOFState: .closed
                case .headerOverflow: .tooLarge
                default: .notHTTP
                }
            return fail(fault, context)
        }
        let isGarbled = error is HTTPParserError && error as? HTTPParserError != .invalidEOFState
        finish((isGarbled ? Fault.notHTTP : .closed).rawValue, context)
        isOver = true
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if isInBody { finish(Fault.closed.rawValue, context) }
        if !hasReply, !isOver { context.fireErrorCaught(Fault.closed) }
        context.fireChannelInactive()
    }

    private func finish(_ end: UInt8, _ context: ChannelHandlerContext) {
        isInBody = false
        context.fireChannelRead(wrapInboundOut(.body(ByteBuffer(bytes: [end]))))
        context.fireChannelRead(wrapInboundOut(.end(nil)))
    }

    private func read(_ head: HTTPResponseHead, _ context: ChannelHandlerContext) {
        let isInterim = (100..<200).contains(head.status.code) && head.status != .switchingProtocols
        if isInterim { interimCount += 1 }
        guard head.version.major == 1, (100...999).contains(head.status.code), interimCount <= Self.interimLimit else {
            return fail(.notHTTP, context)
        }
        guard !isInterim else { return }
        isInBody = true
        hasReply = true
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    private func fail(_ fault: Fault, _ context: ChannelHandlerContext) {
        isOver = true
        context.fireErrorCaught(fault)
        context.close(promise: nil)
    }
}
