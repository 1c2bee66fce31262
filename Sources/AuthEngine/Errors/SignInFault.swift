public import SettingsStore

extension AuthError {
    /// What is wrong with a sign-in, under way or stored.
    public enum SignInFault: Sendable, Hashable {
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
        /// Nobody completed the sign-in in time.
        case timedOut(seconds: Int)
        /// This machine's clock is off by so many seconds; positive when it is fast.
        case clockOff(seconds: Int)
        /// A person must sign in (again).
        case signInNeeded(SignInReason)
        /// Renewals failed so often in a row, without a word of the service that the sign-in has ended; the next one is not tried
        /// before a moment (in milliseconds since 1970), that is for so many milliseconds.
        case renewalPaused(connection: String, failures: Int, nextTry: Int64, milliseconds: Int64)
        /// Another machine owns the rotating sign-in: the connection's name, what people call that machine, and when it
        /// refreshed last, in milliseconds since 1970. Nothing was sent.
        case ownedElsewhere(connection: String, host: String, at: Int64)
        /// The connection of that name is on its way to or from another machine, and neither renews it until that is finished.
        /// Nothing was sent.
        case inTransit(connection: String, Transit)
        /// The service limits sign-ins, and the limit is reached.
        case tooManySignIns(perHour: Int, waitSeconds: Int)
        /// A property, or the definition when it is nil, says something else than what the stored sign-in was made with.
        case storedOtherwise(property: String?)
    }

    /// Why a person must sign in.
    public enum SignInReason: Sendable, Hashable, CaseIterable {
        /// Nothing is stored.
        case nothingStored
        /// The access token has ended and there is no refresh token.
        case noRefreshToken
        /// The refresh token, too, has ended by the limit that the service publishes, if this machine's clock is right.
        case refreshTokenOver
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
}
