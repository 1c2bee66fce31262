internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
public import SettingsStore

extension AuthEngine {
    /// Writes a connection to its settings, durably, under the lock.
    ///
    /// Existing settings keep their id and unknown members; where the connection was moved away, a new one begins.
    /// Values that serve one sign-in only (tokens given as properties, codes) are not stored among the properties, nor is the
    /// password of a password grant (RFC 6749 section 4.3.1).
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
        try await update(location, isLate: tokens != nil) { old async throws(AuthError) in
            let isUncounted = tokens != nil && !counted
            var new = settings(plan, tokens, account, connection: connection, over: old, signedIn: isUncounted)
            if old == nil { try takeAttempts(&new, from: location) }
            if account == nil { keepNewer(&new, than: plan, from: old) }
            return (new, ())
        }
    }

    /// Puts what came already for the tokens that a plan brings in their place.
    ///
    /// They may be spent. What came for others goes on waiting to be proved.
    private func keepNewer(_ new: inout Settings, than plan: ConnectionPlan, from old: Settings?) {
        let waiting = old?.unproven
        let isOwn = { (settings: Settings) in Self.origin(plan) != nil && self.isUnproven(settings, plan) }
        guard let kept = [waiting, old].compactMap(\.self).first(where: isOwn) else {
            new.unproven = waiting
            return
        }
        new.tokens = kept.tokens
        new.hasRotated = kept.hasRotated
        new.refreshJournal = kept.refreshJournal
        new.spentVerifier = kept.spentVerifier
        if kept != waiting { new.unproven = waiting }
    }

    /// The settings of a plan, over those that were there.
    func settings(
        _ plan: ConnectionPlan,
        _ tokens: StoredTokens?,
        _ account: SignedInAccount?,
        connection: String?,
        over old: Settings?,
        signedIn: Bool
    ) -> Settings {
        var settings =
            old ?? Settings(service: plan.service.id, connection: connection ?? "", random: surroundings.random)
        // What was learnt of a service is true as long as it is the same one.
        if settings.service != plan.service.id || settings.endpoints?.token != endpoints(plan).token {
            settings.hasRotated = false
        }
        settings.service = plan.service.id
        if let connection { settings.connection = connection }
        settings.app = plan.app?.rawValue
        settings.properties = storedProperties(plan)
        settings.tokens = tokens
        settings.account = account
        settings.endpoints = endpoints(plan)
        if settings.moved != nil { settings.startAnew(random: surroundings.random) }
        settings.refreshJournal = nil
        settings.refusedSince = nil
        settings.unproven = nil
        settings.origin = account == nil ? Self.origin(plan) : nil
        if signedIn { countAttempt(&settings, plan) }
        return settings
    }

    /// The addresses and hosts the credentials of a plan belong to, as the services' own.
    func endpoints(_ plan: ConnectionPlan) -> StoredEndpoints {
        let oauth = plan.scheme.oauth
        return StoredEndpoints(
            authorization: oauth?.authorizationEndpoint.map { plan.fill($0) },
            token: (oauth?.tokenEndpoint).map { plan.fill($0) },
            hosts: plan.hosts.map(\.text)
        )
    }

    /// What tells the tokens that a plan brings from others; nil when it brings none.
    static func origin(_ plan: ConnectionPlan) -> String? {
        let names = [OAuthProperty.refreshToken, OAuthProperty.verifier, OAuthProperty.accessToken]
        return names.lazy.compactMap { secret(plan, $0) }.first.map { Fingerprint.of($0) }
    }

    /// The way of signing in is among them also where nobody named it.
    func storedProperties(_ plan: ConnectionPlan) -> [SettingsProperty] {
        let scheme =
            (plan.properties[OAuthProperty.authScheme] ?? "").isEmpty
            ? [(OAuthProperty.authScheme, plan.scheme.id)] : []
        let given = plan.properties.pairs.filter { scheme.isEmpty || $0.name != OAuthProperty.authScheme }
        return (scheme + given.map { ($0.name, $0.value) }).compactMap { name, value in
            let isPassword = plan.grant == .password && name == ConnectorProperty.password
            let isTransient = ConnectorProperty.transient.contains(ConnectionProperties.key(name))
            return isPassword || isTransient ? nil : SettingsProperty(name, value)
        }
    }

    /// What `SettingsStore.update` does, with this module's errors.
    ///
    /// The body runs to its end even when the caller is cancelled. With `isLate` it brings tokens that exist nowhere else yet.
    func update<Result: Sendable>(
        _ location: SettingsLocation,
        isLate: Bool = false,
        _ body: @escaping @Sendable (Settings?) async throws(AuthError) -> (Settings?, Result)
    ) async throws(AuthError) -> Result {
        let (store, isBeside) = (store, isBeside)
        return try await Self.uncancelled {
            try await store.update(location, isLate: isLate) { settings, _ in
                let (new, result) = try await body(isBeside ? settings?.unproven : settings)
                return (.put(isBeside ? new?.beside(settings) : new), result)
            }
        }
    }

    /// The same in several durable steps: what the body gives to its second parameter is kept when that returns.
    ///
    /// The body runs to its end, too: a refresh that was sent must be written. New tokens that cannot be kept anywhere are only
    /// warned about with `isLossTold`: the caller gets its access token.
    func update<Result: Sendable>(
        _ location: SettingsLocation,
        isLossTold: Bool = false,
        withCheckpoints body:
            @escaping @Sendable (Settings?, (Settings) async throws(AuthError) -> Void) async throws(AuthError) -> (
                SettingsEdit?, Result
            )
    ) async throws(AuthError) -> Result {
        let (store, isBeside) = (store, isBeside)
        return try await Self.uncancelled {
            try await store.update(
                location,
                isLossTold: isLossTold,
                withCheckpoints: { settings, checkpoint in
                    let own = isBeside ? settings?.unproven : settings
                    let (edit, result) = try await body(own) { open async throws(AuthError) in
                        do throws(SettingsError) {
                            try await checkpoint(isBeside ? open.beside(settings) : open)
                        } catch {
                            throw AuthError(.store(error))
                        }
                    }
                    return (isBeside ? edit?.beside : edit, result)
                }
            )
        }
    }

    /// What `SettingsStore.look` does, with this module's errors; the body runs to its end, too.
    func looking<Result: Sendable>(
        _ location: SettingsLocation,
        _ body: @escaping @Sendable (Settings?, ClaimTicket?) async -> Result
    ) async throws(AuthError) -> Result {
        let store = store
        return try await Self.uncancelled { try await store.look(location, body) }
    }

    /// Does work that runs to its end even when the caller is cancelled, with this module's errors.
    static func uncancelled<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws(AuthError) -> Result {
        do {
            return try await Task { try await work() }.value
        } catch let error as AuthError {
            throw error
        } catch let error as SettingsError {
            throw AuthError(.store(error))
        } catch {
            throw AuthError(.cancelled)
        }
    }

    /// Reads the settings of this moment, without a claim.
    func read(_ location: SettingsLocation) async throws(AuthError) -> Settings? {
        do {
            let settings = try await store.read(location)
            return isBeside ? settings?.unproven : settings
        } catch {
            throw AuthError(.store(error))
        }
    }

    /// Reads settings as far as they are known at once.
    func peek(_ location: SettingsLocation) throws(AuthError) -> Settings? {
        do {
            let settings = try store.peek(location)
            return isBeside ? settings?.unproven : settings
        } catch {
            throw AuthError(.store(error))
        }
    }
}
