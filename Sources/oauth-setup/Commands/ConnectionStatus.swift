internal import AuthEngine
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON

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

    /// Reads the connection.
    init(name: String, program: Program, warnBefore: TimeSpan? = nil) throws {
        self.name = name
        path = try program.folder.settingsPath(connection: name)
        lockedBy = program.store.lockHolder(.file(path: path))
        let found = program.store.inspect(.file(path: path))
        seal = found.seal
        settings = found.settings
        error = found.error ?? settings?.movedAway
        guard let settings else {
            state = error.map { ConnectionState($0) } ?? .unreadable
            forecast = nil
            return
        }
        let oauth = program.catalog.service(settings.service)
            .flatMap { service in settings.scheme.flatMap { service.scheme($0) } }?.oauth
        let forecast = ConnectionForecast(settings, oauth)
        self.forecast = forecast
        state = Self.state(settings, oauth, forecast, isLocked: lockedBy != nil, warnBefore: warnBefore)
    }

    private static func state(
        _ settings: Settings,
        _ oauth: OAuth?,
        _ forecast: ConnectionForecast,
        isLocked: Bool,
        warnBefore: TimeSpan?
    ) -> ConnectionState {
        if settings.moved != nil { return .moved }
        guard oauth != nil || settings.tokens != nil else { return .valid }
        guard let tokens = settings.tokens else { return .signInNeeded }
        let now = Program.now()
        // Without a known end it lives until a renewal was asked for in vain.
        let isAlive = !tokens.accessToken.isEmpty && (tokens.endsAt.map { $0 > now } ?? (settings.refusal == nil))
        let isRenewable =
            tokens.refreshToken != nil && settings.refusal == nil && forecast.refreshTokenEnds.map { $0 > now } ?? true
        guard isAlive || isRenewable else { return .signInNeeded }
        if settings.failedRenewals?.meanProbablyEnded(now: now) == true { return .probablyEnded }
        if let warnBefore, let stops = forecast.stops, stops - now <= warnBefore.milliseconds { return .expiring }
        if isAlive { return .valid }
        return isLocked ? .locked : .refreshable
    }

    func json(_ language: Language) -> JSONValue {
        let error = error.map { AuthError(.settings($0)) }
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
            "refused": .bool(settings?.refusal != nil),
            "failedRenewals": .integer(settings?.failedRenewals?.count ?? 0),
            "failingSince": Self.json(settings?.failedRenewals?.since),
            "nextTry": Self.json(settings?.failedRenewals?.nextTry),
            "movedTo": (settings?.moved).map { .string($0.recipient ?? "passphrase") } ?? .null,
            "movedAt": Self.json(settings?.moved?.at),
            "lockedBy": lockedBy.map { .integer($0) } ?? .null,
            "settingsFile": .string(path),
            "key": seal.key.map { .string($0) } ?? .null,
            "sealedForKeys": .integer(seal.keyCount),
            "sealsNextForKeys": seal.nextKeyCount.map { .integer($0) } ?? .null,
            "error": error.map { .string($0.message(in: language)) } ?? .null,
            "hint": error?.hint(in: language).map { .string($0) } ?? .null,
        ]
    }

    private static func json(_ moment: Int64?) -> JSONValue {
        moment.map { .string(Moment.text($0)) } ?? .null
    }

    func lines(_ language: Language) -> [String] {
        var lines = ["\(name)  \(settings?.service ?? "?")  \(StatusWords.state(state)(language))"]
        if let settings, settings.moved == nil {
            lines.append("    " + SignedInWords.sentence(settings.account)(language))
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
            lines.append("    " + StatusWords.failed(failed, now: Program.now())(language))
        }
        if let refusal = settings?.refusal {
            lines.append("    " + AuthError(.signInNeeded(refusal)).message(in: language))
        }
        if let error {
            let error = AuthError(.settings(error))
            lines.append("    " + error.message(in: language))
            if let hint = error.hint(in: language) { lines.append("    " + hint) }
        }
        if let words = StatusWords.sealed(seal) { lines.append("    " + words(language)) }
        return lines + ["    \(path)"]
    }
}
