public import Localization
public import Secrets
public import ServiceCatalog
public import SettingsStore

/// Why something about signing in, refreshing or connecting did not work.
///
/// The fact carries what is known about it; texts from outside are cleaned before they enter one, and no fact ever holds a
/// secret. Two errors are equal when their codes are.
public struct AuthError: Error, Sendable {
    /// What happened, with what is known about it.
    public let fact: Fact
    /// What to do about it, where that is more than its kind says; nil for the usual advice.
    public let advice: LocalizedText?

    /// An error of that fact.
    public init(_ fact: Fact, advice: LocalizedText? = nil) {
        self.fact = fact
        self.advice = advice
    }
}

extension AuthError {
    /// What happened.
    public enum Fact: Sendable {
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

        /// The address pasted or called belongs to another sign-in.
        case stateMismatch
        /// The pasted address has no `state`.
        case stateMissing
        /// The answer does not name the service's issuer (RFC 9207).
        case issuerMismatch
        /// A parameter appears twice in the reply.
        case repeatedParameter(name: String)
        /// The pasted text is neither a code nor a redirected address.
        case pasteNotUnderstood
        /// The pasted code has no address around it, and nothing else ties it to this sign-in.
        case codeAlone
        /// It cannot be told where the pasted code ends.
        case pasteUnclear(PasteDoubt)
        /// The pasted text is longer than 16 KiB.
        case pasteTooLong
        /// The sign-in has ended already.
        case signInOver

        /// Another program listens on the callback's port; which one, when that can be seen.
        case callbackPortInUse(port: Int, by: PortHolder? = nil)
        /// The callback's port is another program's, and what that would get could be used by it; which one, when that can be seen.
        case callbackHeld(port: Int, by: PortHolder? = nil)
        /// Only root may listen on the callback's port.
        case callbackPortPrivileged(port: Int)
        /// The callback is not on this machine.
        case callbackNotLoopback(host: String)
        /// The reply of this sign-in can only be pasted.
        case callbackNeedsPaste
        /// This machine's clock is off by so many seconds; positive when it is fast.
        case clockOff(seconds: Int)
        /// The listener could not start for another reason.
        case listenerFailed(port: Int)

        /// Nobody completed the sign-in in time.
        case timedOut(seconds: Int)
        /// The person or the caller gave up.
        case cancelled

        /// A person must sign in (again).
        case signInNeeded(SignInReason)
        /// Renewals failed so often in a row, without a word of the service that the sign-in has ended; the next one is not tried
        /// before a moment (in milliseconds since 1970), that is for so many milliseconds.
        case renewalPaused(connection: String, failures: Int, nextTry: Int64, milliseconds: Int64)
        /// Another machine owns the rotating sign-in: the connection's name, what people call that machine, and when it
        /// refreshed last, in milliseconds since 1970. Nothing was sent.
        case ownedElsewhere(connection: String, host: String, at: Int64)
        /// The service limits sign-ins, and the limit is reached.
        case tooManySignIns(perHour: Int, waitSeconds: Int)
        /// The service does not accept the values of these properties.
        case wrongCredential(properties: [String], text: String = "")
        /// The access token is not accepted.
        case tokenRefused(text: String)
        /// The sign-in is right but may not do this; the scope it would need, when the service names it (may be empty).
        case permissionMissing(text: String, scope: String = "")
        /// The account a property names is not among those that the person can use.
        case accountNotAmong(property: String, name: String, found: [String])
        /// The host answers, but not as the service.
        case notFound(host: String)
        /// The connection test's reply cannot be read.
        case testNotUnderstood(status: Int, bytes: Int)

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
        case badDefinition(text: String)
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
        /// The service did not confirm that a sign-in has ended; it asks to wait so many seconds.
        case revocationUnconfirmed(host: String, seconds: Int?)
        /// The service cannot revoke tokens of this kind.
        case revocationNotPossible(host: String)
        /// No stored procedure of that name.
        case unknownProcedure(name: GivenName, nearest: String?)
        /// The procedure has no input of that name.
        case unknownInput(name: GivenName, of: String, nearest: String?, known: [String])
        /// A documented input with a value that can change nothing here, and the one that may be given.
        case inputWithoutEffect(name: String, isOAuth1: Bool, possible: String?)

        /// The network or the host did not play along.
        case networkFailed(host: String, kind: NetworkFault)
        /// No secure connection.
        case tlsFailed(host: String, kind: TLSFault)
        /// The host did not answer completely in time.
        case replyTimedOut(host: String, seconds: Int)
        /// The reply is longer than 1 MiB.
        case replyTooLarge(host: String)
        /// The host wanted to send us elsewhere.
        case redirected(host: String)
        /// An address without encryption that is not on this machine.
        case insecureAddress(host: String)
        /// An address that cannot be called.
        case badAddress
        /// A host that the connection's credentials may not go to, and those they may.
        case hostNotListed(host: String, known: [String])
        /// A property, or the definition when it is nil, says something else than what the stored sign-in was made with.
        case storedOtherwise(property: String?)
        /// A value with characters that no header may carry.
        case badHeader(name: String)

        /// The settings file.
        case settings(SettingsError)

        /// Another process of this program failed, and has told the person why.
        case told(Outcome)
    }

    /// Why a person must sign in.
    public enum SignInReason: Sendable, Hashable, CaseIterable {
        /// Nothing is stored.
        case nothingStored
        /// The access token has ended and there is no refresh token.
        case noRefreshToken
        /// The service does not accept the refresh token any more.
        case refreshTokenRefused
        /// The same, soon after a renewal that worked: a copy of this home may have used the token.
        case refusedSoon
        /// The same, and the answer to an earlier renewal was lost: the service may have replaced the token then.
        case answerLost
        /// The given `OAuthVerifier` was sent before; it is good for one use.
        case verifierSpent
        /// What is stored belongs to another service or address.
        case storedForAnother
    }

    /// How the network failed.
    public enum NetworkFault: Sendable, Hashable, CaseIterable {
        /// The host's name is not known.
        case unknownHost
        /// The host's name leads to this machine, and nothing answers there.
        case leadsHere
        /// Nothing listens there.
        case refused
        /// No connection in time.
        case unreachable
        /// The connection ended before the reply was complete.
        case closed
        /// The reply is not HTTP.
        case notHTTP
        /// The reply is compressed, without having been asked for, in a way that cannot be undone.
        case undecodable
        /// The proxy did not let us through.
        case proxy
        /// The proxy wants a login.
        case proxyLogin
        /// The proxy wants another login than the one it got.
        case proxyLoginRefused
        /// The proxy itself, which is named instead of the host, cannot be reached.
        case proxyUnreachable
        /// Anything else.
        case other
    }

    /// How the secure connection failed.
    public enum TLSFault: Sendable, Hashable, CaseIterable {
        /// The host's name leads to this machine, where something else answers.
        case leadsHere
        /// The certificate is of an authority this machine does not know.
        case untrusted
        /// The certificate vouches for itself.
        case selfSigned
        /// The certificate has expired.
        case expired
        /// The certificate is not valid yet.
        case notYetValid
        /// The certificate is for another name.
        case wrongName
        /// The certificate names no host, but perhaps in its common name, which does not count.
        case noName
        /// The server speaks only versions of TLS that are not safe any more.
        case oldVersion
        /// The server speaks something else on that port.
        case notTLS
        /// The server wants a client certificate, or another one.
        case clientCertificate
        /// The handshake failed for another reason.
        case handshake
    }
}

extension AuthError.Fact {
    /// `AuthScheme` holds something that the service does not have.
    package static func unknownScheme(_ value: String, of service: Service) -> AuthError.Fact {
        .unknownScheme(
            isWord: value.utf8.allSatisfy { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "=") && $0 > 32 && $0 < 127 },
            known: service.schemes.map(\.id)
        )
    }
}

extension AuthError {
    /// Whether, for all that is known, another program may get what comes to the callback.
    public var leavesCallbackOpen: Bool {
        switch fact {
        case .callbackPortInUse, .callbackHeld, .callbackPortPrivileged, .listenerFailed: true
        default: false
        }
    }

    /// The same for a front where nothing can be pasted.
    public var withoutPasting: AuthError { heldCallback ?? self }

    /// The refusal where another program, or nobody knows who, has the callback's port.
    ///
    /// A port below 1024 that only the administrator may have is not counted.
    var heldCallback: AuthError? {
        switch fact {
        case .callbackPortInUse(let port, let holder): AuthError(.callbackHeld(port: port, by: holder))
        case .listenerFailed(let port): AuthError(.callbackHeld(port: port))
        default: nil
        }
    }
}

extension AuthError: Equatable {
    /// Whether both are the same kind of error.
    public static func == (one: AuthError, other: AuthError) -> Bool {
        one.code == other.code
    }
}

extension AuthError: CustomStringConvertible {
    /// The English message.
    public var description: String { message(in: .english) }
}
