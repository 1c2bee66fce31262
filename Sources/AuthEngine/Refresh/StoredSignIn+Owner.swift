internal import Secrets
internal import ServiceCatalog
package import SettingsStore

/// Whose a rotating sign-in is: machines that spend one refresh token end each other's.
extension StoredSignIn {
    /// Which other machine owns the rotating sign-in of settings; nil when it is this one's, or any machine's.
    func ownerElsewhere(_ settings: Settings) throws(AuthError) -> LastRefresh? {
        // One that has ended is nobody's.
        guard settings.refusal == nil, let last = slot.store.refreshedElsewhere(settings, at: slot.location) else {
            return nil
        }
        let owner = if let plan { plan } else { try resolver.plan(of: settings) }
        return settings.rotatesRefreshToken(owner.scheme.oauth) ? last : nil
    }

    /// Refuses what would spend a rotating refresh token that another machine owns.
    func checkOwnedHere(_ settings: Settings) throws(AuthError) {
        guard let last = try ownerElsewhere(settings) else { return }
        throw AuthError(settings.ownedElsewhere(last))
    }
}

extension Settings {
    /// What to say of those that another machine owns, or none while they are on their way.
    ///
    /// - Parameter last: who refreshed them last.
    /// - Returns: a fact for an error.
    package func ownedElsewhere(_ last: LastRefresh) -> AuthError.Fact {
        let name = ForeignText.clean(connection)
        if let transit = pendingTransit { return .signIn(.inTransit(connection: name, transit)) }
        return .signIn(.ownedElsewhere(connection: name, host: ForeignText.clean(last.host), at: last.at))
    }
}
