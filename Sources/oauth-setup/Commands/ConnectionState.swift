internal import SettingsStore

/// What can be said of a connection without asking the service, the worst first.
enum ConnectionState: String, CaseIterable {
    /// Its settings file was changed or cut short.
    case damaged
    /// Its settings file is for another key than this machine's.
    case sealedToAnotherKey
    /// Its settings file is an older copy than one that was used here, and its access token has ended.
    case older
    /// Its settings file cannot be read for another reason.
    case unreadable
    /// A person must sign in again.
    case signInNeeded
    /// The service has refused what is stored.
    case refused
    /// Its renewals have failed for a day, without a word of the service that the sign-in has ended; it is tried all the same.
    case probablyEnded
    /// It was moved to another machine.
    case moved
    /// It stops within the time the person asked to be warned before.
    case expiring
    /// Its access token has ended, and a process is at work on it now.
    case locked
    /// Its access token has ended, but is renewed at the next use.
    case refreshable
    /// Its access token, or its static credential, can be used.
    case valid

    /// The state of settings that cannot be opened.
    init(_ error: SettingsError) {
        self =
            switch error {
            case .damaged: .damaged
            case .sealedToAnotherKey: .sealedToAnotherKey
            default: .unreadable
            }
    }

    /// Smaller is worse.
    var severity: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// What a script is told.
    var exitCode: Int32 {
        switch self {
        case .valid, .refreshable: 0
        case .signInNeeded: 3
        case .refused: 4
        case .damaged, .older: 5
        case .sealedToAnotherKey: 6
        case .unreadable: 7
        case .moved: 8
        case .expiring: 9
        case .locked: 10
        case .probablyEnded: 11
        }
    }
}
