internal import AuthEngine
internal import SetupWizard

/// Work of a command that may need a person at a browser; Ctrl-C ends it and closes the callback's port.
struct BrowserWork {
    let program: Program
    let opensBrowser: Bool
    /// How long the person has, in seconds.
    let patience: Int

    /// Does the work.
    ///
    /// - Parameter body: is given what shows a sign-in: its address on standard error, and the browser.
    /// - Returns: what the work gives.
    /// - Throws: what the work throws; `cancelled` after Ctrl-C.
    func run<Product: Sendable>(
        _ body: @escaping @Sendable (@escaping @Sendable (SignIn) async -> Void) async throws -> Product
    ) async throws -> Product {
        let waiting = WaitingSignIn()
        let job = program.job(opensBrowser: opensBrowser, patience: .seconds(patience))
        return try await program.interruptibly(waiting) {
            try await body { signIn in
                await waiting.begin(signIn)
                Output.note(signIn.authorizationURL)
                _ = await job.openBrowser(signIn.authorizationURL, waiting)
            }
        }
    }
}
