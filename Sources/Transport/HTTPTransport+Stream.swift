package import WebRequests

extension HTTPTransport {
    /// Sends a request whose reply goes on until somebody has heard enough; the connection ends then.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - duration: how long it may go on; the first of its body comes within the time of a usual reply.
    ///   - isEnough: whether what has arrived is all that is wanted; it is asked with each part.
    /// - Returns: what has arrived then, or the whole reply where it ends before.
    /// - Throws: as ``send(_:)``; more than ``bodyLimit`` is taken of none.
    package func follow(
        _ request: HTTPRequest,
        within duration: Duration,
        until isEnough: @escaping @Sendable ([UInt8]) -> Bool
    ) async throws(TransportError) -> HTTPReply {
        try await send(request, ArrivingReply(takesAnyLength: false, lasting: duration, isEnough: isEnough))
    }
}
