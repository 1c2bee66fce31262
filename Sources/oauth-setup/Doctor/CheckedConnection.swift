internal import AuthEngine
internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import Wording

/// A connection the doctor looks at: whether it opens, and what it leads to.
struct CheckedConnection {
    let finding: Finding
    let name: String
    /// Its callback, when it has one.
    let callback: String?
    /// What is connected; nil when the settings do not open.
    let plan: ConnectionPlan?
    /// Where its settings are.
    let location: SettingsLocation?
    /// Whether the tokens of an unfinished set-up are kept beside it.
    let isUnfinished: Bool

    /// Opens the settings; nothing is sent.
    ///
    /// Nil when they have gone since they were listed, and nobody asked for this one.
    init?(name: String, isAskedFor: Bool, program: Program) {
        self.name = name
        do {
            let location: SettingsLocation
            let settings: Settings
            if isAskedFor {
                (location, settings) = try program.settings(of: name)
            } else {
                location = try program.folder.location(connection: name)
                guard let there = try program.store.peek(location) else { return nil }
                settings = there
            }
            let plan = try program.engine.plan(of: settings)
            let owner = try program.engine.ownerElsewhere(settings, at: location)
            callback = plan.scheme.oauth == nil ? nil : plan.client?.callback
            self.plan = plan
            self.location = location
            isUnfinished = settings.unproven != nil
            finding = Self.finding(name, settings, plan, owner, program)
        } catch {
            callback = nil
            plan = nil
            location = nil
            isUnfinished = false
            finding = Finding(.connection, error, about: name)
        }
    }

    private static func finding(
        _ name: String,
        _ settings: Settings,
        _ plan: ConnectionPlan,
        _ owner: LastRefresh?,
        _ program: Program
    ) -> Finding {
        let what = "\(name) (\(settings.service), \(plan.scheme.id))"
        if let since = settings.refusedSince {
            return Finding(
                .connection,
                .problem,
                DoctorConnectionWords.refused(what: what, time: Moment.text(since), name: name),
                exitCode: 4
            )
        }
        guard plan.scheme.oauth != nil else { return .good(.connection, DoctorConnectionWords.opens(what)) }
        let tokens = settings.tokens
        let end = tokens?.endsAt(now: Program.now())
        let isAlive = tokens != nil && settings.refusal == nil && end.map { $0 > Program.now() } ?? true
        if let owner, !isAlive {
            return Finding(
                .connection,
                AuthError(
                    .signIn(.ownedElsewhere(connection: name, host: ForeignText.clean(owner.host), at: owner.at))
                ),
                about: what
            )
        }
        guard isAlive || (tokens?.refreshToken != nil && settings.refusal == nil) else {
            let command = SignInAdvice.command(name, isPractice: program.practice != nil)
            return Finding(
                .connection,
                .problem,
                DoctorConnectionWords.signInNeeded(what, command: command),
                exitCode: 3
            )
        }
        if let failed = settings.failedRenewals, failed.meanProbablyEnded(now: Program.now()) {
            let since = Moment.text(failed.since)
            return Finding(
                .connection,
                .problem,
                DoctorConnectionWords.probablyEnded(what: what, since: since, name: name),
                exitCode: 1
            )
        }
        let shownEnd = end.map { Moment.text($0) } ?? "-"
        return .good(.connection, DoctorConnectionWords.alive(what: what, end: shownEnd))
    }
}
