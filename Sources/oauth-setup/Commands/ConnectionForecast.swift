internal import AuthEngine
internal import ServiceCatalog
internal import SettingsStore

/// When the tokens of a connection end, from what is stored and the limits the service publishes.
struct ConnectionForecast {
    /// When the access token ends; nil when no end is known.
    let accessTokenEnds: Int64?
    /// When the refresh token ends; nil without one, or when the service publishes no limit.
    let refreshTokenEnds: Int64?
    /// When a job that asks nobody stops working; nil when no end is known.
    let stops: Int64?
    /// Whether each use before then moves the end on, because a refresh brings a new refresh token.
    let stopsUnlessUsed: Bool

    /// When the refresh token ends unless it is used before; nil without such a limit.
    var refreshTokenIdleEnds: Int64? { stopsUnlessUsed ? refreshTokenEnds : nil }
    /// When the refresh token ends however much it is used; nil without such a limit.
    var refreshTokenAbsoluteEnds: Int64? { stopsUnlessUsed ? nil : refreshTokenEnds }

    init(_ settings: Settings, _ oauth: OAuth?) {
        guard let oauth, let tokens = settings.tokens else {
            (accessTokenEnds, refreshTokenEnds, stops, stopsUnlessUsed) = (nil, nil, nil, false)
            return
        }
        accessTokenEnds = tokens.endsAt
        guard tokens.refreshToken != nil, settings.refusal == nil else {
            (refreshTokenEnds, stops, stopsUnlessUsed) = (nil, tokens.endsAt, false)
            return
        }
        // Settings of earlier versions do not say since when; a rotated refresh token is as old as the access token.
        let since = settings.refreshTokenSince ?? (oauth.rotatesRefreshToken ? tokens.timestamp : nil)
        let lifetime = oauth.limits.refreshToken.map { Int64($0) * 1_000 }
        refreshTokenEnds = since.flatMap { since in lifetime.map { since + $0 } }
        stops = refreshTokenEnds
        stopsUnlessUsed = refreshTokenEnds != nil && oauth.rotatesRefreshToken
    }
}
