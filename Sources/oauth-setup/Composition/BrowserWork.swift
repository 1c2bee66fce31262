internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import SetupWizard
internal import Synchronization

/// Work of a command that may need a person at a browser; Ctrl-C ends it and closes the callback's port.
struct BrowserWork {
    let program: Program
    let opensBrowser: Bool
    /// How long the person has, in seconds.
    let timeout: Int

    /// Whether the practice provider plays the person, so that no browser is asked.
    var isPlayed: Bool { program.practice?.playsThePerson == true }

    /// Does the work.
    ///
    /// - Parameter body: is given what shows a sign-in: its address on standard error, and the browser.
    /// - Returns: what the work gives.
    /// - Throws: what the work throws; `cancelled` after Ctrl-C; why nobody listens where the answer could go to somebody else:
    ///   nothing can be pasted here.
    func run<Product: Sendable>(
        _ body: @escaping @Sendable (@escaping @Sendable (SignIn) async throws -> Void) async throws -> Product
    ) async throws -> Product {
        let waiting = WaitingSignIn()
        let job = program.job(opensBrowser: opensBrowser, timeout: .seconds(timeout))
        let advice = Advice()
        defer { advice.end() }
        return try await program.interruptibly(waiting) { [isPlayed] in
            try await body { signIn in
                if let problem = signIn.listeningProblem, problem.leavesCallbackOpen, !isPlayed {
                    throw problem.withoutPasting
                }
                await waiting.begin(signIn)
                Output.note(signIn.authorizationURL)
                if let callback = signIn.callback { advice.begin(callback, program) }
                _ = await job.openBrowser(signIn.authorizationURL, waiting)
            }
        }
    }
}

/// Says after a while what may keep the answer of a sign-in away, unless the work has ended.
private final class Advice: Sendable {
    private let task = Mutex<Task<Void, Never>?>(nil)

    func begin(_ callback: String, _ program: Program) {
        let (language, sleep) = (program.language, program.engine.surroundings.sleep)
        task.withLock {
            $0 = Task {
                guard (try? await sleep(SetupJob.longWait)) != nil else { return }
                Output.note(ProgressWords.callbackAdvice(callback)(language))
            }
        }
    }

    func end() {
        task.withLock { $0?.cancel() }
    }
}
