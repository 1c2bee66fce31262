internal import AuthEngine
internal import ServiceCatalog
internal import SettingsStore

/// When the tokens of a connection end, from what is stored and the limits the service publishes.
struct ConnectionForecast {
    /// When the access token ends; nil when no end is known.
    let accessTokenEnds: Int64?
    /// When the refresh token ends unless it is used before; nil without such a limit.
    let refreshTokenIdleEnds: Int64?
    /// When the refresh token ends however much it is used; nil without such a limit.
    let refreshTokenAbsoluteEnds: Int64?
    /// When a job that asks nobody stops working; nil when no end is known.
    let stops: Int64?

    /// When the refresh token ends, whichever limit comes first; nil without one, or when the service publishes no limit.
    var refreshTokenEnds: Int64? { [refreshTokenIdleEnds, refreshTokenAbsoluteEnds].compactMap(\.self).min() }
    /// Whether each use before then moves the end on.
    var stopsUnlessUsed: Bool { refreshTokenEnds != nil && refreshTokenEnds == refreshTokenIdleEnds }

    init(_ settings: Settings, _ oauth: OAuth?, now: Int64) {
        guard let oauth, let tokens = settings.tokens else {
            (accessTokenEnds, refreshTokenIdleEnds, refreshTokenAbsoluteEnds, stops) = (nil, nil, nil, nil)
            return
        }
        accessTokenEnds = tokens.endsAt(now: now)
        guard tokens.refreshToken != nil, settings.refusal == nil else {
            (refreshTokenIdleEnds, refreshTokenAbsoluteEnds, stops) = (nil, nil, tokens.endsAt(now: now))
            return
        }
        // Settings of earlier versions do not say since when; a rotated refresh token is as old as the access token.
        let rotates = settings.rotatesRefreshToken(oauth)
        // By the service's clock where this machine's was far off; what is said to come from the future came now at the latest.
        let used = min(now, tokens.serverTimestamp ?? tokens.timestamp)
        let issue = settings.refreshTokenSince.map { $0 == tokens.timestamp ? used : min(now, $0) }
        let since = issue ?? (rotates ? used : nil)
        let fromIssue = since.flatMap { since in oauth.limits.refreshToken.map { since + Int64($0) * 1_000 } }
        // The access token was issued when the refresh token was used last.
        let fromUse = oauth.limits.refreshTokenIdle.map { used + Int64($0) * 1_000 }
        // Where each use brings a new refresh token, its life begins again.
        let idle = rotates ? [fromIssue, fromUse].compactMap(\.self).min() : fromUse
        let absolute = rotates ? nil : fromIssue
        refreshTokenIdleEnds = idle
        refreshTokenAbsoluteEnds = absolute
        stops = [idle, absolute].compactMap(\.self).min()
    }
}
