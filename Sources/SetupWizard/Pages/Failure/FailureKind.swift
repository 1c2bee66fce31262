internal import AuthEngine
internal import WebRequests
internal import Wording

extension FailureKind {
    /// The kind of an error in that stage of a set-up, or while that settings file was taken in.
    init(_ error: AuthError, _ stage: SetupStage, importing given: SettingsImport?) {
        self =
            switch (error.fact, stage) {
            case (.signIn(.timedOut), _): .timedOut
            // A connection that was saved before is only tested.
            case _ where given?.path.isEmpty == true: .testFailed
            case _ where given?.kept != nil: .importedUntested
            case _ where given != nil: .cannotImport
            case (.store, .testing), (.store, .saving), (_, .saving): .cannotSave
            case (.reply(.accountNotAmong(_, "", let found)), _) where !found.isEmpty: .accountOpen
            case (.network(let fault), _) where fault.isOnTheWay: .unreachable
            case (_, .testing): .testFailed
            case (_, .starting): .notStarted
            case (.reply(.refused), _): .refused
            case (.signIn(let fault), _) where fault.isAboutReply: .wrongReply
            default: .exchangeFailed
            }
    }
}

extension NetworkFault {
    /// Whether the way to the host failed, rather than what was to be sent.
    fileprivate var isOnTheWay: Bool {
        switch self {
        case .networkFailed, .tlsFailed, .replyTimedOut, .replyTooLarge: true
        case .redirected, .insecureAddress, .badAddress, .hostNotListed, .badHeader: false
        }
    }
}

extension AuthError.SignInFault {
    /// Whether what came back does not belong to the sign-in, or is not understood.
    fileprivate var isAboutReply: Bool {
        switch self {
        case .stateMismatch, .stateMissing, .issuerMismatch, .repeatedParameter, .pasteNotUnderstood, .codeAlone,
            .pasteUnclear, .pasteTooLong:
            true
        case .signInOver, .timedOut, .clockOff, .signInNeeded, .renewalPaused, .ownedElsewhere, .inTransit,
            .tooManySignIns,
            .storedOtherwise:
            false
        }
    }
}
