internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// The connections to a callback's port, and those among them that have not brought a whole request yet, body included.
///
/// These have a time of their own from the first moment on, handshake included, drip they or be silent; and there
/// are never more than a number of them, so that nobody can keep the browser out.
///
/// All connections are closed here in the end. The server's task is never cancelled: it would drop connections it has
/// not looked at yet, which ends the program (swift-nio issue 2637).
final class CallbackConnections: Sendable {
    private struct State {
        /// All that are open.
        var open: [any Channel] = []
        /// Those without a request yet.
        var waiting: [any Channel] = []
        var isOver = false
    }

    private let timeout: TimeAmount
    private let limit: Int
    private let state = Mutex(State())

    /// Nobody waits yet.
    ///
    /// - Parameters:
    ///   - timeout: how long a connection may take for its whole request.
    ///   - limit: how many may take their time at once.
    init(timeout: TimeAmount, limit: Int) {
        self.timeout = timeout
        self.limit = limit
    }

    /// What watches one connection.
    func handler() -> any RemovableChannelHandler & ChannelInboundHandler {
        PlaceHandler { WatchHandler(connections: self, timeout: self.timeout) }
    }

    /// Closes them all, and those that come later.
    func close() {
        let open = state.withLock { state in
            state.isOver = true
            return state.open
        }
        for channel in open { channel.close(promise: nil) }
    }

    fileprivate func add(_ channel: any Channel) {
        let unwanted: (any Channel)? = state.withLock { state in
            state.open.append(channel)
            state.waiting.append(channel)
            if state.isOver { return channel }
            return state.waiting.count > limit ? state.waiting.removeFirst() : nil
        }
        unwanted?.close(promise: nil)
        channel.closeFuture.whenComplete { [self] _ in
            state.withLock { state in state.open.removeAll { $0 === channel } }
        }
    }

    fileprivate func hasRequest(_ channel: any Channel) {
        state.withLock { state in state.waiting.removeAll { $0 === channel } }
    }
}

/// Puts the watch right behind the parser of requests, where targets are still as they came.
private final class PlaceHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private let makeWatch: () -> WatchHandler

    init(_ makeWatch: @escaping () -> WatchHandler) { self.makeWatch = makeWatch }

    func handlerAdded(context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        do {
            let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            try pipeline.addHandler(makeWatch(), position: .after(parser))
        } catch {
            // Nobody comes in unwatched.
            context.close(promise: nil)
        }
    }
}

/// Closes a connection whose request takes too long or is too large, and lets no target pass but a path.
private final class WatchHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let connections: CallbackConnections
    private let timeout: TimeAmount
    private var end: Scheduled<Void>?

    init(connections: CallbackConnections, timeout: TimeAmount) {
        self.connections = connections
        self.timeout = timeout
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        connections.add(channel)
        end = context.eventLoop.scheduleTask(in: timeout) { channel.close(promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(var head) where !head.uri.hasPrefix("/"):
            // Of a whole address (RFC 9112 section 3.2.2) the library keeps the path alone, whoever's address it was.
            head.uri = "*"
            context.fireChannelRead(wrapInboundOut(.head(head)))
            return
        case .end: isDone(context)
        default: break
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // The library's own answer says 400; RFC 6585 section 5 has a better one.
        if end != nil, error as? HTTPParserError == .headerOverflow {
            let headers: HTTPHeaders = ["Connection": "close", "Content-Length": "0"]
            let head = HTTPResponseHead(version: .http1_1, status: .requestHeaderFieldsTooLarge, headers: headers)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            context.close(promise: nil)
            return
        }
        context.fireErrorCaught(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        isDone(context)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { isDone(context) }

    private func isDone(_ context: ChannelHandlerContext) {
        guard let end else { return }
        end.cancel()
        self.end = nil
        connections.hasRequest(context.channel)
    }
}
