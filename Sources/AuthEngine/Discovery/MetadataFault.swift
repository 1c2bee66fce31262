extension AuthError {
    /// Why what an authorization server says about itself is not used.
    public enum MetadataFault: Sendable, Hashable {
        /// It is not a JSON object.
        case notJSON
        /// The server publishes nothing.
        case notThere(host: String)
        /// It names another issuer than was asked for.
        case anotherIssuer(String)
        /// An endpoint without encryption.
        case insecureEndpoint(String)
        /// An endpoint that is no address.
        case badEndpoint(String)
        /// A member without which a sign-in is not possible.
        case missing(String)
    }
}
