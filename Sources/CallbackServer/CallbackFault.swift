/// Why nobody listens for the answer of a sign-in.
public enum CallbackFault: Sendable, Hashable {
    /// Another program listens on the callback's port; which one, when that can be seen.
    case portInUse(port: Int, by: PortHolder? = nil)
    /// The callback's port is another program's, and what that would get could be used by it; which one, when that can be seen,
    /// and whether the callback is that of an application whose registration nobody here can change.
    case held(port: Int, by: PortHolder? = nil, isFixed: Bool = false)
    /// Only root may listen on the callback's port.
    case portPrivileged(port: Int)
    /// The callback is not on this machine.
    case notLoopback(host: String)
    /// The reply of this sign-in can only be pasted.
    case needsPaste
    /// The listener could not start for another reason.
    case listenerFailed(port: Int)
}
