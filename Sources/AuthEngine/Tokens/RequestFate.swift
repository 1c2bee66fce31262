internal import SettingsStore
internal import WebRequests

/// What an error says about a token request that was meant to be sent.
enum RequestFate {
    /// The service never saw it: there was no connection.
    case unsent
    /// The service saw it and said that it did nothing.
    case declined
    /// The service may have done it; its answer is lost or makes no sense.
    case unknown
    /// The service does not accept the code, token or password.
    case ended

    init(_ error: AuthError) {
        self =
            switch error.fact {
            case .reply(.invalidGrant): .ended
            case .network(.networkFailed(_, let kind)):
                switch kind {
                case .unknownHost, .resolvesToLoopback, .refused, .unreachable, .proxy, .proxyLogin, .proxyLoginRefused,
                    .proxyUnreachable, .proxyBroken:
                    .unsent
                case .closed, .notHTTP, .undecodable, .other: .unknown
                }
            case .network(.tlsFailed(_, let kind)):
                switch kind {
                // The handshake comes before the request.
                case .handshake: .unknown
                default: .unsent
                }
            case .network(.replyTimedOut), .network(.replyTooLarge), .reply(.serviceFailed), .reply(.notAnOAuthReply),
                .reply(.badReply), .reply(.unknownTokenType), .reply(.tokenMissing), .cancelled:
                .unknown
            case .store(.fleet(_, .heldUp)): .unsent
            default: .declined
            }
    }
}

extension AuthError {
    /// Refuses to send what another machine may send by now.
    static func checkInTime(_ end: ContinuousClock.Instant?) throws(AuthError) {
        guard let end, ContinuousClock.now >= end else { return }
        throw AuthError(.store(.fleet(place: "", .heldUp)))
    }
}
