internal import Secrets
internal import ServiceCatalog
public import SettingsStore
internal import Transport
internal import WebRequests

/// The one way from a plan to a connection that is proved and kept: what the wizard, `connect`, `import-string` and programs run.
///
/// It looks ahead, gets tokens, keeps them, asks the live service who they belong to, and only then confirms them. New tokens
/// are never in memory only while that lasts, and a connection of the same name is not touched before its successor has proved
/// to work: until then that one lies beside it (``Settings/unproven``).
public struct ConnectionSetup: Sendable {
    /// Where its tokens may come from.
    public enum Source: Sendable {
        /// From what is stored, as `InitiateOAuth` says: whatever is there belongs to this connection.
        case stored
        /// From the properties given, as `InitiateOAuth` says; what is stored under the name gives way once they are proved.
        case given
        /// From a sign-in of now; what is stored under the name gives way once that is proved.
        case signIn
    }

    /// What a person may be told while it runs.
    public enum Event: Sendable {
        /// Something that is worth knowing although nothing failed.
        case notice(EngineNotice)
        /// What was looked at before a browser opens, in order.
        case lookedAhead([PreflightFinding])
        /// Nothing has come back for a while: the service may not know this callback of an application of the person's own.
        case stillWaiting(callback: String)
        /// The service is asked who or what the tokens or the secrets belong to.
        case testing
        /// It has answered; the connection is written.
        case saving
        /// It failed, and new tokens stay there, not proved: the next set-up of the same goes on with them.
        case kept(SettingsLocation)
    }

    /// Where the browser of a sign-in is.
    public struct Browser: Sendable {
        /// Whether it may be on this machine.
        public var listens: Bool
        /// Whether it surely is not, so that nobody of this machine gets its answer.
        public var isElsewhere: Bool
        /// How long the person may take.
        public var timeout: Duration

        /// A browser, by default perhaps on this machine, and five minutes for the person.
        public init(listens: Bool = true, isElsewhere: Bool = false, timeout: Duration = .seconds(300)) {
            self.listens = listens
            self.isElsewhere = isElsewhere
            self.timeout = timeout
        }
    }

    let engine: AuthEngine
    let plan: ConnectionPlan
    let source: Source
    let location: SettingsLocation?
    let name: String?
    let browser: Browser

    /// A set-up.
    ///
    /// - Parameters:
    ///   - engine: whose store and network are used.
    ///   - plan: from ``AuthEngine/resolve(_:service:app:)``.
    ///   - source: where tokens may come from.
    ///   - location: where the connection is kept; for ``Source/stored`` and ``Source/given`` only where `OAuthSettingsLocation`
    ///     does not say; without either in the memory of this process, under the application's and service's names.
    ///   - name: the connection's name in new settings.
    ///   - browser: where the browser of a sign-in is.
    public init(
        _ engine: AuthEngine,
        _ plan: ConnectionPlan,
        from source: Source,
        at location: SettingsLocation? = nil,
        name: String? = nil,
        browser: Browser = Browser()
    ) {
        self.engine = engine
        self.plan = plan
        self.source = source
        self.location = location
        self.name = name
        self.browser = browser
    }

    /// Runs it.
    ///
    /// - Parameters:
    ///   - report: is told every step.
    ///   - present: shows a sign-in's address and returns when there is nothing more to do than to wait.
    /// - Returns: a connection whose account the service has just named.
    /// - Throws: ``AuthError``; `signInNeeded` where nobody may be asked. A connection that was there before is as it was.
    public func run(
        report: @escaping @Sendable (Event) -> Void,
        present: (SignIn) async throws -> Void
    ) async throws(AuthError) -> Connection {
        if let notice = plan.ownWay { report(.notice(notice)) }
        // Nobody should sign in first, to hear then that the certificate's file is not there.
        if let certificate = try plan.network().clientCertificate {
            try AuthError.translating { () throws(TransportError) in try certificate.requireUsable() }
        }
        if plan.scheme.oauth != nil, source != .signIn, plan.initiate == .off {
            let tokens = try plan.givenTokens(now: engine.surroundings.now())
            guard let tokens else { throw AuthError(.plan(.missingProperty(name: OAuthProperty.accessToken))) }
            report(.testing)
            let account = try await LiveTest(plan: plan, tokens: tokens, surroundings: engine.surroundings).account()
            return Connection(plan: plan, account: account, tokens: tokens, location: nil, engine: engine)
        }
        let run = try await SetupRun(self, report)
        return try await run.connection(present)
    }
}
