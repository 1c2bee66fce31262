internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore

/// What is stored of a plan, and which settings are its own.
extension ConnectionPlan {
    /// Its settings, over those that were there.
    ///
    /// Existing settings keep their id and unknown members; where the connection was moved away, a new one begins. Values that
    /// serve one sign-in only (tokens given as properties, codes) are not stored among the properties, nor is the password of a
    /// password grant (RFC 6749 section 4.3.1).
    func settings(
        _ tokens: StoredTokens?,
        _ account: SignedInAccount?,
        name: String?,
        over old: Settings?,
        random: RandomBytes
    ) -> Settings {
        var settings = old ?? Settings(service: service.id, connection: name ?? "", random: random)
        // What was learnt of a service is true as long as it is the same one.
        if settings.service != service.id || settings.endpoints?.token != endpoints.token {
            settings.hasRotated = false
        }
        settings.service = service.id
        if let name { settings.connection = name }
        settings.app = app?.rawValue
        settings.properties = storedProperties
        settings.tokens = tokens
        settings.account = account
        settings.testedAt = nil
        settings.endpoints = endpoints
        if settings.moved != nil { settings.startAnew(random: random) }
        settings.refreshJournal = nil
        settings.refusedSince = nil
        settings.unproven = nil
        settings.origin = account == nil ? origin : nil
        return settings
    }

    /// Puts what came already for the tokens that it brings in their place.
    ///
    /// They may be spent. What came for others goes on waiting to be proved.
    func keepNewer(in new: inout Settings, from old: Settings?) {
        let waiting = old?.unproven
        let kept = [waiting, old].compactMap(\.self).first { origin != nil && isUnproven($0) }
        if let kept {
            new.tokens = kept.tokens
            new.hasRotated = kept.hasRotated
            new.refreshJournal = kept.refreshJournal
            new.spentVerifier = kept.spentVerifier
        }
        if kept != waiting { new.unproven = waiting }
    }

    /// The addresses and hosts its credentials belong to, as the services' own.
    var endpoints: StoredEndpoints {
        StoredEndpoints(
            authorization: scheme.oauth?.authorizationEndpoint.map { fill($0) },
            token: (scheme.oauth?.tokenEndpoint).map { fill($0) },
            hosts: hosts.map(\.text)
        )
    }

    /// What tells the tokens that it brings from others; nil when it brings none.
    private var origin: String? {
        let names = [OAuthProperty.refreshToken, OAuthProperty.verifier, OAuthProperty.accessToken]
        return names.lazy.compactMap { secret($0) }.first.map { Fingerprint.of($0) }
    }

    /// The way of signing in is among them also where nobody named it.
    var storedProperties: [SettingsProperty] {
        let isNamed = !(properties[OAuthProperty.authScheme] ?? "").isEmpty
        let given = properties.pairs.filter { isNamed || $0.name != OAuthProperty.authScheme }
        let all = (isNamed ? [] : [(OAuthProperty.authScheme, scheme.id)]) + given.map { ($0.name, $0.value) }
        return all.compactMap { name, value in
            let isPassword = grant == .password && name == ConnectorProperty.password
            let isTransient = ConnectorProperty.transient.contains(ConnectionProperties.key(name))
            return isPassword || isTransient ? nil : SettingsProperty(name, value)
        }
    }

    /// Whether settings came for the same token, or, without one, are of the same service, application and properties.
    func isSame(as settings: Settings) -> Bool {
        guard settings.service == service.id else { return false }
        guard origin == nil, settings.origin == nil else { return settings.origin == origin }
        return settings.app == app?.rawValue && settings.properties == storedProperties
    }

    /// Whether settings are of the same sign-in: what is chosen from a list after it may be another, or none yet.
    func isSameSignIn(as settings: Settings) -> Bool {
        guard let listed = listedProperty.map(ConnectionProperties.key) else { return isSame(as: settings) }
        var (plan, settings) = (self, settings)
        for name in plan.properties.pairs.map(\.name) where ConnectionProperties.key(name) == listed {
            plan.properties[name] = nil
        }
        settings.properties.removeAll { ConnectionProperties.key($0.name) == listed }
        return plan.isSame(as: settings)
    }

    /// The property that is chosen from a list after the sign-in; nil for a scheme without one.
    var listedProperty: String? { scheme.fields.first { $0.required == .listed }?.property }

    /// Whether settings are of the same connection, with tokens that nobody could prove.
    func isUnproven(_ settings: Settings) -> Bool {
        settings.account == nil && settings.refusedSince == nil && settings.moved == nil && settings.tokens != nil
            && isSameSignIn(as: settings)
    }

    /// Whether a person who signs in now need not, because of these of an hour ago at most.
    func isJustSignedIn(_ settings: Settings, now: Int64) -> Bool {
        guard isUnproven(settings), let tokens = settings.tokens else { return false }
        return tokens.timestamp > now - 3_600_000 && TokenLifetime.isValid(tokens, now: now, margin: .seconds(60))
    }
}
