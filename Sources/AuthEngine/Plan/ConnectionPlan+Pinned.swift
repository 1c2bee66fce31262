internal import Bounds
internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import WebRequests

/// What is stored travels only the way, and to the hosts, it was stored with.
///
/// A connection string, a changed definition or a changed file of answers may name other settings' place: it must not be able to
/// send away what lies there.
extension ConnectionPlan {
    /// The plan for stored credentials: it goes the way they were stored with where it says nothing, and is refused where it says
    /// something else.
    ///
    /// - Parameter settings: what is stored.
    /// - Returns: the plan that travels as they do.
    /// - Throws: ``AuthError``: `storedOtherwise` naming the property, `signInNeeded` for another service's.
    func pinned(to settings: Settings) throws(AuthError) -> ConnectionPlan {
        guard settings.service == service.id else { throw AuthError(.signIn(.signInNeeded(.storedForAnother))) }
        let stored = ConnectionProperties(settings.properties.map { ($0.name, $0.value.reveal()) })
        if let scheme = stored[OAuthProperty.authScheme], !scheme.isEmpty,
            scheme.lowercased() != self.scheme.id.lowercased()
        {
            throw AuthError(.signIn(.storedOtherwise(property: OAuthProperty.authScheme)))
        }
        var plan = try travelling(as: stored)
        try plan.checkAddresses(settings.endpoints, stored)
        if let hosts = settings.endpoints?.hosts { plan.hosts = hosts.compactMap { HostPattern($0) } }
        return plan
    }

    /// The plan with the proxy and certificates that are stored.
    private func travelling(as stored: ConnectionProperties) throws(AuthError) -> ConnectionPlan {
        func differs(_ name: String) -> Bool {
            let own = (properties[name] ?? "").trimmingBlanks()
            return !own.isEmpty && own != (stored[name] ?? "").trimmingBlanks()
        }
        let other = ConnectorProperty.network.first(where: differs)
        var kept = self
        for name in ConnectorProperty.network { kept.properties[name] = stored[name] }
        if let other {
            // The same may be written in two ways.
            var merged = kept
            for name in ConnectorProperty.network where differs(name) { merged.properties[name] = properties[name] }
            // What cannot even be read is another way, too.
            let isSame = (try? merged.network()) == (try kept.network())
            guard isSame else { throw AuthError(.signIn(.storedOtherwise(property: other))) }
        }
        return kept
    }

    /// Refuses addresses that are not those of the stored credentials.
    private func checkAddresses(_ endpoints: StoredEndpoints?, _ stored: ConnectionProperties) throws(AuthError) {
        let changed = decidingProperties.first { name in
            guard let kept = stored[name], !kept.isEmpty else { return false }
            return kept.lowercased() != (properties[name] ?? "").lowercased()
        }
        let otherwise = AuthError(.signIn(.storedOtherwise(property: changed)))
        if let token = endpoints?.token, token != self.endpoints.token { throw otherwise }
        guard let hosts = endpoints?.hosts?.compactMap({ HostPattern($0) }) else {
            // Settings of an earlier version say it by their properties alone.
            if changed != nil { throw otherwise }
            return
        }
        for (_, template) in scheme.addresses {
            guard let address = WebAddress(fill(template)) else { continue }
            guard hosts.contains(where: { $0.matches(address) }) else { throw otherwise }
        }
    }

    /// Refuses credentials of another service or address, and a plan that would not travel as they do.
    func checkOwner(_ settings: Settings) throws(AuthError) {
        guard try pinned(to: settings).network() == network() else {
            let other = ConnectorProperty.network.first { properties[$0] != settings[property: $0]?.reveal() }
            throw AuthError(.signIn(.storedOtherwise(property: other)))
        }
    }
}
