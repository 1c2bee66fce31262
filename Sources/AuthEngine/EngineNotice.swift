/// What a person should know although nothing failed.
public enum EngineNotice: Sendable, Hashable {
    /// The service asked to wait, and the request is sent once more after that.
    case waiting(seconds: Int)
    /// The answer to an earlier refresh was lost; the old token is tried once more.
    case earlierAnswerLost
    /// Renewals failed before: the next one is tried after so many seconds.
    case pausing(seconds: Int)
    /// A renewal failed, and the sign-in is kept: it is tried again after so many seconds, at that moment (in milliseconds
    /// since 1970).
    case triedAgain(nextTry: Int64, seconds: Int)
    /// The service's answer brought tokens, which are kept; these of its members could not be read.
    case oddReply(members: [String])
    /// The service's answer broke off; the tokens that it brought are kept. Whether another refresh token was to follow may be
    /// unknown.
    case answerBrokeOff(mayLackRefreshToken: Bool)
    /// The service's answer brought a refresh token, which is kept, and no access token that can be used.
    case onlyRefreshToken
    /// This machine's clock is off by so many seconds; positive when it is fast.
    case clockOff(seconds: Int)
    /// Somebody else signed in than the last time.
    case anotherAccount(before: String, now: String)
    /// These scopes were asked for and not granted.
    case scopesMissing([String])
    /// So many answers to the callback had a wrong state and were refused; the sign-in goes on.
    case wrongStates(count: Int)

    /// The values given from outside bring a proxy, or certificates to trust, of their own.
    case ownWay(proxy: String?, trustsOwn: Bool)
    /// An answer with the right state named another issuer than the service's, or none; the sign-in goes on.
    case mixUp
}
