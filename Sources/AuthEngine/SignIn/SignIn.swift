internal import Bounds
internal import CallbackServer
internal import Secrets
internal import ServiceCatalog
public import SettingsStore
internal import Synchronization

/// One sign-in by browser, from its address to its tokens.
///
/// The answer comes by the listener or is pasted, whichever is first; the code is exchanged exactly once. The port is closed
/// when the answer is exchanged and what the caller does with the tokens is done, the deadline passes, or somebody cancels;
/// a browser that waits is then shown what became of its answer.
public final class SignIn: Sendable {
    /// What the person's browser must open, wherever that browser is.
    public let authorizationURL: String
    /// A short address at the callback's port that leads there, for a browser on this machine or behind `ssh -L`; nil while
    /// nobody listens.
    public let shortURL: String?
    /// The callback of the request; nil when the service shows the code on a page.
    public let callback: String?
    /// Whether an answer from a browser on this machine is heard.
    public let isListening: Bool
    /// Why it is not heard; the answer can then be pasted.
    public let listeningProblem: AuthError?
    /// The same for a front where nothing can be pasted; nil while somebody listens.
    public let problemWithoutPasting: AuthError?
    /// Whether a code that is pasted alone is taken at once, because something ties it to this sign-in, or there is no address.
    package let takesBareCode: Bool
    /// When it ends, in milliseconds since 1970.
    public let deadline: Int64
    /// SHA-256 of the listener's certificate, for an https callback a browser warns about.
    public let certificateFingerprint: String?

    private let flow: SignInFlow
    /// The code that was pasted without its address, where that proves nothing.
    private let codeAlone = Mutex<Secret?>(nil)
    private let work: Task<Result<StoredTokens, AuthError>, Never>

    /// Begins one; see ``AuthEngine/beginSignIn(_:browser:countedAt:finish:notify:)``.
    static func begin(
        _ limit: SignInLimit,
        browser: ConnectionSetup.Browser,
        finish: (@Sendable (StoredTokens) async throws(AuthError) -> Void)?,
        notify: @escaping @Sendable (EngineNotice) -> Void
    ) async throws(AuthError) -> SignIn {
        let plan = limit.plan
        let showsCode =
            !browser.listens && plan.grant == .code
            && plan.scheme.oauth?.quirks.contains(.codePageWithoutCallback) == true
        let flow = try SignInFlow(limit, showsCode: showsCode, finish: finish)
        var listener: CallbackListener?
        var problem: AuthError?
        var held: AuthError?
        if browser.listens {
            do {
                listener = try await flow.listener(notify)
            } catch {
                problem = error
                held = error.heldCallback(isFixed: limit.plan.app == .embedded)
            }
            // Only a verifier makes a code worthless to whoever listens there (RFC 8252 section 8.1, RFC 7636 section 1).
            if !browser.isElsewhere, flow.request.pkce == nil, let held { throw held }
        }
        return SignIn(flow, listener, problem: problem, withoutPasting: held ?? problem, timeout: browser.timeout)
    }

    private init(
        _ flow: SignInFlow,
        _ listener: CallbackListener?,
        problem: AuthError?,
        withoutPasting: AuthError?,
        timeout: Duration
    ) {
        self.flow = flow
        authorizationURL = flow.request.url
        callback = flow.request.callback
        takesBareCode = flow.expected.takesBareCode
        // What is no address is listened at by nobody.
        let address = listener == nil ? nil : callback.flatMap { try? CallbackAddress($0) }
        shortURL = address.map { $0.origin + flow.start.path }
        isListening = listener != nil
        listeningProblem = problem
        problemWithoutPasting = withoutPasting
        certificateFingerprint = listener?.certificateFingerprint
        deadline = flow.surroundings.now() + timeout.milliseconds
        work = Task {
            let clock = Task {
                try await flow.surroundings.sleep(timeout)
                flow.answer.settle(.failure(AuthError(.signIn(.timedOut(seconds: Int(timeout.components.seconds))))))
            }
            _ = await flow.answer.value()
            clock.cancel()
            let (tokens, page) = await flow.outcome()
            listener?.tell(page)
            await listener?.close()
            return tokens
        }
    }

    deinit {
        flow.answer.settle(.failure(AuthError(.cancelled)))
    }

    /// Takes what a person copied from the browser: the code, or the whole address it ended at.
    ///
    /// Without PKCE nothing ties a code alone to this sign-in: it is refused, and taken when the person insists by pasting
    /// it a second time.
    ///
    /// - Parameter text: as pasted; see connectors for what is forgiven.
    /// - Throws: ``AuthError`` when it cannot be the answer, and the sign-in goes on; `refused` when it is the service's no,
    ///   and the sign-in has ended; `signInOver` when an answer came before.
    public func paste(_ text: String) throws(AuthError) {
        let reply: AuthorizationReply
        do throws(AuthError) {
            reply = try PastedReply.parse(
                text,
                expectedState: flow.expected.state,
                issuer: flow.expected.issuer,
                takesBareCode: flow.expected.takesBareCode || isPastedAgain(text)
            )
            guard reply.fits(flow.expected.grant) else { throw AuthError(.signIn(.pasteNotUnderstood)) }
        } catch {
            if error.isRefusal { flow.answer.settle(.failure(error)) }
            if error.fact == .signIn(.codeAlone) { codeAlone.withLock { $0 = Self.code(text) } }
            throw error
        }
        guard flow.answer.settle(.success(reply)) else { throw AuthError(.signIn(.signInOver)) }
    }

    private func isPastedAgain(_ text: String) -> Bool { codeAlone.withLock { $0 == Self.code(text) } }

    private static func code(_ text: String) -> Secret { Secret(String(text.trimmingBlanks())) }

    /// Waits for the answer and returns the tokens it was exchanged for; may be called any number of times.
    ///
    /// - Throws: ``AuthError``: `timedOut`, `cancelled`, `refused` and everything a token endpoint can do.
    public func tokens() async throws(AuthError) -> StoredTokens {
        try await withTaskCancellationHandler {
            await work.value
        } onCancel: {
            cancel()
        }.get()
    }

    /// Gives up: closes the port, and ends an exchange that is under way.
    public func cancel() { if !flow.answer.settle(.failure(AuthError(.cancelled))) { work.cancel() } }
}
