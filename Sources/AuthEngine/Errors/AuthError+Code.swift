extension AuthError {
    /// What an error is compared by, and its name where a program reads it.
    public enum Code: String, Sendable, CaseIterable {
        /// The code of the fact `refused`.
        case refused
        /// The code of the fact `invalidClient`.
        case invalidClient
        /// The code of the fact `invalidGrant`.
        case invalidGrant
        /// The code of the fact `rateLimited`.
        case rateLimited
        /// The code of the fact `serviceFailed`.
        case serviceFailed
        /// The code of the fact `replyWithoutDetails`.
        case replyWithoutDetails
        /// The code of the fact `notAnOAuthReply`.
        case notAnOAuthReply
        /// The code of the fact `badReply`.
        case badReply
        /// The code of the fact `unknownTokenType`.
        case unknownTokenType
        /// The code of the fact `stateMismatch`.
        case stateMismatch
        /// The code of the fact `stateMissing`.
        case stateMissing
        /// The code of the fact `issuerMismatch`.
        case issuerMismatch
        /// The code of the fact `repeatedParameter`.
        case repeatedParameter
        /// The code of the fact `pasteNotUnderstood`.
        case pasteNotUnderstood
        /// The code of the fact `codeAlone`.
        case codeAlone
        /// The code of the fact `pasteUnclear`.
        case pasteUnclear
        /// The code of the fact `pasteTooLong`.
        case pasteTooLong
        /// The code of the fact `signInOver`.
        case signInOver
        /// The code of the fact `callbackPortInUse`.
        case callbackPortInUse
        /// The code of the fact `callbackHeld`.
        case callbackHeld
        /// The code of the fact `callbackPortPrivileged`.
        case callbackPortPrivileged
        /// The code of the fact `callbackNotLoopback`.
        case callbackNotLoopback
        /// The code of the fact `callbackNeedsPaste`.
        case callbackNeedsPaste
        /// The code of the fact `clockOff`.
        case clockOff
        /// The code of the fact `listenerFailed`.
        case listenerFailed
        /// The code of the fact `timedOut`.
        case timedOut
        /// The code of the fact `cancelled`.
        case cancelled
        /// The code of the fact `signInNeeded`.
        case signInNeeded
        /// The code of the fact `renewalPaused`.
        case renewalPaused
        /// The code of the fact `ownedElsewhere`.
        case ownedElsewhere
        /// The code of the fact `tooManySignIns`.
        case tooManySignIns
        /// The code of the fact `wrongCredential`.
        case wrongCredential
        /// The code of the fact `tokenRefused`.
        case tokenRefused
        /// The code of the fact `permissionMissing`.
        case permissionMissing
        /// The code of the fact `accountNotAmong`.
        case accountNotAmong
        /// The code of the fact `notFound`.
        case notFound
        /// The code of the fact `testNotUnderstood`.
        case testNotUnderstood
        /// The code of the fact `unknownProperty`.
        case unknownProperty
        /// The code of the fact `missingProperty`.
        case missingProperty
        /// The code of the fact `badValue`.
        case badValue
        /// The code of the fact `propertiesCollide`.
        case propertiesCollide
        /// The code of the fact `unknownService`.
        case unknownService
        /// The code of the fact `serviceMissing`.
        case serviceMissing
        /// The code of the fact `unknownScheme`.
        case unknownScheme
        /// The code of the fact `badDefinition`.
        case badDefinition
        /// The code of the fact `definitionUnusable`.
        case definitionUnusable
        /// The code of the fact `metadataRefused`.
        case metadataRefused
        /// The code of the fact `embeddedAppMissing`.
        case embeddedAppMissing
        /// The code of the fact `notWithThisScheme`.
        case notWithThisScheme
        /// The code of the fact `revocationNotOffered`.
        case revocationNotOffered
        /// The code of the fact `revocationUnconfirmed`.
        case revocationUnconfirmed
        /// The code of the fact `revocationNotPossible`.
        case revocationNotPossible
        /// The code of the fact `unknownProcedure`.
        case unknownProcedure
        /// The code of the fact `unknownInput`.
        case unknownInput
        /// The code of the fact `inputWithoutEffect`.
        case inputWithoutEffect
        /// The code of the fact `networkFailed`.
        case networkFailed
        /// The code of the fact `tlsFailed`.
        case tlsFailed
        /// The code of the fact `replyTimedOut`.
        case replyTimedOut
        /// The code of the fact `replyTooLarge`.
        case replyTooLarge
        /// The code of the fact `redirected`.
        case redirected
        /// The code of the fact `insecureAddress`.
        case insecureAddress
        /// The code of the fact `badAddress`.
        case badAddress
        /// The code of the fact `badHeader`.
        case badHeader
        /// The code of the fact `hostNotListed`.
        case hostNotListed
        /// The code of the fact `storedOtherwise`.
        case storedOtherwise
        /// The code of the fact `settings`.
        case settings
        /// The code of the fact `told`.
        case told
    }

    /// What it is compared by.
    public var code: Code {
        switch fact {
        case .refused: .refused
        case .invalidClient: .invalidClient
        case .invalidGrant: .invalidGrant
        case .rateLimited: .rateLimited
        case .serviceFailed: .serviceFailed
        case .replyWithoutDetails: .replyWithoutDetails
        case .notAnOAuthReply: .notAnOAuthReply
        case .badReply: .badReply
        case .unknownTokenType: .unknownTokenType
        case .stateMismatch: .stateMismatch
        case .stateMissing: .stateMissing
        case .issuerMismatch: .issuerMismatch
        case .repeatedParameter: .repeatedParameter
        case .pasteNotUnderstood: .pasteNotUnderstood
        case .codeAlone: .codeAlone
        case .pasteUnclear: .pasteUnclear
        case .pasteTooLong: .pasteTooLong
        case .signInOver: .signInOver
        case .callbackPortInUse: .callbackPortInUse
        case .callbackHeld: .callbackHeld
        case .callbackPortPrivileged: .callbackPortPrivileged
        case .callbackNotLoopback: .callbackNotLoopback
        case .callbackNeedsPaste: .callbackNeedsPaste
        case .clockOff: .clockOff
        case .listenerFailed: .listenerFailed
        case .timedOut: .timedOut
        case .cancelled: .cancelled
        case .signInNeeded: .signInNeeded
        case .renewalPaused: .renewalPaused
        case .ownedElsewhere: .ownedElsewhere
        case .tooManySignIns: .tooManySignIns
        case .wrongCredential: .wrongCredential
        case .tokenRefused: .tokenRefused
        case .permissionMissing: .permissionMissing
        case .accountNotAmong: .accountNotAmong
        case .notFound: .notFound
        case .testNotUnderstood: .testNotUnderstood
        case .unknownProperty: .unknownProperty
        case .missingProperty: .missingProperty
        case .badValue: .badValue
        case .propertiesCollide: .propertiesCollide
        case .unknownService: .unknownService
        case .serviceMissing: .serviceMissing
        case .unknownScheme: .unknownScheme
        case .badDefinition: .badDefinition
        case .definitionUnusable: .definitionUnusable
        case .metadataRefused: .metadataRefused
        case .embeddedAppMissing: .embeddedAppMissing
        case .notWithThisScheme: .notWithThisScheme
        case .revocationNotOffered: .revocationNotOffered
        case .revocationUnconfirmed: .revocationUnconfirmed
        case .revocationNotPossible: .revocationNotPossible
        case .unknownProcedure: .unknownProcedure
        case .unknownInput: .unknownInput
        case .inputWithoutEffect: .inputWithoutEffect
        case .networkFailed: .networkFailed
        case .tlsFailed: .tlsFailed
        case .replyTimedOut: .replyTimedOut
        case .replyTooLarge: .replyTooLarge
        case .redirected: .redirected
        case .insecureAddress: .insecureAddress
        case .badAddress: .badAddress
        case .badHeader: .badHeader
        case .hostNotListed: .hostNotListed
        case .storedOtherwise: .storedOtherwise
        case .settings: .settings
        case .told: .told
        }
    }

    /// What a script is told by the exit code.
    public enum Outcome: Int, Sendable {
        /// Failed for any other reason, also when trying again later may help.
        case failed = 1
        /// Something was asked in a way that cannot work.
        case usage = 2
        /// A person must sign in.
        case signInNeeded = 3
        /// The service said no.
        case refusedByService = 4
        /// The settings file cannot be read or written.
        case settingsUnreadable = 5
        /// Nobody completed the sign-in in time, or a host did not answer in time.
        case timedOut = 124
        /// The person gave up.
        case aborted = 130
    }

    /// What a script is told.
    public var outcome: Outcome {
        switch fact {
        case .refused, .invalidClient, .invalidGrant, .replyWithoutDetails, .wrongCredential, .tokenRefused,
            .permissionMissing, .accountNotAmong, .revocationNotPossible:
            .refusedByService
        case .unknownProperty, .missingProperty, .badValue, .propertiesCollide, .unknownService, .serviceMissing,
            .unknownScheme, .notWithThisScheme, .revocationNotOffered, .unknownProcedure, .unknownInput,
            .inputWithoutEffect, .embeddedAppMissing, .insecureAddress, .badAddress, .hostNotListed:
            .usage
        case .signInNeeded, .ownedElsewhere, .storedOtherwise: .signInNeeded
        case .timedOut, .replyTimedOut: .timedOut
        case .cancelled: .aborted
        case .settings(let error): error.outcome
        case .told(let outcome): outcome
        case .notAnOAuthReply, .badReply, .unknownTokenType, .stateMismatch, .stateMissing, .issuerMismatch,
            .repeatedParameter,
            .pasteNotUnderstood, .codeAlone, .pasteUnclear, .pasteTooLong, .signInOver, .callbackPortInUse,
            .callbackHeld,
            .callbackPortPrivileged,
            .callbackNotLoopback, .callbackNeedsPaste, .clockOff, .listenerFailed, .notFound, .testNotUnderstood,
            .badDefinition,
            .networkFailed, .tlsFailed, .replyTooLarge, .redirected, .badHeader, .rateLimited, .serviceFailed,
            .tooManySignIns, .renewalPaused, .revocationUnconfirmed, .definitionUnusable, .metadataRefused:
            .failed
        }
    }
}
