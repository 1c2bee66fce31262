internal import WebRequests

extension AuthError {
    /// What an error means for whoever called: the kinds a script can tell apart.
    public enum Outcome: Sendable, Hashable, CaseIterable {
        /// Failed for any other reason, also when trying again later may help.
        case failed
        /// Something was asked in a way that cannot work.
        case usage
        /// A person must sign in.
        case signInNeeded
        /// The service said no.
        case refusedByService
        /// The settings file cannot be read or written.
        case settingsUnreadable
        /// Nobody completed the sign-in in time, or a host did not answer in time.
        case timedOut
        /// The person gave up.
        case aborted
    }

    /// What it means for whoever called.
    public var outcome: Outcome {
        switch fact {
        case .reply(let fault): fault.outcome
        case .signIn(let fault): fault.outcome
        case .callback: .failed
        case .plan(let fault): fault.outcome
        case .network(let fault): fault.outcome
        case .store(let error): error.outcome
        case .cancelled: .aborted
        case .alreadyReported(let outcome): outcome
        }
    }
}

extension AuthError.ReplyFault {
    fileprivate var outcome: AuthError.Outcome {
        switch self {
        case .refused, .invalidClient, .invalidGrant, .replyWithoutDetails, .wrongCredential, .tokenRefused,
            .permissionMissing, .accountNotAmong, .revocationNotPossible:
            .refusedByService
        case .notAnOAuthReply, .badReply, .tokenMissing, .unknownTokenType, .notFound, .testNotUnderstood, .rateLimited,
            .serviceFailed, .revocationUnconfirmed:
            .failed
        }
    }
}

extension AuthError.SignInFault {
    fileprivate var outcome: AuthError.Outcome {
        switch self {
        case .signInNeeded, .ownedElsewhere, .inTransit, .storedOtherwise: .signInNeeded
        case .timedOut: .timedOut
        case .stateMismatch, .stateMissing, .issuerMismatch, .repeatedParameter, .pasteNotUnderstood, .codeAlone,
            .pasteUnclear, .pasteTooLong, .signInOver, .clockOff, .renewalPaused, .tooManySignIns:
            .failed
        }
    }
}

extension AuthError.PlanFault {
    fileprivate var outcome: AuthError.Outcome {
        switch self {
        case .unknownProperty, .missingProperty, .badValue, .propertiesCollide, .unknownService, .serviceMissing,
            .unknownScheme, .notWithThisScheme, .revocationNotOffered, .unknownProcedure, .unknownInput,
            .inputWithoutEffect, .embeddedAppMissing:
            .usage
        case .definitionUnusable: .settingsUnreadable
        case .badDefinition, .metadataRefused: .failed
        }
    }
}

extension NetworkFault {
    fileprivate var outcome: AuthError.Outcome {
        switch self {
        case .insecureAddress, .badAddress, .hostNotListed: .usage
        case .replyTimedOut: .timedOut
        case .networkFailed, .tlsFailed, .replyTooLarge, .redirected, .badHeader: .failed
        }
    }
}
