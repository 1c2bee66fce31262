package import AuthEngine

/// The sign-in that waits for the person at the moment, if any.
package actor WaitingSignIn {
    private var signIn: SignIn?

    package init() {}

    /// A sign-in waits from now on.
    package func begin(_ signIn: SignIn) { self.signIn = signIn }

    func end() { signIn = nil }

    /// Hands over what the person pasted.
    ///
    /// - Throws: ``AuthError`` when it is refused; the sign-in goes on waiting. Without a waiting sign-in nothing happens, and the
    ///   service's no is told by the sign-in itself, which ends with it.
    package func paste(_ text: String) async throws(AuthError) {
        do throws(AuthError) {
            try signIn?.paste(text)
        } catch  where error.isRefusal {
            return
        }
    }

    /// Ends the waiting sign-in and closes its port.
    package func cancel() async {
        signIn?.cancel()
        signIn = nil
    }
}
