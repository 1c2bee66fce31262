public import Localization

/// What people read in a definition that is made from what a server says about itself.
public struct DefinitionWords: Sendable {
    /// What a field is called, and what is said about it.
    public struct Field: Sendable, Hashable {
        /// The label.
        public let label: LocalizedText
        /// The help.
        public let help: LocalizedText

        /// Words of a field.
        public init(label: LocalizedText, help: LocalizedText) {
            self.label = label
            self.help = help
        }
    }

    /// The words of each property that a person is asked for.
    public let field: @Sendable (Property) -> Field
    /// What the way of signing in is called.
    public let scheme: LocalizedText
    /// What is said about signing in at a service of that name.
    public let signIn: @Sendable (String) -> LocalizedText

    /// The properties that a definition can ask for.
    public enum Property: String, Sendable, CaseIterable {
        /// The application's id.
        case clientID = "OAuthClientId"
        /// The application's secret.
        case clientSecret = "OAuthClientSecret"
        /// Where the answer of a sign-in goes.
        case callback = "CallbackURL"
        /// The client certificate.
        case certificate = "SSLClientCert"
        /// The form of the client certificate.
        case certificateType = "SSLClientCertType"
        /// The password of the client certificate.
        case certificatePassword = "SSLClientCertPassword"
        /// The subject of the client certificate.
        case certificateSubject = "SSLClientCertSubject"
    }

    /// Words of these parts.
    public init(
        field: @escaping @Sendable (Property) -> Field,
        scheme: LocalizedText,
        signIn: @escaping @Sendable (String) -> LocalizedText
    ) {
        self.field = field
        self.scheme = scheme
        self.signIn = signIn
    }
}
