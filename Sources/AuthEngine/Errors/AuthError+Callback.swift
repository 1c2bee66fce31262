internal import CallbackServer

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
