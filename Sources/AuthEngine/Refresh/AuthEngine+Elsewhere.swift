internal import Secrets
internal import ServiceCatalog
public import SettingsStore

extension AuthEngine {
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
        // One that has ended is nobody's.
        guard settings.refusal == nil, let last = store.refreshedElsewhere(settings, at: location) else { return nil }
        return rotates(settings, try plan(of: settings)) ? last : nil
    }

    /// Refuses what would spend a rotating refresh token that another machine owns.
    ///
    /// - Parameters:
    ///   - settings: what was read.
    ///   - location: where.
    /// - Throws: ``AuthError`` with the fact `ownedElsewhere`.
    public func checkOwnedHere(_ settings: Settings, at location: SettingsLocation) throws(AuthError) {
        guard let last = try ownerElsewhere(settings, at: location) else { return }
        throw Self.ownedElsewhere(settings, last)
    }

    /// Goes on here for good with a sign-in that another machine refreshed last; without one nothing changes.
    ///
    /// - Parameter location: where the settings are.
    /// - Throws: ``AuthError`` with the fact `store`, or `cancelled`.
    public func adopt(_ location: SettingsLocation) async throws(AuthError) {
        do {
            try await store.adopt(location)
        } catch let error as SettingsError {
            throw AuthError(.store(error))
        } catch {
            throw AuthError(.cancelled)
        }
    }

    /// The same refusal, in the middle of an update.
    func checkOwnedHere(
        _ settings: Settings,
        _ plan: ConnectionPlan,
        at location: SettingsLocation
    ) throws(AuthError) {
        guard let last = store.refreshedElsewhere(settings, at: location), rotates(settings, plan) else { return }
        throw Self.ownedElsewhere(settings, last)
    }

    /// Whether a renewal or a sign-in worked a short time ago: who refuses the refresh token then may have seen a copy of it.
    ///
    /// Clones of a machine have one identifier, so that nothing else tells them apart. A day is short where each refresh replaces
    /// the token, because jobs of clones run at the same times; an hour elsewhere.
    func isSoonAfterSuccess(_ settings: Settings, _ plan: ConnectionPlan) -> Bool {
        // What a string brought and nobody has proved has never worked here.
        guard let tokens = settings.tokens, !tokens.accessToken.isEmpty, settings.account != nil || settings.hasRotated
        else { return false }
        let now = surroundings.now()
        let issued = TokenLifetime.issued(tokens, now: now)
        let end = tokens.endsAt(now: now) ?? issued
        return now < max(issued + (rotates(settings, plan) ? 24 : 1) * 3_600_000, end + 3_600_000)
    }

    private func rotates(_ settings: Settings, _ plan: ConnectionPlan) -> Bool {
        settings.rotatesRefreshToken(plan.scheme.oauth)
    }

    private static func ownedElsewhere(_ settings: Settings, _ last: LastRefresh) -> AuthError {
        let host = ForeignText.clean(last.host)
        return AuthError(
            .signIn(.ownedElsewhere(connection: ForeignText.clean(settings.connection), host: host, at: last.at))
        )
    }
}
