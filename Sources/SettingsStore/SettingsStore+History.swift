extension SettingsStore {
    /// Refuses settings that are older than ones this machine has seen: a backup put back, or an old copy.
    ///
    /// Their refresh token may have been spent, and spending it twice ends the sign-in at many services.
    ///
    /// - Parameter settings: What is about to be refreshed.
    /// - Throws: ``SettingsError`` with the code `olderThanSeen`.
    package func checkNotOlder(_ settings: Settings) throws(SettingsError) {
        guard let seen = state.revision(of: settings.id), settings.revision < seen else { return }
        let name = Shown.path(settings.connection)
        throw SettingsError(
            .olderThanSeen,
            "the settings of \(name) are an older copy: revision \(settings.revision), but \(seen) was here before",
            "\(name) の設定は古いコピーです（リビジョン \(settings.revision)、以前ここにあったのは \(seen)）",
            hint: .command("oauth-setup token \(Shown.word(settings.connection)) --accept-older")
        )
    }

    /// Takes an older copy of settings for the right one from now on.
    ///
    /// - Parameter settings: What was read.
    public func acceptOlder(_ settings: Settings) {
        state.remember(settings.revision, of: settings.id, lowering: true)
    }

    /// Says, before a rotating token is refreshed, that another machine had it last.
    ///
    /// Not when this machine's memory knows the very same revision: then both share one home folder.
    ///
    /// - Parameter settings: What is about to be refreshed.
    package func warnIfElsewhere(_ settings: Settings) {
        guard let other = settings.machine, let own = state.machine(), other != own,
            state.revision(of: settings.id) != settings.revision
        else { return }
        warn(.refreshedElsewhere(connection: settings.connection))
    }
}

/// What a person should know although it is no error.
public enum StoreWarning: Sendable, Equatable {
    /// The rotating token of this connection was last renewed on another machine; two owners end each other's sign-in.
    case refreshedElsewhere(connection: String)
    /// New tokens could not be written into the settings file; they are kept, sealed, in a file of the state folder, from where
    /// they are taken in.
    case keptAside(connection: String, reason: SettingsError, path: String)
    /// New tokens could not be kept anywhere: the access token works until it ends, the refresh token is lost.
    case notKept(connection: String, reason: SettingsError)
}
