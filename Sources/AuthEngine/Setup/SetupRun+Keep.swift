internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import WebRequests

/// What a run writes, and when.
extension SetupRun {
    /// Whether just these tokens are where they wait to be proved, or in use.
    func isKept(_ tokens: StoredTokens) async throws(AuthError) -> Bool {
        try await slot.read()?.tokens?.accessToken == tokens.accessToken
    }

    /// Writes tokens that nobody has proved yet.
    func keep(_ tokens: StoredTokens) async throws(AuthError) {
        let isBeside = progress.isBeside
        let isKept = try await slot.update(isLate: true) { old async throws(AuthError) in
            // Another set-up was quicker: what it wrote stays, and this waits beside it.
            if setup.source != .stored, !isBeside, old?.tokens != kept?.tokens { return (nil, false) }
            var new = plan.settings(tokens, nil, name: setup.name, over: old, random: engine.surroundings.random)
            if old == nil, !isBeside { try limit.takeOver(in: &new) }
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
        let found = try await own.read()
        let before: SignedInAccount?
        if !slot.isBeside, !replaces(found, tokens), found?.account == account, found?.refusedSince == nil {
            before = account
        } else {
            engine.store.warnOfLocks(place)
            before = try await own.update { old async throws(AuthError) in
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
        let found = slot.isBeside ? old?.unproven : nil
        let waiting = found?.tokens?.accessToken == tokens?.accessToken ? found : nil
        guard slot.isBeside || replaces(old, tokens) else {
            guard var settings = old else { return nil }
            // The account may have been chosen since.
            if setup.source == .signIn { settings.properties = plan.storedProperties }
            settings.account = account
            settings.testedAt = engine.surroundings.now()
            settings.refusedSince = nil
            settings.origin = nil
            return settings
        }
        let tokens = tokens == nil ? nil : waiting?.tokens ?? tokens
        var new = plan.settings(tokens, account, name: setup.name, over: old, random: engine.surroundings.random)
        new.testedAt = engine.surroundings.now()
        if waiting == nil { new.unproven = found }
        new.hasRotated = new.hasRotated || waiting?.hasRotated == true
        new.refreshJournal = waiting?.refreshJournal
        new.spentVerifier = waiting?.spentVerifier ?? new.spentVerifier
        new.authenticationAttempts += waiting?.authenticationAttempts ?? []
        if old == nil { try limit.takeOver(in: &new) }
        return new
    }

    /// Keeps that the service refuses what is stored.
    func remember(refusal error: AuthError) async throws(AuthError) {
        guard error.outcome == .refusedByService else { return }
        let now = engine.surroundings.now()
        try await own.update { old async throws(AuthError) in
            guard var settings = old, settings.refusedSince == nil else { return (nil, ()) }
            settings.refusedSince = now
            return (settings, ())
        }
    }

    /// Leaves nothing of what does not work, unless something new was fetched for it that nobody else has.
    func tidyUp(after error: AuthError) async throws(AuthError) {
        guard setup.source != .stored, let found = try await slot.read(), found.account == nil,
            plan.isSameSignIn(as: found)
        else { return }
        // An answer may be lost: what is known of that stays with the token.
        guard found.refreshJournal?.state != .sent else { return }
        let given = plan.properties[OAuthProperty.accessToken] ?? ""
        let isGiven = found.tokens.map { $0.accessToken.reveal() == given } ?? true
        let isOwn = found.tokens?.accessToken == progress.token
        // A sign-in can be had again; a token that a string brought cannot.
        let isOfUse =
            setup.source == .given
            || (error.outcome != .refusedByService || error.isAboutAccount)
                && plan.isJustSignedIn(found, now: engine.surroundings.now())
        if isOwn, !isGiven, isOfUse {
            report(.kept(place))
        } else if isOwn || isGiven, slot.isBeside || kept == nil {
            try await slot.remove()
        }
    }
}

extension AuthError {
    /// Whether the sign-in is good, and another account is to be chosen.
    fileprivate var isAboutAccount: Bool {
        if case .reply(.accountNotAmong(_, _, let found)) = fact { !found.isEmpty } else { false }
    }
}

extension ConnectionSetup {
    /// Where the connection is kept.
    func place() throws(AuthError) -> SettingsLocation {
        let text = source == .signIn ? "" : plan.properties[OAuthProperty.settingsLocation] ?? ""
        guard !text.isEmpty else {
            return location ?? .memory(id: "\(plan.service.id)/\(plan.scheme.id)/\(plan.client?.id ?? "")")
        }
        return try AuthError.fromStore { () throws(SettingsError) in try engine.store.location(text) }
    }
}
