internal import NIOCore
internal import NIOHTTPTypes
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

    private let patience: TimeAmount
    private let limit: Int
    private let state = Mutex(State())

    /// Nobody waits yet.
    ///
    /// - Parameters:
    ///   - patience: how long a connection may take for its whole request.
    ///   - limit: how many may take their time at once.
    init(patience: TimeAmount, limit: Int) {
        self.patience = patience
        self.limit = limit
    }

    /// What watches one connection.
    func handler() -> any RemovableChannelHandler & ChannelInboundHandler {
        Watch(connections: self, patience: patience)
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

/// Closes a connection whose request takes too long; stands behind the parser of requests.
private final class Watch: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart

    private let connections: CallbackConnections
    private let patience: TimeAmount
    private var end: Scheduled<Void>?

    init(connections: CallbackConnections, patience: TimeAmount) {
        self.connections = connections
        self.patience = patience
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        connections.add(channel)
        end = context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .end = unwrapInboundIn(data) { isDone(context) }
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        isDone(context)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        isDone(context)
    }

    private func isDone(_ context: ChannelHandlerContext) {
        guard let end else { return }
        end.cancel()
        self.end = nil
        connections.hasRequest(context.channel)
    }
}
