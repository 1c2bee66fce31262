extension AuthError {
    /// What a service answered that is no success.
    public enum ReplyFault: Sendable, Hashable {
        /// The service said no: its error code (RFC 6749 section 5.2; may be empty) and its cleaned text (may be empty).
        case refused(errorCode: String, text: String)
        /// The service does not accept the client id, the secret or the way they were sent.
        case invalidClient(text: String)
        /// The code, refresh token or password is not accepted (any more).
        case invalidGrant(text: String)
        /// The service asks to wait; seconds, when it says how long.
        case rateLimited(seconds: Int?)
        /// The service failed by itself (5xx); its cleaned text (may be empty).
        case serviceFailed(status: Int, text: String = "")
        /// A good reply without an access token; what the service says instead, cleaned (may be empty).
        case tokenMissing(text: String)
        /// An error reply without details.
        case replyWithoutDetails(status: Int)
        /// The reply is not what a token endpoint answers.
        case notAnOAuthReply(status: Int, contentType: String, bytes: Int)
        /// One member of the token reply is missing or impossible.
        case badReply(member: String)
        /// A token of a type this program cannot use.
        case unknownTokenType(String)
        /// The access token is not accepted.
        case tokenRefused(text: String)
        /// The sign-in is right but may not do this; the scope it would need, when the service names it (may be empty).
        case permissionMissing(text: String, scope: String = "")
        /// The service does not accept the values of these properties.
        case wrongCredential(properties: [String], text: String = "")
        /// The account a property names is not among those that the person can use.
        case accountNotAmong(property: String, name: String, found: [String])
        /// The host answers, but not as the service.
        case notFound(host: String)
        /// The connection test's reply cannot be read.
        case testNotUnderstood(status: Int, bytes: Int)
        /// The service did not confirm that a sign-in has ended; it asks to wait so many seconds.
        case revocationUnconfirmed(host: String, seconds: Int?)
        /// The service cannot revoke tokens of this kind.
        case revocationNotPossible(host: String)
    }
}
