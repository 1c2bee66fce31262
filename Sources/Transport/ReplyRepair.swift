internal import NIOCore
internal import NIOHTTP1

/// Stands before the parser where a reply may carry tokens, and hands it what it can read: see ``RepairedHead``; of a body in
/// chunks the sizes alone, without what is written behind them.
final class ReplyRepair: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// What comes next.
    private enum State {
        case head
        /// As it is: a body with a length or up to the end, or what cannot be repaired.
        case rest
        case size
        case chunk(left: Int)
        case chunkEnd
        case over
    }

    /// A head or a line that is longer is left to the parser, which has limits of its own.
    private static let limit = 128 << 10

    private var state = State.head
    private var waiting: [UInt8] = []
    /// How much of what waits is known to hold no end.
    private var seen = 0
    private var lines: [[UInt8]] = []

    /// Puts one into a connection, before anything is sent on it.
    static func add(to channel: any Channel) -> EventLoopFuture<Void> {
        channel.eventLoop.submit {
            let pipeline = channel.pipeline.syncOperations
            let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
            try pipeline.addHandler(ReplyRepair(), position: .before(parser))
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        waiting += unwrapInboundIn(data).readableBytesView
        var repaired: [UInt8] = []
        while let piece = next() { repaired += piece }
        send(repaired, context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        // What is no whole head is for the parser to judge.
        if case .head = state {
            let given = lines.flatMap { $0 + [13, 10] } + waiting
            waiting = []
            send(given, context)
        }
        context.fireChannelInactive()
    }

    private func send(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        guard !bytes.isEmpty else { return }
        context.fireChannelRead(wrapInboundOut(ByteBuffer(bytes: bytes)))
    }

    /// What can be handed on now; nil when more must come first.
    private func next() -> [UInt8]? {
        switch state {
        case .head: head()
        case .rest: all()
        case .size: size()
        case .chunk(let left): chunk(left)
        case .chunkEnd: chunkEnd()
        case .over: nil
        }
    }

    private func all() -> [UInt8]? {
        guard !waiting.isEmpty else { return nil }
        defer { waiting = [] }
        return waiting
    }

    private func head() -> [UInt8]? {
        while let line = line() {
            guard line.isEmpty else {
                lines.append(line)
                continue
            }
            // Empty lines before a status line are passed over (RFC 9112 section 2.2).
            guard !lines.isEmpty else { continue }
            defer { lines = [] }
            guard let repaired = RepairedHead(lines) else {
                return giveUp(lines.flatMap { $0 + [13, 10] } + [13, 10])
            }
            if !repaired.isInterim { state = repaired.isChunked ? .size : .rest }
            return repaired.bytes
        }
        let size = waiting.count + lines.reduce(0) { $0 + $1.count }
        return size > Self.limit ? giveUp(lines.flatMap { $0 + [13, 10] }) : nil
    }

    private func giveUp(_ given: [UInt8]) -> [UInt8] {
        state = .rest
        return given
    }

    /// A line without its end; nil when that has not come.
    private func line() -> [UInt8]? {
        guard let end = waiting[seen...].firstIndex(of: 10) else {
            seen = waiting.count
            return nil
        }
        defer {
            waiting.removeFirst(end + 1)
            seen = 0
        }
        let line = waiting[..<end]
        return Array(line.last == 13 ? line.dropLast() : line)
    }

    private func size() -> [UInt8]? {
        guard let line = line() else { return waiting.count > Self.limit ? giveUp([]) : nil }
        let digits = line.drop { $0 == 32 || $0 == 9 }.prefix { Character(Unicode.Scalar($0)).isHexDigit && $0 < 128 }
        guard let count = Int(String(decoding: digits, as: UTF8.self), radix: 16) else {
            return giveUp(line + [13, 10])
        }
        state = count == 0 ? .over : .chunk(left: count)
        // Fields behind the last chunk are nobody's.
        return Array((String(count, radix: 16) + (count == 0 ? "\r\n\r\n" : "\r\n")).utf8)
    }

    private func chunk(_ left: Int) -> [UInt8]? {
        guard !waiting.isEmpty else { return nil }
        let piece = Array(waiting.prefix(left))
        waiting.removeFirst(piece.count)
        state = piece.count == left ? .chunkEnd : .chunk(left: left - piece.count)
        return piece
    }

    private func chunkEnd() -> [UInt8]? {
        guard let line = line() else { return nil }
        guard line.isEmpty else { return giveUp(line + [13, 10]) }
        state = .size
        return [13, 10]
    }
}
