internal import Secrets
internal import StrictJSON

/// One update of settings under a claim: what is there, and what takes its place.
final class SettingsUpdate {
    /// How long to wait before each further try to write settings that hold new tokens: a few seconds in all.
    private static let pauses: [Duration] = [.milliseconds(250), .milliseconds(750), .seconds(1), .seconds(2)]

    private let store: SettingsStore
    private let backend: any SettingsBackend
    private let claim: any SettingsClaim
    /// Nil where nothing is sealed.
    private var keys: Keys?
    /// What is there now.
    private(set) var current: Settings?
    /// Whether that is in the state folder only, because it could not be written to its own place.
    private var isUnsaved = false
    private var isCheckpointed = false
    /// Whether new tokens are safe on this machine, so that somebody else can bring them to their place later.
    private var isAside = false
    /// Whether somebody else was faster than the first checkpoint, so that the update is to be run again.
    private(set) var isOvertaken = false

    /// Reads what is there.
    ///
    /// - Parameters:
    ///   - claim: under which it is.
    ///   - backend: the place.
    ///   - store: whose keys.
    ///   - replacing: whether a person has said that what is there may go: it need not open then.
    /// - Throws: ``SettingsError`` as `SettingsStore.update`.
    init(
        _ claim: any SettingsClaim,
        at backend: any SettingsBackend,
        of store: SettingsStore,
        replacing: Bool
    ) async throws(SettingsError) {
        self.store = store
        self.backend = backend
        self.claim = claim
        try await read(replacing: replacing)
    }

    private func read(replacing: Bool) async throws(SettingsError) {
        let content = try await claim.read()
        if backend.isSealed {
            // What is there was sealed for an identity that should be there too: a new one could not open it.
            keys = try store.keys(for: backend, isMaking: content == nil || replacing)
        }
        var found: Settings?
        do throws(SettingsError) {
            found = try content.map { content throws(SettingsError) in try opened(content) }
        } catch {
            guard replacing, error.isAboutContent else { throw error }
            store.warn(.replaced(path: backend.path))
        }
        let newer = found.flatMap { found in keys.flatMap { store.unsaved(after: found, $0) } }
        isUnsaved = newer != nil
        // Seen under the claim: it was delivered, or nobody needs it any more.
        if backend.isFar, newer == nil, let found { store.state.removeUnsaved(of: found.id) }
        current = newer ?? found
    }

    /// Writes settings in the middle of the update, durably; nothing that may fail unnoticed happens here: the token is spent
    /// next.
    ///
    /// - Returns: until when the token may be sent; nil for no limit.
    func checkpoint(_ settings: Settings, _ terms: ClaimTerms) async throws(SettingsError) -> ContinuousClock.Instant? {
        guard try await save(settings, before: terms) else {
            isOvertaken = !isCheckpointed
            throw SettingsError.locked(.process(nil, path: backend.path))
        }
        isCheckpointed = true
        return claim.sendsUntil
    }

    /// Writes what the update came to.
    ///
    /// From here on nothing can be cancelled: the tokens may exist nowhere else.
    ///
    /// - Parameters:
    ///   - edit: what to write; nil for no change.
    ///   - isLossTold: whether a loss is only told, because the caller can use what it got all the same.
    /// - Returns: false when the update is to be run again.
    /// - Throws: ``SettingsError`` as `SettingsStore.update`.
    func finish(_ edit: SettingsEdit?, isLossTold: Bool) async throws(SettingsError) -> Bool {
        do throws(SettingsError) {
            return try await write(edit)
        } catch {
            // What waits in the state folder goes on waiting there.
            guard let edit, let changed = edit.over(current) else { return true }
            guard changed.hasTokens(unlike: current) else { throw error }
            return try await keep(edit, after: error, isTold: isLossTold)
        }
    }

    /// Writes an edit over what is there, and over whatever has come there meanwhile; false when the update is to be run again.
    private func write(_ edit: SettingsEdit?) async throws(SettingsError) -> Bool {
        // On the way to another machine they would be gone with this process.
        if backend.isFar, let changed = edit?.over(current), changed.hasTokens(unlike: current) {
            // Where that cannot be done they are written there all the same.
            isAside = (try? saveAside(changed)) != nil
        }
        while try await !save(edit?.over(current)) {
            if let edit, !edit.isMerging, !isCheckpointed { return false }
            try await read(replacing: false)
        }
        return true
    }

    /// Writes settings durably, once; false when somebody else was faster.
    private func save(_ settings: Settings?, before terms: ClaimTerms? = nil) async throws(SettingsError) -> Bool {
        // Where machines share the place a checkpoint is the claim, also where it says nothing new.
        let isNeeded = isUnsaved || terms != nil && backend.isFar
        guard let next = next(settings) ?? (isNeeded ? current : nil) else { return true }
        let content = try sealed(next)
        _ = try opened(content)
        let attempt =
            if let terms { try await claim.checkpoint(content, terms) } else { try await claim.write(content) }
        guard case .done = attempt else { return false }
        current = next
        isUnsaved = false
        guard keys != nil else { return true }
        // This machine shall notice when an older copy comes back.
        if terms == nil { store.state.remember(next.revision, of: next.id) }
        store.state.removeUnsaved(of: next.id)
        return true
    }

    /// Writes settings whose first writing failed: again for a few seconds where their tokens exist nowhere else, then into the
    /// state folder.
    ///
    /// - Throws: ``SettingsError`` that says that the tokens are lost, unless that is only told.
    private func keep(
        _ edit: SettingsEdit,
        after failure: SettingsError,
        isTold: Bool
    ) async throws(SettingsError) -> Bool {
        var failure = failure
        for pause in isAside ? [] : Self.pauses {
            // Who is cancelled tries without waiting.
            try? await store.sleep(pause)
            do throws(SettingsError) {
                return try await write(edit)
            } catch {
                failure = error
            }
        }
        guard let settings = edit.over(current) else { return true }
        do throws(SettingsError) {
            let path = try saveAside(settings)
            store.warn(.keptAside(connection: settings.connection, reason: failure, path: DisplayPath.path(path)))
        } catch {
            guard isTold else { throw SettingsError.tokensNotKept(failure) }
            store.warn(.notKept(connection: settings.connection, reason: failure))
        }
        return true
    }

    /// Keeps settings in the state folder that cannot be written to their own place.
    ///
    /// - Returns: where they are.
    /// - Throws: ``SettingsError`` when nothing was there before, so that nobody would find them.
    private func saveAside(_ settings: Settings) throws(SettingsError) -> String {
        guard keys != nil, current != nil, let next = next(settings),
            let path = store.state.unsavedPath(of: next.id)
        else { throw SettingsError.noFolder(.state) }
        try store.state.keepUnsaved(try sealed(next), of: next.id)
        // Until it is there, others go on with what is.
        if !backend.isFar { store.state.remember(next.revision, of: next.id) }
        return path
    }

    /// The settings as they are written over the current ones; nil when there is nothing to change.
    private func next(_ settings: Settings?) -> Settings? {
        guard var next = settings?.succeeding(current) else { return nil }
        if next.tokens != current?.tokens {
            next.refusedSince = nil
            if backend.isFar { next.refreshedFrom = current?.tokens?.refreshToken.map(Fingerprint.of) }
            // What is on its way stays so; what has other tokens by now is not.
            if next.lastRefresh?.isNobodys(next.tokens?.refreshToken) != true {
                next.lastRefresh = store.ownRefresh(of: next.tokens, at: backend)
                if next.pendingTransit != nil, next.transit == current?.transit { next.transit = nil }
            }
            // Settings that are taken in bring their own time.
            if next.tokens?.refreshToken != current?.tokens?.refreshToken,
                next.refreshTokenSince == current?.refreshTokenSince
            {
                next.refreshTokenSince = next.tokens?.refreshToken == nil ? nil : next.tokens?.timestamp
            }
            // New tokens over an older copy are the newest there are.
            next.revision = max(next.revision, (store.state.revision(of: next.id) ?? 0) + 1)
        }
        return next
    }

    private func opened(_ content: [UInt8]) throws(SettingsError) -> Settings {
        guard let keys else { return try SettingsText.plain(content) }
        return try keys.open(content, from: backend.source)
    }

    private func sealed(_ settings: Settings) throws(SettingsError) -> [UInt8] {
        guard let keys else { return SettingsText.plain(settings) }
        let random = store.random
        let sealed = try keys.seal(settings) { random($0) }
        guard sealed.count <= PrivateFile.Rule().limit else {
            throw SettingsError.cannotWrite(path: backend.path, .tooLarge)
        }
        return sealed
    }
}
