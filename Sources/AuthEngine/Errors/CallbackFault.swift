extension AuthError {
    /// Why nobody listens for the answer of a sign-in.
    public enum CallbackFault: Sendable, Hashable {
        /// Another program listens on the callback's port; which one, when that can be seen.
        case portInUse(port: Int, by: PortHolder? = nil)
        /// The callback's port is another program's, and what that would get could be used by it; which one, when that can be seen.
        case held(port: Int, by: PortHolder? = nil)
        /// Only root may listen on the callback's port.
        case portPrivileged(port: Int)
        /// The callback is not on this machine.
        case notLoopback(host: String)
        /// The reply of this sign-in can only be pasted.
        case needsPaste
        /// The listener could not start for another reason.
        case listenerFailed(port: Int)
    }
}

extension AuthError {
    /// Whether, for all that is known, another program may get what comes to the callback.
    public var leavesCallbackOpen: Bool {
        guard case .callback(let fault) = fact else { return false }
        return switch fault {
        case .portInUse, .held, .portPrivileged, .listenerFailed: true
        case .notLoopback, .needsPaste: false
        }
    }

    /// The same for a front where nothing can be pasted.
    public var withoutPasting: AuthError { heldCallback ?? self }

    /// The refusal where another program, or nobody knows who, has the callback's port.
    ///
    /// A port below 1024 that only the administrator may have is not counted.
    var heldCallback: AuthError? {
        switch fact {
        case .callback(.portInUse(let port, let holder)): AuthError(.callback(.held(port: port, by: holder)))
        case .callback(.listenerFailed(let port)): AuthError(.callback(.held(port: port)))
        default: nil
        }
    }
}
