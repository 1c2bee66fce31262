internal import AuthEngine
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON
internal import Wording

/// What is known of one connection without asking the service.
struct ConnectionStatus {
    let name: String
    let path: String
    let state: ConnectionState
    let settings: Settings?
    let error: SettingsError?
    /// Whom its file is sealed for.
    let seal: SettingsSeal
    /// The process that holds the lock now.
    let lockedBy: Int?
    /// When its tokens end.
    let forecast: ConnectionForecast?
    /// Who refreshed it last, when it was another machine, whose the sign-in is then.
    let owner: LastRefresh?
    /// What stops a renewal of settings that are older than ones this machine has used; nil when they are not.
    let older: SettingsError?
    /// Whether new tokens wait on this machine to be written to their own place.
    let isWaiting: Bool
    private let isPractice: Bool
    /// What a command line begins with.
    private let program: String

    /// Reads the connection; nil when there are no settings of that name (any more).
    init?(
        name: String,
        program: Program,
        inspector: SettingsInspector,
        warnBefore: TimeSpan? = nil
    ) throws(SettingsError) {
        self.name = name
        isPractice = program.practice != nil
        self.program = program.command
        let location = try program.store.location(named: name)
        path = location.text
        lockedBy = inspector.lockHolder(location)
        var found = inspector.inspect(location)
        // What is older than another process has just written is read once more, as long as that one goes on.
        var older: SettingsError?
        while let first = found.settings {
            older = Self.older(first, program.store)
            guard older != nil else { break }
            let again = inspector.inspect(location)
            if let second = again.settings, second.revision <= first.revision { break }
            found = again
        }
        seal = found.seal
        isWaiting = found.waiting != nil
        settings = found.settings
        error = found.error ?? settings?.movedAway
        guard let settings else {
            guard let error else { return nil }
            state = ConnectionState(error)
            (forecast, owner, self.older) = (nil, nil, nil)
            return
        }
        owner = try? program.engine.ownerElsewhere(settings, at: location)
        let oauth = program.catalog.service(settings.service)
            .flatMap { service in settings.scheme.flatMap { service.scheme($0) } }?.oauth
        let forecast = ConnectionForecast(settings, oauth, now: Program.now())
        self.forecast = forecast
        self.older = older
        let isOlder = older != nil
        let isHere = owner == nil
        let state = Self.state(settings, oauth, forecast, isHere, isLocked: lockedBy != nil, warnBefore: warnBefore)
        self.state = isOlder && [.valid, .refreshable, .expiring, .locked].contains(state) ? .older : state
    }

    private static func older(_ settings: Settings, _ store: SettingsStore) -> SettingsError? {
        // Only what is refreshed can be spent.
        guard settings.tokens?.refreshToken != nil else { return nil }
        do {
            try store.checkNotOlder(settings)
            return nil
        } catch {
            return error
        }
    }

    private static func state(
        _ settings: Settings,
        _ oauth: OAuth?,
        _ forecast: ConnectionForecast,
        _ isHere: Bool,
        isLocked: Bool,
        warnBefore: TimeSpan?
    ) -> ConnectionState {
        if settings.moved != nil { return .moved }
        guard settings.refusedSince == nil else { return .refused }
        guard oauth != nil || settings.tokens != nil else { return .valid }
        // Once the service has refused to renew it, what is left of the access token helps no job.
        guard let tokens = settings.tokens, settings.refusal == nil else { return .signInNeeded }
        let now = Program.now()
        let isAlive = TokenLifetime.isValid(tokens, now: now, margin: .zero)
        let isRenewable = isHere && tokens.refreshToken != nil && forecast.refreshTokenEnds.map { $0 > now } ?? true
        guard isAlive || isRenewable else { return .signInNeeded }
        if settings.failedRenewals?.meanProbablyEnded(now: now) == true { return .probablyEnded }
        if let warnBefore, let stops = forecast.stops, stops - now <= warnBefore.milliseconds { return .expiring }
        if isAlive { return .valid }
        return isLocked ? .locked : .refreshable
    }

    /// What is wrong, or will be at the next renewal; see ``hint(_:_:)`` for the way out.
    var problem: AuthError? {
        if let error = error ?? older { return AuthError(.store(error)) }
        guard state == .signInNeeded || owner != nil else { return nil }
        if let refusal = settings?.refusal { return AuthError(.signIn(.signInNeeded(refusal))) }
        if let owner, let settings { return AuthError(settings.ownedElsewhere(owner)) }
        guard let tokens = settings?.tokens else { return AuthError(.signIn(.signInNeeded(.nothingStored))) }
        return AuthError(.signIn(.signInNeeded(tokens.refreshToken == nil ? .noRefreshToken : .refreshTokenOver)))
    }

    /// The journey that it is on, so that nobody renews it; nil for any other.
    var transit: Transit? { owner == nil ? nil : settings?.pendingTransit }

    /// When the service took its tokens last, in milliseconds since 1970; nil without tokens, or when that is not known.
    func lastSuccess(now: Int64) -> Int64? {
        guard let tokens = settings?.tokens, !tokens.accessToken.isEmpty, tokens.timestamp > 0 else { return nil }
        return min(now, tokens.serverTimestamp ?? tokens.timestamp)
    }

    /// The way out of a problem.
    func hint(_ problem: AuthError, _ language: Language) -> String? {
        let hint = SignInAdvice.hint(of: problem, name, isPractice: isPractice)?(language) ?? problem.hint(in: language)
        return hint.map(PracticeSession.commands(in:))
    }

    func json(_ language: Language) -> JSONValue {
        let error = problem
        return [
            "connection": .string(name),
            "state": .string(state.rawValue),
            "service": settings.map { .string($0.service) } ?? .null,
            "scheme": (settings?.scheme).map { .string($0) } ?? .null,
            "account": (settings?.account).map { .string($0.name) } ?? .null,
            "detail": (settings?.account?.detail).map { .string($0) } ?? .null,
            "accessTokenEnds": Self.json(forecast?.accessTokenEnds),
            "accessTokenSecondsLeft": (forecast?.accessTokenEnds).map { end in
                .integer(Int(max(0, end - Program.now()) / 1_000))
            } ?? .null,
            "refreshTokenEnds": Self.json(forecast?.refreshTokenEnds),
            "refreshTokenIdleEnds": Self.json(forecast?.refreshTokenIdleEnds),
            "refreshTokenAbsoluteEnds": Self.json(forecast?.refreshTokenAbsoluteEnds),
            "stops": Self.json(forecast?.stops),
            "stopsUnlessUsed": .bool(forecast?.stopsUnlessUsed ?? false),
            "refused": .bool(settings?.refusal != nil || settings?.refusedSince != nil),
            "tested": .bool(settings?.account != nil),
            "testedAt": Self.json(settings?.testedAt),
            "unfinished": .bool(settings?.unproven != nil),
            "failedRenewals": .integer(settings?.failedRenewals?.count ?? 0),
            "failingSince": Self.json(settings?.failedRenewals?.since),
            "nextTry": Self.json(settings?.failedRenewals?.nextTry),
            "refreshedBy": (settings?.lastRefresh).map { .string(ForeignText.clean($0.host)) } ?? .null,
            "refreshedElsewhere": .bool(owner != nil),
            "movedTo": (settings?.moved).map { .string($0.recipient ?? "passphrase") } ?? .null,
            "movedAt": Self.json(settings?.moved?.at),
            "lockedBy": lockedBy.map { .integer($0) } ?? .null,
            "settingsFile": .string(path),
            "key": seal.key.map { .string($0) } ?? .null,
            "sealedForKeys": .integer(seal.keyCount),
            "sealsNextForKeys": seal.nextKeyCount.map { .integer($0) } ?? .null,
            "error": error.map { .string($0.message(in: language)) } ?? .null,
            "hint": error.flatMap { hint($0, language) }.map { .string($0) } ?? .null,
        ]
    }

    private static func json(_ moment: Int64?) -> JSONValue {
        moment.map { .string(Moment.text($0)) } ?? .null
    }

    func lines(_ language: Language) -> [String] {
        let isUntried = state == .valid && settings?.account == nil
        let words = isUntried ? StatusWords.untried : state.words
        var lines = ["\(name)  \(settings?.service ?? "?")  \(words(language))"]
        if let settings, settings.moved == nil {
            let account = settings.account.map { SignedInWords.sentence($0) }
            lines.append("    " + (account ?? StatusWords.untested(name, program))(language))
        }
        if let tested = settings?.testedAt {
            lines.append("    \(StatusWords.tested(language)): \(Moment.text(tested))")
        }
        if let end = forecast?.accessTokenEnds {
            lines.append("    \(StatusWords.ends(language)): \(Moment.text(end))")
        }
        if let forecast, let stops = forecast.refreshTokenEnds {
            let words = forecast.stopsUnlessUsed ? StatusWords.stopsUnlessUsed : StatusWords.stops
            lines.append("    \(words(language)): \(Moment.text(stops))")
        }
        if let lockedBy { lines.append("    \(StatusWords.lockedBy(language)): \(lockedBy)") }
        if let failed = settings?.failedRenewals {
            lines.append("    " + failed.words(now: Program.now())(language))
        }
        if let since = settings?.refusedSince {
            lines.append("    \(StatusWords.refused(language)): \(Moment.text(since))")
        }
        if settings?.unproven != nil { lines.append("    " + StatusWords.unfinished(language)) }
        if let coming = settings?.incoming?.arriving {
            let peer = ForeignText.clean(coming.peer)
            lines.append("    " + StatusWords.incoming(peer, ForeignText.word(name), program)(language))
        }
        if let problem {
            lines.append("    " + problem.message(in: language))
            if let hint = hint(problem, language) { lines.append("    " + hint) }
        }
        if let words = seal.words { lines.append("    " + words(language)) }
        return lines + ["    \(path)"]
    }
}
