package import AuthEngine

/// What the first page asks about the connections that are saved here; the program passes the real answers in.
package protocol ConnectionDesk: Sendable {
    /// Those used last, with their states, as many as a page holds; asks nobody.
    var latest: [SavedConnection] { get }
    /// What one was set up with, for the pages.
    ///
    /// - Throws: ``AuthError`` when it is not there or cannot be opened.
    func answers(_ name: String) throws(AuthError) -> SetupAnswers
    /// What one is, without asking its service.
    ///
    /// - Throws: ``AuthError`` when it is not there or cannot be opened, or its service is not known any more.
    func result(_ name: String) throws(AuthError) -> SetupResult
    /// Removes one from this machine, with what belongs to it.
    ///
    /// - Throws: ``AuthError`` when that fails.
    func forget(_ name: String) async throws(AuthError)
}
