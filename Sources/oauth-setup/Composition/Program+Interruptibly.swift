internal import AuthEngine
internal import SetupWizard
internal import Transport

extension Program {
    /// Runs work that may wait for a person; Ctrl-C ends it, closes the callback's port, and lets everything be tidied up.
    ///
    /// - Parameters:
    ///   - waiting: the sign-in the work may be waiting for.
    ///   - keepsOutcome: whether work that came to its end all the same counts: nothing takes it back.
    ///   - body: the work.
    /// - Returns: what the work gives.
    /// - Throws: what the work throws; `cancelled` after Ctrl-C.
    func interruptibly<Product: Sendable>(
        _ waiting: WaitingSignIn,
        keepsOutcome: Bool = false,
        _ body: @escaping @Sendable () async throws -> Product
    ) async throws -> Product {
        let interruption = await Interruption()
        // Detached, so that the signal can cancel the work and nothing else.
        let work = Task.detached { try await body() }
        interruption.start {
            work.cancel()
            // The signal's handler is no task, and does not wait.
            Task.detached { await waiting.cancel() }
        }
        let outcome = await work.result
        interruption.stop()
        await transport.shutdown()
        if keepsOutcome, case .success(let product) = outcome { return product }
        if interruption.happened { throw AuthError(.cancelled) }
        return try outcome.get()
    }
}
