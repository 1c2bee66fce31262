internal import NIOCore
internal import Synchronization

/// The connections to a callback's port that have not brought a whole request's head yet, the oldest first.
///
/// Each has a time of its own from the first moment on, handshake included, whether it drips or is silent; and there
/// are never more than a number of them, so that nobody can keep the browser out.
final class UnfinishedRequests: Sendable {
    private let patience: TimeAmount
    private let limit: Int
    private let waiting = Mutex<[any Channel]>([])

    /// Nobody waits yet.
    ///
    /// - Parameters:
    ///   - patience: how long a connection may take for the head of its request.
    ///   - limit: how many may take their time at once.
    init(patience: TimeAmount, limit: Int) {
        self.patience = patience
        self.limit = limit
    }

    /// What watches one connection.
    func handler() -> any RemovableChannelHandler & ChannelInboundHandler {
        Watch(requests: self, patience: patience)
    }

    fileprivate func add(_ channel: any Channel) {
        let oldest: (any Channel)? = waiting.withLock { waiting in
            waiting.append(channel)
            return waiting.count > limit ? waiting.removeFirst() : nil
        }
        oldest?.close(promise: nil)
    }

    fileprivate func remove(_ channel: any Channel) {
        waiting.withLock { $0.removeAll { $0 === channel } }
    }
}

/// Closes a connection whose request's head takes too long; stands behind the parser of requests.
private final class Watch: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private let requests: UnfinishedRequests
    private let patience: TimeAmount
    private var end: Scheduled<Void>?

    init(requests: UnfinishedRequests, patience: TimeAmount) {
        self.requests = requests
        self.patience = patience
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        requests.add(channel)
        end = context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        isDone(context)
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
        requests.remove(context.channel)
    }
}
