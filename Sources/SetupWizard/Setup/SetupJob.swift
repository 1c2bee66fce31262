package import AuthEngine
internal import ConnectionStrings
internal import ServiceCatalog
internal import SettingsStore
internal import Synchronization

/// One set-up from the answers to the saved connection: sign in, prove it, save it.
///
/// All fronts run this, so they cannot differ in what they do.
package struct SetupJob: Sendable {
    /// The engine.
    package let engine: AuthEngine
    /// What is asked.
    package let questionnaire: Questionnaire
    /// Asks the person's browser to open an address; false when there is none.
    ///
    /// In practice it may also play the person
    /// and hand the reply to the waiting sign-in.
    package let openBrowser: @Sendable (String, WaitingSignIn) async -> Bool
    /// How long the person has for the sign-in.
    package let timeout: Duration
    /// Whether the front counts the time down and may give more of it, so that the engine waits a day.
    package let isExtendable: Bool
    /// Whether no browser of this machine is asked: practice may play the person.
    package let playsThePerson: Bool
    /// Whether everything is checked, but nothing sent and nothing written.
    package let isDryRun: Bool

    /// A job.
    package init(
        engine: AuthEngine,
        questionnaire: Questionnaire,
        timeout: Duration,
        isDryRun: Bool = false,
        isExtendable: Bool = false,
        playsThePerson: Bool = false,
        openBrowser: @escaping @Sendable (String, WaitingSignIn) async -> Bool
    ) {
        self.engine = engine
        self.questionnaire = questionnaire
        self.timeout = timeout
        self.isDryRun = isDryRun
        self.isExtendable = isExtendable
        self.playsThePerson = playsThePerson
        self.openBrowser = openBrowser
    }

    /// Runs the set-up.
    ///
    /// - Parameters:
    ///   - answers: complete answers; an incomplete one is an error like any other.
    ///   - waiting: where pasted replies arrive while the sign-in waits.
    ///   - report: told about every step, also the last one.
    /// - Returns: what it ended with.
    /// - Throws: ``AuthError``; nothing has been written then.
    package func run(
        _ answers: SetupAnswers,
        waiting: WaitingSignIn,
        report: @escaping @Sendable (EngineReport) -> Void
    ) async throws(AuthError) -> SetupResult {
        guard let service = questionnaire.service(answers) else { throw AuthError(.plan(.serviceMissing)) }
        guard let scheme = questionnaire.scheme(answers) else {
            throw AuthError(.plan(.unknownScheme(answers.scheme ?? "", of: service)))
        }
        let app = questionnaire.app(answers)
        let needsBrowser = questionnaire.needsBrowser(answers)
        let isNowhere = needsBrowser && questionnaire.browser(answers) == BrowserPlace.none
        let signsIn = !isNowhere && !answers.stringOnly
        var result = SetupResult(
            connection: answers.connection,
            service: service,
            scheme: scheme,
            app: app,
            account: nil,
            settingsPath: nil,
            tokenEnds: nil,
            renews: false,
            properties: questionnaire.properties(answers)
        )
        guard signsIn else {
            // A string that the driver could not sign in with is none.
            _ = try engine.resolve(result.properties, service: service.id, app: app)
            return result
        }

        report(.progress(.preparing))
        let plan = try engine.resolve(result.properties, service: service.id, app: app)
        let path = questionnaire.location(answers)
        let location: SettingsLocation
        do {
            location = try SettingsLocation(text: path)
        } catch {
            throw AuthError(.store(error))
        }
        guard !isDryRun else {
            result.properties = plan.properties
            result.dryRunPath = path
            return result
        }
        try await engine.checkSignInLimit(plan, location)
        let finish = Finish(engine: engine, plan: plan, connection: answers.connection, location: location)
        let tokens = try await tokens(plan, answers: answers, waiting: waiting, finish: finish, report: report)
        result.account = finish.account
        result.accountBefore = finish.accountBefore
        result.missingScopes = plan.missingScopes(tokens)
        result.settingsPath = path
        result.tokenEnds = tokens?.endsAt(now: engine.surroundings.now())
        result.renews = tokens?.refreshToken != nil
        result.properties = plan.properties
        return result
    }

    /// Proves and saves a sign-in; the browser is told that all is well only after that.
    private final class Finish: Sendable {
        private let engine: AuthEngine
        private let plan: ConnectionPlan
        private let connection: String
        let location: SettingsLocation
        private let proved = Mutex<(account: SignedInAccount?, before: SignedInAccount?)>((nil, nil))

        init(engine: AuthEngine, plan: ConnectionPlan, connection: String, location: SettingsLocation) {
            self.engine = engine
            self.plan = plan
            self.connection = connection
            self.location = location
        }

        /// Who or what answered, once it has.
        var account: SignedInAccount? { proved.withLock(\.account) }

        /// Who had signed in before, when that was somebody else.
        var accountBefore: SignedInAccount? {
            proved.withLock { proved in
                guard let account = proved.account, let before = proved.before else { return nil }
                return before.isSamePerson(as: account) ? nil : before
            }
        }

        func callAsFunction(
            _ tokens: StoredTokens?,
            report: @Sendable (EngineReport) -> Void
        ) async throws(AuthError) {
            report(.progress(.testing))
            let account = try await engine.test(plan, tokens: tokens)
            report(.progress(.saving))
            let before = (try? await engine.store.read(location))?.account
            try await engine.save(
                plan,
                tokens: tokens,
                account: account,
                connection: connection,
                to: location,
                counted: true
            )
            proved.withLock { $0 = (account, before) }
        }
    }

    /// After how long a sign-in is told what may keep its answer away.
    package static let longWait = Duration.seconds(20)

    /// Refuses a sign-in whose result could not be kept or whose service cannot be reached, before a browser opens.
    private func lookFirst(
        _ plan: ConnectionPlan,
        _ location: SettingsLocation
    ) async throws(AuthError) -> [PreflightFinding] {
        let findings = await engine.preflight(plan, location: location)
        for finding in findings {
            guard case .problem(let error) = finding.verdict, [.settings, .tokenHost].contains(finding.check) else {
                continue
            }
            throw error
        }
        return findings
    }

    private func tokens(
        _ plan: ConnectionPlan,
        answers: SetupAnswers,
        waiting: WaitingSignIn,
        finish: Finish,
        report: @escaping @Sendable (EngineReport) -> Void
    ) async throws(AuthError) -> StoredTokens? {
        guard plan.scheme.oauth != nil, questionnaire.needsBrowser(answers) else {
            let place = finish.location
            let tokens = plan.scheme.oauth == nil ? nil : try await engine.passwordTokens(plan, countedAt: place)
            try await finish(tokens, report: report)
            return tokens
        }
        let findings = try await lookFirst(plan, finish.location)
        // Elsewhere, a page of the service that shows the code beats a callback that cannot be reached.
        let showsCode = plan.scheme.oauth?.quirks.contains(.codePageWithoutCallback) ?? false
        let listens = questionnaire.browser(answers) == .here || !showsCode
        let wait = isExtendable ? Duration.seconds(86_400) : timeout
        let signIn = try await engine.beginSignIn(
            plan,
            listen: listens,
            isElsewhere: questionnaire.browser(answers) == .elsewhere || playsThePerson,
            timeout: wait,
            countedAt: finish.location,
            finish: { tokens async throws(AuthError) in try await finish(tokens, report: report) },
            wrongStates: { report(.wrongStates(count: $0)) },
            mixUp: { report(.mixUp) }
        )
        await waiting.begin(signIn)
        var view = SignInView(
            url: signIn.authorizationURL,
            callback: signIn.callback,
            listening: signIn.isListening,
            problem: signIn.listeningProblem,
            seconds: Int(timeout.components.seconds),
            fingerprint: signIn.certificateFingerprint
        )
        view.findings = findings
        view.shortURL = signIn.shortURL
        report(.signInReady(view))
        // Where somebody else may hear the answer, the person decides whether to open it all the same.
        let isOpen = signIn.listeningProblem?.leavesCallbackOpen == true && !playsThePerson
        if questionnaire.browser(answers) == .here, !isOpen {
            report(.browserAsked(worked: await openBrowser(signIn.authorizationURL, waiting)))
        }
        // An application of this program's own has its callback registered.
        let callback = questionnaire.app(answers) == .custom ? signIn.callback : nil
        let advice = Task { [engine] in
            guard let callback, (try? await engine.surroundings.sleep(Self.longWait)) != nil else { return }
            report(.stillWaiting(callback: callback))
        }
        defer { advice.cancel() }
        do throws(AuthError) {
            let tokens = try await signIn.tokens()
            await waiting.end()
            return tokens
        } catch {
            await waiting.end()
            throw error
        }
    }
}

/// The sign-in that waits for the person at the moment, if any.
package actor WaitingSignIn {
    private var signIn: SignIn?

    /// Nothing waits.
    package init() {}

    /// A sign-in waits from now on.
    package func begin(_ signIn: SignIn) {
        self.signIn = signIn
    }

    func end() {
        signIn = nil
    }

    /// Hands over what the person pasted.
    ///
    /// - Throws: ``AuthError`` when it is refused; the sign-in goes on waiting. Without a waiting sign-in nothing happens, and the
    ///   service's no is told by the sign-in itself, which ends with it.
    package func paste(_ text: String) async throws(AuthError) {
        do throws(AuthError) {
            try signIn?.paste(text)
        } catch  where error.isRefusal {
            return
        }
    }

    /// Ends the waiting sign-in and closes its port.
    package func cancel() async {
        signIn?.cancel()
        signIn = nil
    }
}
