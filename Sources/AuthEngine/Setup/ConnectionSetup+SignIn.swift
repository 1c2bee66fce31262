internal import ServiceCatalog
internal import SettingsStore

extension ConnectionSetup {
    /// After how long a sign-in is told what may keep its answer away.
    static let longWait = Duration.seconds(20)

    /// Has a person sign in at a browser.
    ///
    /// - Parameters:
    ///   - place: where the connection is kept, and sign-ins are counted; nil where nothing is kept.
    ///   - finish: see ``AuthEngine/beginSignIn(_:browser:countedAt:finish:notify:)``.
    ///   - report: is told every step.
    ///   - present: shows the address.
    /// - Returns: the tokens.
    /// - Throws: ``AuthError``, before a browser opens also where the tokens could not be kept or the service cannot be reached.
    func signedIn(
        countedAt place: SettingsLocation?,
        finish: (@Sendable (StoredTokens) async throws(AuthError) -> Void)? = nil,
        report: @escaping @Sendable (Event) -> Void,
        present: (SignIn) async throws -> Void
    ) async throws(AuthError) -> StoredTokens {
        let limit = engine.limit(plan, place)
        let findings = await Preflight(
            plan: plan,
            slot: limit.slot,
            surroundings: engine.surroundings,
            listens: browser.listens && !browser.isElsewhere
        )
        .findings()
        for finding in findings {
            guard case .problem(let error) = finding.verdict, [.settings, .tokenHost].contains(finding.check) else {
                continue
            }
            throw error
        }
        report(.lookedAhead(findings))
        let signIn = try await SignIn.begin(limit, browser: browser, finish: finish) { report(.notice($0)) }
        do {
            try await present(signIn)
        } catch {
            signIn.cancel()
            throw error as? AuthError ?? AuthError(.cancelled)
        }
        // An application of this program's own has its callback registered.
        let callback = plan.app == .custom ? signIn.callback : nil
        let advice = Task { [sleep = engine.surroundings.sleep] in
            guard let callback else { return }
            try await sleep(Self.longWait)
            report(.stillWaiting(callback: callback))
        }
        defer { advice.cancel() }
        return try await signIn.tokens()
    }
}
