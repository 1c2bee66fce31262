internal import AuthEngine
internal import Glibc
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import Wording

/// The connections saved here, for the wizard's first page.
struct SavedConnections: ConnectionDesk {
    /// As many as a page holds beside everything else.
    private static let most = 6
    /// An end that is nearer than this is told, in milliseconds.
    private static let soon: Int64 = 14 * 86_400_000

    let program: Program

    func answers(_ name: String) throws(AuthError) -> SetupAnswers {
        var answers = SetupAnswers(try settings(name), apps: program.embeddedApps)
        if let location = try? program.store.location(named: name), program.store.isShared(location) {
            answers.location = location.text
        }
        return answers
    }

    func result(_ name: String) throws(AuthError) -> SetupResult {
        try SetupResult(
            stored: try settings(name),
            path: program.questionnaire.defaultLocation(name),
            catalog: program.catalog,
            now: Program.now()
        )
    }

    /// Those used last, the latest first.
    var latest: [SavedConnection] {
        // Without a list the page has none; `status` says why.
        let names =
            ((try? program.folder.connectionNames()) ?? []) + ((try? program.store.sharedConnections()) ?? [])
        let last = names.map { (name: $0, used: lastUse($0)) }.sorted { ($1.used, $0.name) < ($0.used, $1.name) }
        guard !program.store.isLocked else { return last.prefix(Self.most).map { Self.locked($0.name) } }
        let inspector = program.store.inspector()
        return last.prefix(Self.most).compactMap { entry in
            guard let status = try? ConnectionStatus(name: entry.name, program: program, inspector: inspector) else {
                return nil
            }
            return connection(status)
        }
    }

    /// All that can be told without the key.
    private static func locked(_ name: String) -> SavedConnection {
        let nothing = LocalizedText(same: "")
        return SavedConnection(name: name, service: nothing, state: ConnectionPageWords.locked, kind: .notice)
    }

    /// When the settings were written last, in seconds since 1970; 0 when they are not there.
    private func lastUse(_ name: String) -> Int {
        var found = stat()
        guard let location = try? program.store.location(named: name),
            unsafe stat(program.store.fileToWatch(location), &found) == 0
        else { return 0 }
        return found.st_mtim.tv_sec
    }

    private func connection(_ status: ConnectionStatus) -> SavedConnection {
        let service = status.settings.map { settings in
            program.catalog.service(settings.service)?.name ?? LocalizedText(same: settings.service)
        }
        let (state, kind) = Self.words(status)
        let now = Program.now()
        let who = (status.settings?.account).map { LocalizedText(same: ForeignText.clean($0.name)) }
        // What lies ahead was written by another clock.
        let testedAgo = (status.settings?.testedAt).flatMap { $0 > now ? nil : Int((now - $0) / 1000) }
        let end = status.forecast?.refreshTokenEnds.flatMap { $0 - now < Self.soon ? $0 : nil }
        let isAtWork = status.state == .valid || status.state == .refreshable
        return SavedConnection(
            name: status.name,
            service: service ?? LocalizedText(same: ""),
            state: end != nil && isAtWork ? ConnectionPageWords.signInAgain : state,
            kind: end != nil && isAtWork ? .notice : kind,
            due: end.flatMap { isAtWork ? ConnectionPageWords.by(String(Moment.text($0).prefix(10))) : nil },
            who: who,
            testedAgo: testedAgo
        )
    }

    private static func words(_ status: ConnectionStatus) -> (LocalizedText, Badge.Kind) {
        switch status.state {
        case .valid where status.settings?.account == nil: (ConnectionPageWords.untested, .notice)
        case .valid, .refreshable, .locked: (ConnectionPageWords.works, .success)
        case .signInNeeded, .probablyEnded, .refused, .older, .expiring: (ConnectionPageWords.signInAgain, .notice)
        case .moved: (ConnectionPageWords.moved, .notice)
        case .sealedToAnotherKey: (ConnectionPageWords.otherKey, .notice)
        case .damaged, .unreadable: (ConnectionPageWords.unusable, .fault)
        }
    }

    private func settings(_ name: String) throws(AuthError) -> Settings {
        let found: Settings?
        do {
            found = try program.store.peek(try program.store.location(named: name))
        } catch {
            throw AuthError(.store(error))
        }
        guard let found else { throw AuthError(.signIn(.signInNeeded(.nothingStored))) }
        GivenSecrets.learn(found)
        return found
    }

    func forget(_ name: String) async throws(AuthError) {
        do {
            let location = try program.store.location(named: name)
            // The others go on with what is shared.
            if program.store.isShared(location) { return try program.store.leave(location) }
            try await program.store.remove(location)
        } catch let error as SettingsError {
            throw AuthError(.store(error))
        } catch {
            throw AuthError(.cancelled)
        }
        _ = Copies(program.folder).remove(of: name)
    }
}
