public import StrictJSON

/// What can be wrong with a service definition.
public enum DefinitionFault: Hashable, Sendable {
    /// The kinds of value a key can ask for.
    public enum Expectation: Hashable, Sendable {
        /// A text.
        case text
        /// A text that says something.
        case filledText
        /// true or false.
        case flag
        /// A whole number above zero.
        case positiveNumber
        /// A list.
        case list
        /// An object.
        case object
        /// One of these words.
        case oneOf([String])
        /// One of the values under `choices`.
        case choice
        /// A list that is not empty.
        case atLeastOne
        /// The schema version this program reads.
        case schemaVersion
        /// What may stand in commands and file names.
        case plainID
        /// The end of a host, from a dot on.
        case hostSuffix
        /// A host, with a star for its first label at most.
        case host
        /// A property whose field takes an address.
        case addressField
        /// An address with a scheme and a host.
        case address
        /// The path of a file, from the top folder on.
        case wholePath
        /// A method a test of the connection can have.
        case method
        /// A status that says that the client did something wrong.
        case clientErrorStatus
    }

    /// What can be wrong in a file that is part of the program.
    public enum BundledFault: Hashable, Sendable {
        /// A reply with both a body and a text, or with neither.
        case bodyOrText
        /// The catalogue has no such service.
        case noSuchService
        /// The service has no such scheme with OAuth.
        case noSuchScheme
        /// Something else than a list of texts.
        case listOfTexts
        /// A credential with both bearer tokens and values, or with neither.
        case bearerOrValues
        /// No reply of that name is among the errors.
        case noSuchReply
    }

    /// What can be wrong with an OAuth application that an organisation provides.
    public enum AppFault: Hashable, Sendable {
        /// No definition is of that service, and the nearest one that is.
        case noSuchService(nearest: String?)
        /// The service has no way of signing in with an application that somebody registered.
        case notWithApps
        /// The service lives at each customer's host, and it is not said at which one this application is registered.
        case hostMissing
        /// Everybody signs in to the service at the same host, and one is named at which this application is registered.
        case hostNotUsed
        /// The service's applications have a secret, and this one has none.
        case secretMissing
        /// Everybody on this machine can read the secret.
        case secretOpen
        /// Others can read the secret of a person's own file.
        case ownSecretOpen
    }

    /// The file is not JSON.
    case notJSON(JSONError)
    /// The file cannot be read; why, where those know who read it.
    case unreadable(ForeignCause?)
    /// A key nothing reads, and the nearest one that something reads.
    case unknownKey(nearest: String?)
    /// A key that must be there, and the nearest one that nothing reads.
    case missingKey(nearest: String?)
    /// A value of another kind.
    case expected(Expectation)
    /// A property that is used and not declared, and the nearest one that is.
    case undeclared(property: String, nearest: String?)
    /// A name that is there twice.
    case twice(String)
    /// A brace or bracket of a template is not closed, or holds no name.
    case template
    /// A scheme with OAuth and without `apps`, or the reverse.
    case apps
    /// A property that is to be picked from a list, and no test of an OAuth scheme has a list of it.
    case unlistedProperty(String)
    /// A choice without `choices`, or the reverse.
    case choices
    /// A subdomain without `domain`, or the reverse.
    case domain
    /// A client without a secret and without PKCE.
    case needsPKCE
    /// An endpoint with a fragment.
    case fragment
    /// An endpoint that anybody could read along.
    case unencrypted
    /// A parameter in an endpoint that the program adds by itself.
    case addedParameter(String)
    /// Somebody else may have written the file, as those found out who read it.
    case writableByOthers(ForeignCause)
    /// An address at a host that `hosts` does not list.
    case unlistedHost(String)
    /// A value that cannot be right.
    case value(FieldProblem)
    /// What is wrong with an OAuth application of an organisation.
    case app(AppFault)
    /// A fault of a file that is part of the program, which its tests rule out.
    case bundledFile(BundledFault)
}
