internal import ArgumentParser
internal import AuthEngine
internal import CPlatform
internal import Glibc
internal import SettingsStore
internal import Transport

/// What ``RefreshWorker`` starts another process for; the order itself comes through a pipe.
struct RenewalRequest {
    /// See ``within``.
    static let usualLife: UInt32 = 300

    /// The exit code that leaves the work to the process that gave the order.
    private static let notPossible: Int32 = 70

    /// The most seconds it lives, by the kernel's timer, whatever the clocks say: it holds the lock, and nobody else ends it.
    var within = usualLife

    /// Carries the order out.
    func run(_ voice: Voice) async throws {
        guard isatty(STDIN_FILENO) == 0 else { throw ExitCode(Self.notPossible) }
        platform_ignore_signals()
        signal(SIGALRM, SIG_DFL)
        alarm(within)
        let bytes = FileText.content(of: STDIN_FILENO, limit: RefreshRequest.limit)
        guard let order = bytes.flatMap({ RefreshRequest($0) }) else { throw ExitCode(Self.notPossible) }
        let program = try Program(voice, renewal: order)
        if let name = program.folder.connectionName(at: order.location) {
            SignInAdvice.begin(name, isPractice: program.practice != nil)
        }
        do throws(AuthError) {
            let unsaved = try await program.engine.refreshHandedOver(
                order.location,
                minValidity: .milliseconds(order.minValidity),
                unlike: order.refused,
                isForced: order.isForced,
                ticket: order.ticket
            )
            // The pipe takes so much at once, and the other side reads it only when this one has ended.
            if let bytes = unsaved.map(RefreshRequest.handedBack), bytes.count <= RefreshRequest.limit {
                _ = Output.bytes(bytes)
            }
        } catch {
            switch error.fact {
            // Nothing was sent: whoever gave the order tries again, or says why not.
            case .store(.locked), .store(.fleet(_, .busy)), .store(.fleet(_, .heldUp)), .store(.fleet(_, .unclaimed)):
                throw ExitCode(Self.notPossible)
            default: break
            }
            if order.isAskedAfterwards, error.outcome == .signInNeeded { throw ExitCode(error.outcome.exitCode) }
            throw error
        }
        await program.transport.shutdown()
    }
}
