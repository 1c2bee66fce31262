internal import AuthEngine
internal import ConnectionStrings
internal import Localization
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
    let location: SettingsLocation?
    /// Whether the tokens of an unfinished set-up are kept beside it.
    let isUnfinished: Bool

    /// Opens the settings; nothing is sent.
    ///
    /// Nil when they have gone since they were listed, and nobody asked for this one.
    init?(name: String, isAskedFor: Bool, program: Program, inspector: SettingsInspector) {
        self.name = name
        do {
            if isAskedFor { _ = try program.settings(of: name) }
            guard let status = try ConnectionStatus(name: name, program: program, inspector: inspector) else {
                return nil
            }
            if let error = status.error, status.state != .moved { throw error }
            guard let settings = status.settings else { return nil }
            let plan = try program.engine.plan(of: settings)
            let location = try program.store.location(named: name)
            callback = plan.scheme.oauth == nil || status.state == .moved ? nil : plan.client?.callback
            self.plan = status.state == .moved ? nil : plan
            self.location = location
            isUnfinished = settings.unproven != nil
            finding = Self.finding(status, settings, plan, program)
        } catch {
            callback = nil
            plan = nil
            location = nil
            isUnfinished = false
            finding = Finding(.connection, error, about: name)
        }
    }

    /// What `status` says of it, and the way out.
    private static func finding(
        _ status: ConnectionStatus,
        _ settings: Settings,
        _ plan: ConnectionPlan,
        _ program: Program
    ) -> Finding {
        let name = status.name
        let what = "\(name) (\(settings.service), \(plan.scheme.id))"
        let told = { (state: DoctorState) in status.finding(state, about: what) }
        let isNobodys = settings.refusal != nil || status.owner == nil
        switch status.state {
        case .refused:
            let time = Moment.text(settings.refusedSince ?? 0)
            let words = DoctorConnectionWords.refused(what: what, time: time, name: name)
            return Finding(.connection, .problem, words, exitCode: status.state.exitCode)
        case .signInNeeded where isNobodys:
            let command = SignInAdvice.command(name, isPractice: program.practice != nil)
            let words = DoctorConnectionWords.signInNeeded(what, command: command)
            return Finding(.connection, .problem, words, exitCode: status.state.exitCode)
        case .probablyEnded:
            let since = Moment.text(settings.failedRenewals?.since ?? 0)
            let words = DoctorConnectionWords.probablyEnded(what: what, since: since, name: name)
            return Finding(.connection, .problem, words, exitCode: 1)
        // Here all is as it should be.
        case .moved: return told(.note)
        case .valid, .expiring: if status.problem != nil { return told(.note) }
        case .signInNeeded, .older, .locked, .refreshable, .damaged, .sealedToAnotherKey, .unreadable:
            if status.problem != nil { return told(.problem) }
        }
        guard plan.scheme.oauth != nil else { return .good(.connection, DoctorConnectionWords.opens(what)) }
        let end = status.forecast?.accessTokenEnds.map { Moment.text($0) } ?? "-"
        return .good(.connection, DoctorConnectionWords.alive(what: what, end: end))
    }
}

extension ConnectionStatus {
    /// Its problem as a finding.
    fileprivate func finding(_ finding: DoctorState, about what: String) -> Finding {
        Finding(
            .connection,
            finding,
            LocalizedText { language in what + ": " + (problem?.message(in: language) ?? "") },
            fix: LocalizedText(ifAny: { language in problem.flatMap { hint($0, language) } }),
            exitCode: state.exitCode
        )
    }
}
