internal import Bounds
internal import CallbackServer
internal import Secrets
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
    /// When it ends, in milliseconds since 1970.
    public let deadline: Int64
    /// SHA-256 of the listener's certificate, for an https callback a browser warns about.
    public let certificateFingerprint: String?

    private let expected: ExpectedReply
    private let answer: Promise<Result<AuthorizationReply, AuthError>>
    /// The code that was pasted without its address, where that proves nothing.
    private let codeAlone = Mutex<Secret?>(nil)
    private let work: Task<Result<StoredTokens, AuthError>, Never>

    init(
        _ request: AuthorizationRequest,
        shortPath: String?,
        expecting expected: ExpectedReply,
        answer: Promise<Result<AuthorizationReply, AuthError>>,
        listener: CallbackListener?,
        problem: AuthError?,
        surroundings: Surroundings,
        timeout: Duration,
        advise: @escaping @Sendable (AuthError) -> AuthError,
        exchange: @escaping @Sendable (AuthorizationReply) async throws(AuthError) -> StoredTokens,
        finish: (@Sendable (StoredTokens) async throws(AuthError) -> Void)?
    ) {
        authorizationURL = request.url
        callback = request.callback
        let address = request.callback.flatMap { try? CallbackAddress($0) }
        shortURL = address.flatMap { address in shortPath.map { address.origin + $0 } }
        isListening = listener != nil
        listeningProblem = problem
        certificateFingerprint = listener?.certificateFingerprint
        deadline = surroundings.now() + timeout.milliseconds
        self.expected = expected
        self.answer = answer
        work = Task {
            let clock = Task {
                try await surroundings.sleep(timeout)
                answer.settle(.failure(AuthError(.signIn(.timedOut(seconds: Int(timeout.components.seconds))))))
            }
            let result = await answer.value().mapError(advise)
            clock.cancel()
            let (tokens, page) = await Self.outcome(result, exchange, finish)
            listener?.tell(page)
            await listener?.close()
            return tokens
        }
    }

    deinit {
        answer.settle(.failure(AuthError(.cancelled)))
    }

    /// What became of an answer, for the caller and for the browser.
    private static func outcome(
        _ result: Result<AuthorizationReply, AuthError>,
        _ exchange: (AuthorizationReply) async throws(AuthError) -> StoredTokens,
        _ finish: ((StoredTokens) async throws(AuthError) -> Void)?
    ) async -> (Result<StoredTokens, AuthError>, ReplyPage) {
        let reply: AuthorizationReply
        switch result {
        case .success(let given): reply = given
        case .failure(let error): return (.failure(error), error.isRefusal ? .denied : .failed)
        }
        let tokens: StoredTokens
        do throws(AuthError) {
            tokens = try await exchange(reply)
        } catch {
            return (.failure(error), .failed)
        }
        do throws(AuthError) {
            try await finish?(tokens)
            return (.success(tokens), finish == nil ? .received : .saved)
        } catch {
            return (.failure(error), .unsaved)
        }
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
                expectedState: expected.state,
                issuer: expected.issuer,
                takesBareCode: expected.takesBareCode || isPastedAgain(text)
            )
            guard reply.fits(expected.grant) else { throw AuthError(.signIn(.pasteNotUnderstood)) }
        } catch {
            if error.isRefusal { answer.settle(.failure(error)) }
            if error.fact == .signIn(.codeAlone) { codeAlone.withLock { $0 = Self.code(text) } }
            throw error
        }
        guard answer.settle(.success(reply)) else { throw AuthError(.signIn(.signInOver)) }
    }

    private func isPastedAgain(_ text: String) -> Bool {
        codeAlone.withLock { $0 == Self.code(text) }
    }

    private static func code(_ text: String) -> Secret {
        Secret(String(text.trimmingBlanks()))
    }

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
    public func cancel() {
        if !answer.settle(.failure(AuthError(.cancelled))) { work.cancel() }
    }
}
