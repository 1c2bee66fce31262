/// Who sends the request when stored tokens are due.
///
/// A process that is killed between the service's answer and its own file takes the only copy of a new refresh token with it. A
/// program therefore has another process refresh, which is not killed with it; see ``DueRefresh``.
public struct RefreshRunner: Sendable {
    /// Refreshes, or says that it is for this process to do; waits without blocking a thread that other tasks need.
    let run: @Sendable (DueRefresh) async -> DueRefresh.Outcome

    /// A runner that hands refreshes to somebody else.
    ///
    /// - Parameter run: refreshes under the lock that it is given; it must not block the thread it is called on.
    public init(_ run: @escaping @Sendable (DueRefresh) async -> DueRefresh.Outcome) {
        self.run = run
    }

    /// Refreshes in this process.
    public static let inProcess = RefreshRunner { _ in .notPossible }
}
