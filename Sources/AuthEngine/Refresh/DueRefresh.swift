public import Secrets
public import SettingsStore
internal import WebRequests

/// A refresh that is due, to be done by a process that outlives this one; whoever waits for the lock is served all the same.
public struct DueRefresh: Sendable {
    /// Where the settings are.
    public let location: SettingsLocation
    /// How long the new access token must live.
    public let minValidity: Duration
    /// An access token that the service does not accept although it should be valid; nil when it is just due.
    public let refused: Secret?
    /// Whether that one is only to be replaced, and the service may well accept it.
    public let isForced: Bool
    /// Whether a person is asked to sign in when the sign-in has ended, so that whoever refreshes need not tell that.
    public let isAskedAfterwards: Bool
    /// What that process needs to go on with this one's claim on the settings; it gives it back for both.
    public let ticket: ClaimTicket

    /// What became of it.
    public enum Outcome: Sendable {
        /// The process has ended well; what it got is stored.
        case done
        /// The process has got these and could keep them nowhere, which it has told the person.
        case unsaved(StoredTokens)
        /// It has failed, has told the person why, and this is what a script is told.
        case failed(AuthError.Outcome)
        /// There is no such process, or it vanished: the refresh is for this one to do.
        case notPossible
    }
}
