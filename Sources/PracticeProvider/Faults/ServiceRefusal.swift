/// Why a service refuses a request; the practice file says how the refusal looks.
package enum ServiceRefusal: String, Error, Sendable, CaseIterable {
    /// An API call without credentials.
    case unauthorized
    /// An API call with a bearer token that cannot be one.
    case malformedToken
    /// An API call with a bearer token that is forged or revoked.
    case invalidToken
    /// An API call with a bearer token whose time is over.
    case expiredToken
    /// An API call with a body it does not take.
    case badRequestBody
    /// A code that is unknown, spent, expired or somebody else's.
    case invalidGrant
    /// A refresh token that is unknown, spent, expired or somebody else's.
    case invalidRefreshToken
    /// A wrong user name or password.
    case wrongPassword
    /// More sign-ins in an hour than the service allows.
    case tooManySignIns
    /// A client that is unknown or has another secret.
    case invalidClient
    /// A request that lacks something, or has it twice.
    case invalidRequest
    /// A grant the service does not offer.
    case unsupportedGrant
    /// An address that does not exist.
    case notFound

    /// The more general fault whose reply is used when a practice file does not have this one; nil when it must have it.
    package var general: ServiceRefusal? {
        switch self {
        case .malformedToken, .expiredToken: .invalidToken
        case .invalidToken: .unauthorized
        case .badRequestBody: .invalidRequest
        case .invalidRefreshToken, .wrongPassword, .tooManySignIns: .invalidGrant
        case .unauthorized, .invalidGrant, .invalidClient, .invalidRequest, .unsupportedGrant, .notFound: nil
        }
    }
}
