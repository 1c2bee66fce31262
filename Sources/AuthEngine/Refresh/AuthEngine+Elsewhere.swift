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
        guard let last = store.refreshedElsewhere(settings, at: location) else { return nil }
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
    /// - Throws: ``AuthError`` with the fact `settings`, or `cancelled`.
    public func adopt(_ location: SettingsLocation) async throws(AuthError) {
        do {
            try await store.adopt(location)
        } catch let error as SettingsError {
            throw AuthError(.settings(error))
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

    private func rotates(_ settings: Settings, _ plan: ConnectionPlan) -> Bool {
        settings.rotatesRefreshToken(plan.scheme.oauth)
    }

    private static func ownedElsewhere(_ settings: Settings, _ last: LastRefresh) -> AuthError {
        let host = ForeignText.clean(last.host)
        return AuthError(.ownedElsewhere(connection: ForeignText.clean(settings.connection), host: host, at: last.at))
    }
}
