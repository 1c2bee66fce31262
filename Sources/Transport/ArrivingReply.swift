internal import AsyncHTTPClient
internal import Bounds
internal import NIOCore
internal import NIOHTTP1
internal import Synchronization
internal import WebRequests

/// A reply on its way: what had arrived is there also when the rest never comes.
final class ArrivingReply: Sendable {
    private let takesAnyLength: Bool
    /// How long one that goes on may take, once it has begun; nil for others.
    private let lasting: Duration?
    private let isEnough: @Sendable ([UInt8]) -> Bool
    private let arrived = Mutex(HTTPReply?.none)

    /// One that is not there yet.
    ///
    /// - Parameters:
    ///   - takesAnyLength: whether a length that is too large, or wrong, is no reason not to look.
    ///   - lasting: how long one that goes on may take, once it has begun.
    ///   - isEnough: whether what has arrived of the body is all that is wanted.
    init(
        takesAnyLength: Bool,
        lasting: Duration? = nil,
        isEnough: @escaping @Sendable ([UInt8]) -> Bool = { _ in false }
    ) { (self.takesAnyLength, self.lasting, self.isEnough) = (takesAnyLength, lasting, isEnough) }

    /// Waits until its time is up.
    ///
    /// - Parameter deadline: for all of it; for the first of its body where it goes on.
    /// - Throws: `CancellationError`.
    func expire(_ deadline: Duration) async throws {
        try await Task.sleep(for: min(deadline, lasting ?? deadline), clock: .continuous)
        if let lasting, arrived.withLock({ $0?.body.isEmpty == false }) {
            try await Task.sleep(for: max(Duration.zero, lasting - deadline), clock: .continuous)
        }
        // A process that was stopped meanwhile finds its time over, and perhaps the reply there: that comes first.
        try await Task.sleep(for: .milliseconds(100), clock: .continuous)
    }

    /// Sends a request and takes the reply in, unpacked.
    ///
    /// - Throws: ``ReplyGuard/Fault`` or what the client says.
    func whole(of request: HTTPClientRequest, from client: HTTPClient) async throws -> HTTPReply {
        let response = try await client.execute(request, deadline: .distantFuture)
        let length = response.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
        guard takesAnyLength || length <= HTTPTransport.bodyLimit else { throw ReplyGuard.Fault.tooLarge }
        let headers = response.headers.map { ($0.name, $0.value.streamSafe) }
        arrived.withLock { $0 = HTTPReply(status: Int(response.status.code), headers: headers) }
        for try await part in response.body {
            let found = try arrived.withLock { reply throws(ReplyGuard.Fault) in
                let room = HTTPTransport.bodyLimit + 1 - (reply?.body.count ?? 0)
                reply?.body += part.readableBytesView.prefix(room)
                guard part.readableBytes <= room else { throw .tooLarge }
                return reply
            }
            if let found, isEnough(found.body) { return found }
        }
        let end = arrived.withLock { $0?.body.popLast() }
        if let fault = end.flatMap(ReplyGuard.Fault.init) { throw fault }
        guard var reply = arrived.withLock({ $0 }) else { throw ReplyGuard.Fault.closed }
        let packed = PackedBody.unpack(reply)
        if let fault = packed.fault { throw fault }
        reply.body = packed.body
        return reply
    }

    /// What had arrived of the body before that fault, unpacked as far as it goes; nil for nothing.
    func part(_ error: TransportError) -> HTTPReply? {
        guard case .network(let fault) = error, var part = arrived.withLock({ $0 }) else { return nil }
        part.body = PackedBody.unpack(part).body
        part.cut = fault
        return part.body.isEmpty ? nil : part
    }
}
