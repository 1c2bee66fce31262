internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import Wording

/// Work of a command that may need a person at a browser; Ctrl-C ends it and closes the callback's port.
struct BrowserWork {
    let program: Program
    let opensBrowser: Bool
    /// How long the person has, in seconds.
    let timeout: Int

    /// Whether the practice provider plays the person, so that no browser is asked.
    var isPlayed: Bool { program.practice?.playsThePerson == true }

    /// Where the browser of a sign-in is.
    var browser: ConnectionSetup.Browser {
        ConnectionSetup.Browser(isElsewhere: isPlayed, timeout: .seconds(timeout))
    }

    /// Does the work.
    ///
    /// - Parameter body: is given what says the steps of a set-up, and what shows a sign-in: its address on standard error,
    ///   and the browser.
    /// - Returns: what the work gives.
    /// - Throws: what the work throws; `cancelled` after Ctrl-C; why nobody listens where the answer could go to somebody else:
    ///   nothing can be pasted here.
    func run<Product: Sendable>(
        _ body:
            @escaping @Sendable (
                @escaping @Sendable (ConnectionSetup.Event) -> Void, @escaping @Sendable (SignIn) async throws -> Void
            ) async throws -> Product
    ) async throws -> Product {
        let waiting = WaitingSignIn()
        let front = program.front(opensBrowser: opensBrowser, timeout: .seconds(timeout))
        let (language, notify) = (program.language, program.engine.surroundings.notify)
        return try await program.interruptibly(waiting) { [isPlayed] in
            let report: @Sendable (ConnectionSetup.Event) -> Void = { event in
                switch event {
                case .notice(.wrongStates(let count)) where !WrongStates.isWorthALine(count): break
                case .notice(let notice): notify(notice)
                case .stillWaiting(let callback): Output.note(ProgressWords.callbackAdvice(callback)(language))
                case .kept(let place): Output.note(ImportStringWords.kept(place.text)(language))
                case .lookedAhead, .testing, .saving: break
                }
            }
            return try await body(report) { signIn in
                if let problem = signIn.problemWithoutPasting, problem.leavesCallbackOpen, !isPlayed { throw problem }
                await waiting.begin(signIn)
                Output.note(signIn.authorizationURL)
                _ = await front.openBrowser(signIn.authorizationURL, waiting)
            }
        }
    }
}
