/// Who sends the request when stored tokens are due.
///
/// A process that is killed between the service's answer and its own file takes the only copy of a new refresh token with it. A
/// program therefore has another process refresh, which is not killed with it; see ``DueRefresh``.
public struct RefreshRunner: Sendable {
    /// Refreshes, or says that it is for this process to do; waits without blocking a thread that other tasks need.
    let run: @Sendable (DueRefresh) async -> DueRefresh.Outcome
    /// The same, while the thread that calls it waits; nil where none may.
    let runAtOnce: (@Sendable (DueRefresh) -> DueRefresh.Outcome)?

    /// A runner that hands refreshes to somebody else.
    ///
    /// - Parameters:
    ///   - run: refreshes under the lock that it is given; it must not block the thread it is called on.
    ///   - runAtOnce: the same for ``AuthEngine/currentAtOnce(_:at:minValidity:)``, which waits for it.
    public init(
        _ run: @escaping @Sendable (DueRefresh) async -> DueRefresh.Outcome,
        atOnce runAtOnce: (@Sendable (DueRefresh) -> DueRefresh.Outcome)? = nil
    ) {
        (self.run, self.runAtOnce) = (run, runAtOnce)
    }

    /// Refreshes in this process.
    public static let inProcess = RefreshRunner { _ in .notPossible }
}
