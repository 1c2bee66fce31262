internal import Secrets
public import ServiceCatalog
public import SettingsStore

extension Settings {
    /// The entry of the refresh journal, as far as it is about the refresh token that is stored.
    var journal: RefreshJournal? {
        guard let entry = refreshJournal, let token = tokens?.refreshToken, entry.token == Fingerprint.of(token) else {
            return nil
        }
        return entry
    }

    /// Why the stored refresh token is not sent any more and a person must sign in; nil while it may be.
    public var refusal: AuthError.SignInReason? {
        guard let entry = journal, entry.state == .refused else { return nil }
        if entry.isAnswerLost { return .answerLost }
        return entry.mayBeCopied ? .refusedSoon : .refreshTokenRefused
    }

    /// The renewals that failed in a row without a word of the service that the sign-in has ended; nil when there are none.
    public var failedRenewals: FailedRenewals? {
        guard let entry = journal, entry.state == .sent else { return nil }
        return FailedRenewals(count: entry.failures, since: entry.since, nextTry: entry.at + entry.pause)
    }

    /// Whether each refresh replaces the refresh token, so that only one owner can have it: the one place that decides.
    ///
    /// The definition says so, or the service has done it once to this connection. A definition that was discovered cannot
    /// know it.
    ///
    /// - Parameter oauth: the connection's part of the definition; nil for a scheme without OAuth.
    /// - Returns: whether it does.
    public func rotatesRefreshToken(_ oauth: OAuth?) -> Bool {
        guard let oauth else { return false }
        return oauth.rotatesRefreshToken || hasRotated
    }

    /// Refuses those that were moved to another machine, saying where they went.
    func checkNotMoved() throws(AuthError) {
        if let moved = movedAway { throw AuthError(.store(moved)) }
    }

    /// The same for a connection whose tokens are refreshed silently, whatever they were stored with: nobody is asked.
    package var askingNobody: Settings {
        var settings = self
        if tokens != nil { settings[property: OAuthProperty.initiateOAuth] = Secret(InitiateOAuth.refresh.rawValue) }
        return settings
    }
}

/// Renewals that failed one after the other, while the sign-in may still be alive.
public struct FailedRenewals: Sendable, Hashable {
    /// How long a sign-in may fail until it has probably ended, in milliseconds: a day.
    private static let timeout: Int64 = 86_400_000

    /// How many.
    public let count: Int
    /// When the first one was, in milliseconds since 1970.
    public let since: Int64
    /// Before when the next one is not tried by itself, in milliseconds since 1970.
    public let nextTry: Int64

    /// Whether the sign-in has probably ended: nothing else than failures for a day; it is tried all the same.
    ///
    /// - Parameter now: in milliseconds since 1970.
    /// - Returns: whether it has.
    public func meanProbablyEnded(now: Int64) -> Bool {
        count >= 2 && now >= since && now - since >= Self.timeout
    }
}
