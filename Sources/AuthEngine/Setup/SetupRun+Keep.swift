internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import WebRequests

/// What a run writes, and when.
extension SetupRun {
    /// Whether just these tokens are where they wait to be proved, or in use.
    func isKept(_ tokens: StoredTokens) async throws(AuthError) -> Bool {
        try await keeper.read(place)?.tokens?.accessToken == tokens.accessToken
    }

    /// Writes tokens that nobody has proved yet.
    func keep(_ tokens: StoredTokens) async throws(AuthError) {
        let isBeside = progress.isBeside
        let isKept = try await keeper.update(place, isLate: true) { old async throws(AuthError) in
            // Another set-up was quicker: what it wrote stays, and this waits beside it.
            if setup.source != .stored, !isBeside, old?.tokens != kept?.tokens { return (nil, false) }
            var new = engine.settings(plan, tokens, nil, connection: setup.name, over: old, signedIn: false)
            if old == nil, !isBeside { try engine.takeAttempts(&new, from: place) }
            return (new, true)
        }
        guard isKept else {
            progress.isBeside = true
            return try await keep(tokens)
        }
        progress.token = tokens.accessToken
    }

    /// Makes what was proved the connection.
    ///
    /// - Returns: who had signed in before, when that was somebody else.
    func confirm(_ account: SignedInAccount, _ tokens: StoredTokens?) async throws(AuthError) -> SignedInAccount? {
        let found = try await engine.read(place)
        let before: SignedInAccount?
        if !keeper.isBeside, !replaces(found, tokens), found?.account == account, found?.refusedSince == nil {
            before = account
        } else {
            engine.store.warnOfLocks(place)
            before = try await engine.update(place) { old async throws(AuthError) in
                (try confirmed(account, tokens, over: old), old?.account)
            }
        }
        guard let before, !before.isSamePerson(as: account) else { return nil }
        report(.notice(.anotherAccount(before: before.name, now: account.name)))
        return before
    }

    /// Whether what was proved is not written yet, and takes the place of what is there.
    ///
    /// Whatever was got on the way is kept already, and may have been refreshed by others since.
    private func replaces(_ old: Settings?, _ tokens: StoredTokens?) -> Bool {
        guard let tokens else { return setup.source != .stored }
        let isGiven = tokens.accessToken.reveal() == plan.properties[OAuthProperty.accessToken]
        return isGiven && old?.tokens == kept?.tokens && old?.tokens?.accessToken != tokens.accessToken
    }

    private func confirmed(
        _ account: SignedInAccount,
        _ tokens: StoredTokens?,
        over old: Settings?
    ) throws(AuthError) -> Settings? {
        // What another set-up has put there goes its own way.
        let found = keeper.isBeside ? old?.unproven : nil
        let waiting = found?.tokens?.accessToken == tokens?.accessToken ? found : nil
        guard keeper.isBeside || replaces(old, tokens) else {
            guard var settings = old else { return nil }
            settings.account = account
            settings.refusedSince = nil
            settings.origin = nil
            return settings
        }
        let tokens = tokens == nil ? nil : waiting?.tokens ?? tokens
        var new = engine.settings(plan, tokens, account, connection: setup.name, over: old, signedIn: false)
        if waiting == nil { new.unproven = found }
        new.hasRotated = new.hasRotated || waiting?.hasRotated == true
        new.refreshJournal = waiting?.refreshJournal
        new.spentVerifier = waiting?.spentVerifier ?? new.spentVerifier
        new.authenticationAttempts += waiting?.authenticationAttempts ?? []
        if old == nil { try engine.takeAttempts(&new, from: place) }
        return new
    }

    /// Keeps that the service refuses what is stored.
    func remember(refusal error: AuthError) async throws(AuthError) {
        guard error.outcome == .refusedByService else { return }
        let now = engine.surroundings.now()
        try await engine.update(place) { old async throws(AuthError) in
            guard var settings = old, settings.refusedSince == nil else { return (nil, ()) }
            settings.refusedSince = now
            return (settings, ())
        }
    }

    /// Leaves nothing of what does not work, unless something new was fetched for it that nobody else has.
    func tidyUp(after error: AuthError) async throws(AuthError) {
        guard setup.source != .stored, let found = try await keeper.read(place), found.account == nil,
            engine.isSame(found, plan)
        else { return }
        // An answer may be lost: what is known of that stays with the token.
        guard found.refreshJournal?.state != .sent else { return }
        let given = plan.properties[OAuthProperty.accessToken] ?? ""
        let isGiven = found.tokens.map { $0.accessToken.reveal() == given } ?? true
        let isOwn = found.tokens?.accessToken == progress.token
        // A sign-in can be had again; a token that a string brought cannot.
        let isOfUse =
            setup.source == .given || error.outcome != .refusedByService && engine.isJustSignedIn(found, plan)
        if isOwn, !isGiven, isOfUse {
            report(.kept(place))
        } else if isOwn || isGiven, keeper.isBeside || kept == nil {
            try await drop()
        }
    }

    /// Removes what was not proved.
    func drop() async throws(AuthError) {
        guard keeper.isBeside else {
            let (store, place) = (engine.store, place)
            return try await AuthEngine.uncancelled { try await store.remove(place) }
        }
        try await engine.update(place) { old async throws(AuthError) in
            guard var settings = old, settings.unproven != nil else { return (nil, ()) }
            settings.unproven = nil
            return (settings, ())
        }
    }
}

extension ConnectionSetup {
    /// Where the connection is kept.
    func place() throws(AuthError) -> SettingsLocation {
        let text = source == .signIn ? "" : plan.properties[OAuthProperty.settingsLocation] ?? ""
        guard !text.isEmpty else {
            return location ?? .memory(id: "\(plan.service.id)/\(plan.scheme.id)/\(plan.client?.id ?? "")")
        }
        do {
            return try engine.store.location(text)
        } catch {
            throw AuthError(.store(error))
        }
    }
}

extension AuthEngine {
    /// Whether settings came for the same token, or, without one, are of the same service, application and properties.
    func isSame(_ settings: Settings, _ plan: ConnectionPlan) -> Bool {
        guard settings.service == plan.service.id else { return false }
        let origin = Self.origin(plan)
        guard origin == nil, settings.origin == nil else { return settings.origin == origin }
        return settings.app == plan.app?.rawValue && settings.properties == storedProperties(plan)
    }

    /// Whether settings are of the same connection, with tokens that nobody could prove.
    func isUnproven(_ settings: Settings, _ plan: ConnectionPlan) -> Bool {
        settings.account == nil && settings.refusedSince == nil && settings.moved == nil && settings.tokens != nil
            && isSame(settings, plan)
    }

    /// Whether a person who signs in now need not, because of these of an hour ago at most.
    func isJustSignedIn(_ settings: Settings, _ plan: ConnectionPlan) -> Bool {
        guard isUnproven(settings, plan), let tokens = settings.tokens else { return false }
        let now = surroundings.now()
        return tokens.timestamp > now - 3_600_000 && TokenLifetime.isValid(tokens, now: now, margin: .seconds(60))
    }
}

extension ConnectionPlan {
    /// What to say of a plan from outside that brings a proxy or certificates to trust: whoever wrote it may read what is sent.
    var ownWay: EngineNotice? {
        // What cannot be read is refused where the network is used.
        guard !isStored, let network = try? network() else { return nil }
        guard network.proxy != nil || network.authority != nil else { return nil }
        return .ownWay(proxy: network.proxy?.place, trustsOwn: network.authority != nil)
    }
}
