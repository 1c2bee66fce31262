package import AuthEngine
internal import ConnectionStrings
package import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import Synchronization
internal import Wording

/// A set-up as a front runs it: from answers to a ``ConnectionSetup``, and from its events to reports.
package struct SetupFront: Sendable {
    package let engine: AuthEngine
    /// What is asked.
    package let questionnaire: Questionnaire
    /// Asks the person's browser to open an address; false when there is none.
    ///
    /// In practice it may also play the person
    /// and hand the reply to the waiting sign-in.
    package let openBrowser: @Sendable (String, WaitingSignIn) async -> Bool
    /// Approves a sign-in as the person of the practice provider; does nothing with a real service.
    package var playPerson: @Sendable (String, WaitingSignIn) async -> Void = { _, _ in }
    /// Opens this machine's key, which is protected, with a passphrase; takes about a second.
    package var unlock: @Sendable (Secret) throws(AuthError) -> Void = { _ in }
    /// How long the person has for the sign-in.
    package let timeout: Duration
    /// Whether the front counts the time down and may give more of it, so that the engine waits a day.
    package var isExtendable = false
    /// Whether no browser of this machine is asked: practice may play the person.
    package var playsThePerson = false
    /// Whether everything is checked, but nothing sent and nothing written.
    package var isDryRun = false

    package init(
        engine: AuthEngine,
        questionnaire: Questionnaire,
        timeout: Duration,
        openBrowser: @escaping @Sendable (String, WaitingSignIn) async -> Bool
    ) {
        self.engine = engine
        self.questionnaire = questionnaire
        self.timeout = timeout
        self.openBrowser = openBrowser
    }

    /// Sets a connection up.
    ///
    /// - Parameters:
    ///   - answers: complete answers; an incomplete one is an error like any other.
    ///   - waiting: where pasted replies arrive while the sign-in waits.
    ///   - report: told about every step, also the last one.
    /// - Returns: what it ended with.
    /// - Throws: ``AuthError``; what has been kept then was reported.
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
        var result = SetupResult(
            connection: answers.connection,
            service: service,
            scheme: scheme,
            app: app,
            renews: false,
            properties: questionnaire.properties(answers)
        )
        let isNowhere = questionnaire.needsBrowser(answers) && questionnaire.browser(answers) == BrowserPlace.none
        let signsIn = !isNowhere && !answers.stringOnly
        if signsIn { report(.progress(.preparing)) }
        // A string that the driver could not sign in with is none.
        var plan = try engine.resolve(result.properties, service: service.id, app: app)
        if signsIn, let callback = await freeCallback(plan, chosen: app) {
            result.properties[OAuthProperty.callbackURL] = callback
            plan = try engine.resolve(result.properties, service: service.id, app: app)
        }
        if plan.app != app {
            // An organisation's application stands in strings as one that somebody registered.
            result.app = plan.app
            for name in [OAuthProperty.clientID, OAuthProperty.clientSecret, OAuthProperty.callbackURL] {
                result.properties[name] = plan.properties[name]
            }
        }
        guard signsIn else {
            try plan.requireChosen()
            return result
        }
        plan.askedParameters = questionnaire.accountParameters(answers)
        result.properties = plan.properties
        let path = questionnaire.location(answers)
        let setup: ConnectionSetup
        do {
            setup = ConnectionSetup(
                engine,
                plan,
                from: .signIn,
                at: try engine.store.location(path),
                name: answers.connection,
                browser: browser(plan, answers)
            )
        } catch {
            throw AuthError(.store(error))
        }
        guard !isDryRun else {
            result.dryRunPath = path
            return result
        }
        let connection = try await connected(setup, answers, waiting, report)
        result.properties = connection.plan.properties
        result.account = connection.account
        result.accountBefore = connection.accountBefore
        result.missingScopes = connection.missingScopes
        result.settingsPath = path
        let now = engine.surroundings.now()
        result.tokenEnds = connection.proved?.endsAt(now: now).map { TimeWords.ahead($0, now: now) }
        result.renews = connection.proved?.refreshToken != nil
        return result
    }

    /// Another registered callback of an organisation's application, where the port of the usual one is taken; nil for the usual one.
    private func freeCallback(_ plan: ConnectionPlan, chosen app: Scheme.App?) async -> String? {
        guard app == .embedded, let client = plan.client else { return nil }
        let provided = questionnaire.embeddedApps.apps.last {
            $0.file != nil && $0.service == plan.service.id && $0.clientID == client.id
        }
        guard let callbacks = provided?.callbacks, callbacks.count > 1 else { return nil }
        for callback in callbacks {
            let isTaken = await AuthEngine.preflight(callback: callback).contains {
                if case .problem = $0.verdict { true } else { false }
            }
            if !isTaken { return callback == client.callback ? nil : callback }
        }
        return nil
    }

    /// Elsewhere, a page of the service that shows the code beats a callback that cannot be reached.
    private func browser(_ plan: ConnectionPlan, _ answers: SetupAnswers) -> ConnectionSetup.Browser {
        let showsCode = plan.scheme.oauth?.quirks.contains(.codePageWithoutCallback) ?? false
        let place = questionnaire.browser(answers)
        return ConnectionSetup.Browser(
            listens: place == .here || !showsCode,
            isElsewhere: place == .elsewhere || playsThePerson,
            timeout: isExtendable ? .seconds(86_400) : timeout
        )
    }

    private func connected(
        _ setup: ConnectionSetup,
        _ answers: SetupAnswers,
        _ waiting: WaitingSignIn,
        _ report: @escaping @Sendable (EngineReport) -> Void
    ) async throws(AuthError) -> Connection {
        let seen = Mutex<(findings: [PreflightFinding], ownWay: EngineNotice?)>(([], nil))
        let connection: Result<Connection, AuthError>
        do throws(AuthError) {
            connection = .success(
                try await setup.run(
                    report: { event in
                        switch event {
                        case .lookedAhead(let findings): seen.withLock { $0.findings = findings }
                        case .notice(let notice):
                            if case .ownWay = notice { seen.withLock { $0.ownWay = notice } }
                            report(.notice(notice))
                        case .stillWaiting(let callback): report(.stillWaiting(callback: callback))
                        case .testing: report(.progress(.testing))
                        case .saving: report(.progress(.saving))
                        case .kept(let place): report(.kept(path: place.text))
                        }
                    },
                    present: { signIn in
                        await waiting.begin(signIn)
                        let (findings, ownWay) = seen.withLock(\.self)
                        let view = SignInView(signIn, timeout, findings, ownWay)
                        report(.signInReady(view))
                        // Where somebody else may hear the answer, the person decides whether to open it all the same.
                        let isOpen = signIn.listeningProblem?.leavesCallbackOpen == true && !playsThePerson
                        if questionnaire.browser(answers) == .here, !isOpen {
                            report(.browserAsked(worked: await openBrowser(signIn.authorizationURL, waiting)))
                        }
                    }
                )
            )
        } catch {
            connection = .failure(error)
        }
        await waiting.end()
        return try connection.get()
    }
}
