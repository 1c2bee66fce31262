public import Secrets
public import ServiceCatalog

extension AuthError {
    /// What cannot be done with the service, the properties or the inputs that were given.
    public enum PlanFault: Sendable, Hashable {
        /// A property that nothing knows.
        case unknownProperty(name: GivenName, nearest: String?)
        /// A property without which it does not work.
        case missingProperty(name: String)
        /// A property whose value cannot be right.
        case badValue(name: String, why: FieldProblem)
        /// Two properties that exclude each other.
        case propertiesCollide(one: String, other: String)
        /// No service of that name.
        case unknownService(name: GivenName, nearest: String?)
        /// No service was named.
        case serviceMissing
        /// No way of signing in of the name that `AuthScheme` holds, or more than a name in it.
        case unknownScheme(isWord: Bool, known: [String])
        /// The service's definition contradicts itself or a person's values.
        case badDefinition(DefinitionConflict)
        /// The service has a definition that cannot be used.
        case definitionUnusable(service: String, DefinitionError)
        /// What an authorization server says about itself is not used.
        case metadataRefused(MetadataFault)
        /// This build ships no application for the service.
        case embeddedAppMissing(service: String, customPossible: Bool)
        /// What was asked for is not possible with this way of signing in.
        case notWithThisScheme(scheme: String)
        /// The service has no way to end a sign-in by a program.
        case revocationNotOffered(service: String)
        /// No stored procedure of that name.
        case unknownProcedure(name: GivenName, nearest: String?)
        /// The procedure has no input of that name.
        case unknownInput(name: GivenName, of: String, nearest: String?, known: [String])
        /// A documented input with a value that can change nothing here, and the one that may be given.
        case inputWithoutEffect(name: String, isOAuth1: Bool, possible: String?)
    }

    /// How a service's definition contradicts itself or a person's values.
    public enum DefinitionConflict: Sendable, Hashable {
        /// An address of the definition, in which no property stands, cannot be right.
        case address(FieldProblem)
        /// The service has no way of signing in.
        case noScheme(service: String)
        /// The authorization endpoint holds a parameter already that the program adds.
        case endpointHas(parameter: String)
        /// The catalogue of services cannot be read.
        case catalog(DefinitionError)
    }

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
        /// It offers nothing of what a sign-in needs, only something else.
        case lacks(Offer, needed: [String], offered: [String])
        /// Sign-ins begin with a request of the application's alone (RFC 9126), which this program does not send.
        case pushedRequestsOnly

        /// What a server offers to applications.
        public enum Offer: Sendable, Hashable {
            /// Grants.
            case grant
            /// What comes back from the page to sign in on.
            case response
            /// Ways in which an application authenticates.
            case clientAuthentication
        }
    }
}

extension AuthError.PlanFault {
    /// `AuthScheme` holds something that the service does not have.
    package static func unknownScheme(_ value: String, of service: Service) -> AuthError.PlanFault {
        .unknownScheme(
            isWord: value.utf8.allSatisfy { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "=") && $0 > 32 && $0 < 127 },
            known: service.schemes.map(\.id)
        )
    }
}
