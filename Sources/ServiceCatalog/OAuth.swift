/// How a service speaks OAuth 2.0 (RFC 6749) and where it departs from it.
public struct OAuth: Sendable, Hashable {
    /// How the person's permission becomes a token.
    public enum Grant: String, Sendable, CaseIterable {
        /// Authorization code (RFC 6749 section 4.1).
        case code
        /// Implicit (RFC 6749 section 4.2), kept for old set-ups.
        case implicit
        /// The person's own password (RFC 6749 section 4.3).
        case password
    }

    /// Where the client id and secret go at the token endpoint (RFC 6749 section 2.3.1).
    public enum ClientAuthentication: String, Sendable, CaseIterable {
        /// Form parameters.
        case body
        /// An `Authorization: Basic` header of the form-urlencoded id and secret.
        case basic
    }

    /// Proof Key for Code Exchange (RFC 7636).
    public enum PKCE: String, Sendable, CaseIterable {
        /// Not sent.
        case none
        /// Always sent, method S256.
        case s256 = "S256"
    }

    /// How a revocation endpoint is called.
    public enum Revocation: String, Sendable, CaseIterable {
        /// With a form that holds the token, and the client's credentials (RFC 7009).
        case form
        /// Without a body; the access token to be ended is in the header.
        case bearer
    }

    /// How to learn, at no cost, whether the service knows an application.
    public enum ClientCheck: String, Sendable, CaseIterable {
        /// By the exchange of a code that nobody has issued: `invalid_client` is a no, and `invalid_grant` a yes (RFC 6749
        /// section 5.2).
        case inventedCode
    }

    /// A departure from the standards that the engine or the person must know of.
    public enum Quirk: String, Sendable, CaseIterable {
        /// A refresh reply carries no refresh token: the old one stays.
        case refreshOmitsRefreshToken
        /// Token replies are forms instead of JSON.
        case formReplies
        /// The scope of the reply differs from the one asked for and means nothing.
        case returnedScopeDiffers
        /// Without a callback, a page shows the code for copying.
        case codePageWithoutCallback
        /// `state` must be sent.
        case stateRequired
        /// Only https callbacks are accepted.
        case httpsCallbackOnly

        /// What definitions of earlier versions may name, and nothing ever followed from.
        static let former: Set = [
            "invalidGrantIsForbidden", "errorsInAuthenticateHeader", "markupInErrors", "errorPageInsteadOfCallback",
        ]
    }

    /// The grants, the usual one first.
    public let grants: [Grant]
    /// Those of them that only the connector's vendor documents, not the service itself.
    public let doubtfulGrants: [Grant]
    /// What the service names itself in each answer as `iss` (RFC 9207); nil when it names nothing, and nothing is checked.
    public let issuer: Template?
    /// The page the person's browser opens; nil with the password grant.
    public let authorizationEndpoint: Template?
    /// Where codes and refresh tokens are exchanged.
    public let tokenEndpoint: Template
    /// Where a token is revoked, for a service that can.
    public let revocationEndpoint: Template?
    /// How it is called.
    public let revocation: Revocation
    /// Extra parameters of the authorization request.
    public let authorizationParameters: [PropertyValue]
    /// How the service learns which of a person's accounts is to sign in; nil where it cannot be told.
    public let account: AccountRequest?
    /// How the client authenticates at the token endpoint.
    public let clientAuthentication: ClientAuthentication
    /// How to learn whether the service knows an application; nil where that is not known to cost nothing.
    public let clientCheck: ClientCheck?
    /// Whether the code exchange is protected by PKCE.
    public let pkce: PKCE
    /// Whether a client secret may be missing (a public client, with PKCE).
    public let secretOptional: Bool
    /// The scopes asked for; empty sends no scope.
    public let scopes: [String]
    /// The callback suggested for an application of one's own.
    public let callback: String
    /// Departures from the standards.
    public let quirks: Set<Quirk>
    /// Whether each refresh replaces the refresh token and ends the old one.
    public let rotatesRefreshToken: Bool
    /// The replies to a refresh by which the service says that a sign-in has ended, besides the error `invalid_grant` of RFC
    /// 6749 section 5.2.
    public let endedBy: [EndedReply]
    /// Lifetimes and limits.
    public let limits: Limits

    /// A reply of the token endpoint that ends a sign-in.
    public struct EndedReply: Sendable, Hashable {
        /// The HTTP status, from 400 to 499.
        public let status: Int
        /// How it is known besides.
        public let mark: Mark

        /// What is in the reply.
        public enum Mark: Sendable, Hashable {
            /// This error code.
            case error(String)
            /// This text: in the words of an error, or as the whole body; an empty text is an empty body.
            case text(String)
        }
    }

    /// What an authorization request may say of the account, to a browser that is perhaps signed in with another.
    public struct AccountRequest: Sendable, Hashable {
        /// The parameter that takes the account's login name, as `login_hint` (OpenID Connect Core section 3.1.2.1); nil for none.
        public let hint: String?
        /// The parameters by which the service asks for the account anew, as `prompt` with `select_account`; empty for none.
        public let choose: [PropertyValue]
    }

    /// Lifetimes, in seconds, and limits of a service; nil where it publishes none.
    public struct Limits: Sendable, Hashable {
        /// How long an access token lives, when the reply does not say.
        public let accessToken: Int?
        /// How long a refresh token lives from its issue, however much it is used; nil for no end that is known.
        public let refreshToken: Int?
        /// How long a refresh token lives from its last use; nil when that ends nothing.
        public let refreshTokenIdle: Int?
        /// How long an authorization code lives.
        public let code: Int?
        /// How many sign-ins an hour are allowed.
        public let signInsPerHour: Int?
        /// How many refresh tokens a client and user may have at a time.
        public let refreshTokens: Int?
    }
}
