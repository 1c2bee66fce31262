internal import ConnectionStrings
public import Secrets
internal import ServiceCatalog
public import SettingsStore
internal import WebRequests

/// What authorizes a request at this moment.
public struct CurrentCredential: Sendable {
    /// The access token; for a scheme without OAuth what its header or parameter carries, without a prefix.
    public let value: Secret
    /// How it is sent: `Bearer`, or the name of the header or parameter.
    public let type: String
    /// When it ends, in milliseconds since 1970; nil when no end is known.
    public let endsAt: Int64?
}

/// What is stored of connections, and who refreshes it.
extension AuthEngine {
    /// Writes a connection to its settings, durably, under the lock.
    ///
    /// - Parameters:
    ///   - plan: what is connected.
    ///   - tokens: the tokens; nil for a scheme without OAuth.
    ///   - account: who signed in, when it is known.
    ///   - connection: the connection's name.
    ///   - location: where.
    ///   - counted: whether the sign-in was counted there before it was tried.
    /// - Throws: ``AuthError`` with the fact `store`, or `cancelled`.
    public func save(
        _ plan: ConnectionPlan,
        tokens: StoredTokens?,
        account: SignedInAccount?,
        connection: String,
        to location: SettingsLocation,
        counted: Bool = false
    ) async throws(AuthError) {
        store.warnOfLocks(location)
        let limit = limit(plan, location)
        try await slot(location).update(isLate: tokens != nil) { old async throws(AuthError) in
            var new = plan.settings(tokens, account, name: connection, over: old, random: surroundings.random)
            if account != nil { new.testedAt = surroundings.now() }
            if tokens != nil, !counted { limit.count(in: &new) }
            if old == nil { try limit.takeOver(in: &new) }
            if account == nil { plan.keepNewer(in: &new, from: old) }
            return (new, ())
        }
    }

    /// Saves what a plan's properties bring, tokens included, without asking the service; nothing is spent.
    ///
    /// A refresh token without an access token is kept as one that is due; without any token the connection waits for a
    /// sign-in. An `OAuthVerifier` is not kept: it is good for minutes only.
    ///
    /// - Parameters:
    ///   - plan: from ``resolve(_:service:app:)``.
    ///   - connection: the connection's name.
    ///   - location: where.
    /// - Throws: ``AuthError``: `badValue` for a token that cannot be one, `settings`.
    public func adopt(
        _ plan: ConnectionPlan,
        connection: String,
        to location: SettingsLocation
    ) async throws(AuthError) {
        if let notice = plan.ownWay { surroundings.notify(notice) }
        var tokens: StoredTokens?
        if plan.scheme.oauth != nil {
            // Without an application nobody could sign in or refresh.
            _ = try plan.requireClient()
            tokens =
                try plan.givenTokens(now: surroundings.now())
                ?? plan.secret(OAuthProperty.refreshToken).map { .due($0) }
        }
        try await save(plan, tokens: tokens, account: nil, connection: connection, to: location)
    }

    /// The plan a connection was saved with, for refreshing, testing and connecting again.
    ///
    /// - Throws: ``AuthError`` when the service or the scheme is not known any more, and `storedOtherwise` when its definition
    ///   leads elsewhere than when the connection was stored.
    public func plan(of settings: Settings) throws(AuthError) -> ConnectionPlan { try resolver.plan(of: settings) }

    /// Tokens that are valid for some time yet, refreshed when they are due.
    ///
    /// A valid token costs one read of the file. Otherwise the file is locked, read again (another process may have refreshed
    /// meanwhile), proved writable, and only then is the refresh token spent; the new tokens are on the disk before this
    /// returns. However many processes ask at once, one request is sent. A refresh token that the service has refused before is
    /// not sent again. Machines that share a token refresh it up to half a minute apart (``TokenLifetime``).
    ///
    /// - Parameters:
    ///   - location: where the settings are.
    ///   - minValidity: how long the token must live yet; never more than half of its lifetime is asked for.
    /// - Returns: the tokens.
    /// - Throws: ``AuthError``: `signInNeeded` when nothing is stored or the service has ended it, `ownedElsewhere` when another
    ///   machine refreshes it, about the network (then what is stored stays as it is), `renewalPaused` while a failed refresh is
    ///   not repeated yet, or `settings`.
    public func validTokens(
        _ location: SettingsLocation,
        minValidity: Duration = .seconds(60)
    ) async throws(AuthError) -> StoredTokens {
        try await stored(slot(location)).validTokens(minValidity: minValidity)
    }

    /// Whether stored settings can be used as they are, without waiting for anything; otherwise they are for
    /// ``current(_:at:minValidity:)``.
    ///
    /// - Parameters:
    ///   - settings: the connection's settings, just read.
    ///   - location: where, in case machines share it; nil for a file.
    ///   - minValidity: how long an access token must live yet.
    /// - Returns: true for an access token that no machine would refresh now, and for a scheme without OAuth.
    public func isAtHand(
        _ settings: Settings,
        at location: SettingsLocation? = nil,
        minValidity: Duration = .seconds(60)
    ) -> Bool {
        guard let tokens = settings.tokens else { return true }
        var spread = TokenLifetime.widestSpread
        if let location, store.isShared(location) {
            spread = TokenLifetime.spread(tokens, machine: store.machine, isShared: true)
        }
        return settings.movedAway == nil
            && TokenLifetime.isSafe(tokens, now: surroundings.now(), minValidity: minValidity, spread: spread)
    }

    /// Stored settings whose access token can be used, refreshed when it is due.
    ///
    /// A token that is still valid, and a scheme without OAuth, cost no network call.
    ///
    /// - Parameters:
    ///   - settings: the connection's settings, just read.
    ///   - location: where they are.
    ///   - minValidity: how long an access token must live yet.
    /// - Returns: the settings with the tokens of this moment.
    /// - Throws: ``AuthError``, see ``validTokens(_:minValidity:)``.
    public func current(
        _ settings: Settings,
        at location: SettingsLocation,
        minValidity: Duration = .seconds(60)
    ) async throws(AuthError) -> Settings {
        guard settings.tokens != nil else { return settings }
        var settings = settings
        settings.tokens = try await stored(slot(location)).validTokens(minValidity: minValidity, read: settings)
        return settings
    }

    /// The credential of stored settings, which may be used as they are; see ``isAtHand(_:minValidity:)``.
    ///
    /// - Parameter settings: the connection's settings.
    /// - Returns: the credential.
    /// - Throws: ``AuthError``: `signInNeeded` when nothing is stored, or about what the settings are for.
    public func credential(of settings: Settings) throws(AuthError) -> CurrentCredential {
        if let tokens = settings.tokens {
            let end = tokens.endsAt(now: surroundings.now())
            return CurrentCredential(value: tokens.accessToken, type: tokens.tokenType, endsAt: end)
        }
        try settings.checkNotMoved()
        let plan = try plan(of: settings)
        guard plan.scheme.oauth == nil, let credential = plan.scheme.authorization.first(where: { $0.when == nil })
        else { throw AuthError(.signIn(.signInNeeded(.nothingStored))) }
        let value = RequestCredentials(plan: plan, accessToken: nil).encoded(credential)
        return CurrentCredential(value: Secret(value), type: credential.name, endsAt: nil)
    }

    /// The headers that authorize a request of stored settings, which may be used as they are.
    ///
    /// - Parameter settings: the connection's settings.
    /// - Returns: names with whole values, prefix included; empty when the service takes its credential in the address.
    /// - Throws: ``AuthError`` as ``credential(of:)``, and `badHeader`.
    public func headers(of settings: Settings) throws(AuthError) -> [(name: String, value: Secret)] {
        try settings.checkNotMoved()
        let plan = try plan(of: settings)
        guard plan.scheme.oauth == nil || settings.tokens != nil else {
            throw AuthError(.signIn(.signInNeeded(.nothingStored)))
        }
        let credentials = RequestCredentials(plan: plan, accessToken: settings.tokens?.accessToken)
        var headers: [(name: String, value: Secret)] = []
        for credential in plan.scheme.authorization {
            if let when = credential.when, (credentials.value(when) ?? "").isEmpty { continue }
            guard credential.place == .header else { return [] }
            let value = credential.prefix + credentials.encoded(credential)
            // What stands here is printed as a line of its own, or sent by another program.
            guard value.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
                throw AuthError(.network(.badHeader(name: credential.name)))
            }
            headers.append((credential.name, Secret(value)))
        }
        return headers
    }

    /// Which other machine owns the rotating sign-in of settings; nil when it is this one's, or any machine's.
    ///
    /// Two machines that spend one rotating refresh token end each other's sign-in, so that nothing is refreshed here until
    /// ``adopt(_:)`` or a new sign-in. Where the refresh token stays, and without OAuth, a copy is as good as the original.
    ///
    /// - Parameters:
    ///   - settings: what was read.
    ///   - location: where.
    /// - Returns: who refreshed it last and when.
    /// - Throws: ``AuthError`` when what the settings are for is not known any more.
    public func ownerElsewhere(
        _ settings: Settings,
        at location: SettingsLocation
    ) throws(AuthError) -> LastRefresh? {
        try stored(slot(location)).ownerElsewhere(settings)
    }

    /// Refuses what would spend a rotating refresh token that another machine owns.
    ///
    /// - Parameters:
    ///   - settings: what was read.
    ///   - location: where.
    /// - Throws: ``AuthError`` with the fact `ownedElsewhere`.
    public func checkOwnedHere(_ settings: Settings, at location: SettingsLocation) throws(AuthError) {
        try stored(slot(location)).checkOwnedHere(settings)
    }

    /// Goes on here for good with a sign-in that another machine refreshed last; without one nothing changes.
    ///
    /// - Parameter location: where the settings are.
    /// - Throws: ``AuthError`` with the fact `store`, or `cancelled`.
    public func adopt(_ location: SettingsLocation) async throws(AuthError) { try await slot(location).adopt() }
}

extension StoredTokens {
    /// None yet but those that a refresh token brings.
    static func due(_ refreshToken: Secret) -> StoredTokens {
        StoredTokens(accessToken: Secret(""), refreshToken: refreshToken, timestamp: 0)
    }

    /// When the access token ends, in milliseconds since 1970; nil when that is not known.
    ///
    /// - Parameter now: the time of this machine, which tells whether its clock was set back since the token was issued.
    /// - Returns: the moment.
    public func endsAt(now: Int64) -> Int64? {
        expiresIn.map { TokenLifetime.issued(self, now: now) + Int64($0) * 1000 }
    }
}
