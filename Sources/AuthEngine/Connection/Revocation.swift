/// What is known after a service was asked to end a sign-in (RFC 7009).
public enum Revocation: Sendable, Hashable {
    /// The service says that it has ended the sign-in.
    case confirmed
    /// The service did not know the tokens any more: the sign-in had ended before.
    case alreadyEnded
}
