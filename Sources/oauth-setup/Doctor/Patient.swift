internal import AuthEngine
internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard

/// A connection the doctor looks at: whether it opens, and what it leads to.
struct Patient {
    let finding: Finding
    /// Its callback, when it has one.
    let callback: String?
    /// What is connected; nil when the settings do not open.
    let plan: ConnectionPlan?
    /// Where its settings are.
    let location: SettingsLocation?

    /// Opens the settings; nothing is sent.
    init(name: String, program: Program) {
        do {
            let (location, settings) = try program.settings(of: name)
            let plan = try program.engine.plan(of: settings)
            callback = plan.scheme.oauth == nil ? nil : plan.client?.callback
            self.plan = plan
            self.location = location
            finding = Self.finding(name, settings, plan)
        } catch {
            callback = nil
            plan = nil
            location = nil
            finding = Finding(.connection, error, about: name)
        }
    }

    private static func finding(_ name: String, _ settings: Settings, _ plan: ConnectionPlan) -> Finding {
        let what = "\(name) (\(settings.service), \(plan.scheme.id))"
        guard plan.scheme.oauth != nil else { return .good(.connection, "\(what) opens", "\(what) を開けます") }
        let tokens = settings.tokens
        let isAlive = tokens.map { tokens in tokens.endsAt.map { $0 > Program.now() } ?? true } ?? false
        guard isAlive || (tokens?.refreshToken != nil && settings.refusal == nil) else {
            return Finding(
                .connection,
                .problem,
                "\(what) opens, but a person must sign in again",
                "\(what) は開けますが、再サインインが必要です",
                mend: (
                    "oauth-setup wizard --connection \(name) --service \(settings.service)",
                    "oauth-setup wizard --connection \(name) --service \(settings.service)"
                ),
                exitCode: 3
            )
        }
        if let failed = settings.failedRenewals, failed.meanProbablyEnded(now: Program.now()) {
            let since = Moment.text(failed.since)
            return Finding(
                .connection,
                .problem,
                "\(what) opens, but renewals have failed since \(since): the sign-in has probably ended",
                "\(what) は開けますが、\(since) から更新に失敗しています。サインインはおそらく終了しています",
                mend: ("oauth-setup connect \(name)", "oauth-setup connect \(name)"),
                exitCode: 1
            )
        }
        let end = tokens?.endsAt.map { Moment.text($0) } ?? "-"
        return .good(
            .connection,
            "\(what) opens, access token until \(end)",
            "\(what) を開けます（アクセストークンの期限: \(end)）"
        )
    }
}
