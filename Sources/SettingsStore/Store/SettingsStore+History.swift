extension SettingsStore {
    /// Refuses settings that are older than ones this machine has seen: a backup put back, or an old copy.
    ///
    /// Their refresh token may have been spent, and spending it twice ends the sign-in at many services.
    ///
    /// - Parameter settings: What is about to be refreshed.
    /// - Throws: ``SettingsError``: `olderThanSeen`.
    package func checkNotOlder(_ settings: Settings) throws(SettingsError) {
        guard let seen = state.revision(of: settings.id), settings.revision < seen else { return }
        throw SettingsError.olderThanSeen(
            connection: settings.connection,
            .stored(revision: settings.revision, seen: seen)
        )
    }

    /// Takes an older copy of settings for the right one from now on.
    ///
    /// - Parameter settings: What was read.
    public func acceptOlder(_ settings: Settings) {
        state.remember(settings.revision, of: settings.id, lowering: true)
    }
}

extension SettingsStore {
    /// What a part of the program wrote down for itself in the state folder; nil when there is nothing that can be read.
    package func note(_ name: String) -> [UInt8]? { state.note(name) }

    /// Changes such a note, which holds no secret, while no other process does.
    ///
    /// - Parameters:
    ///   - name: Which note.
    ///   - change: Is given what is there, and returns what is to be.
    /// - Throws: ``SettingsError``: `locked`, `cannotWrite` or `noFolder`.
    package func changeNote(_ name: String, _ change: ([UInt8]?) -> [UInt8]) throws(SettingsError) {
        try state.changeNote(name, change)
    }
}

/// What a person should know although it is no error.
public enum StoreWarning: Sendable, Equatable {
    /// The settings are on a file system of that kind, where a lock may count on this machine only.
    case locksMayBeLocal(path: String, fileSystem: String)
    /// What was there could not be opened, and was replaced because the person had said so.
    case replaced(path: String)
    /// New tokens could not be written into the settings file; they are kept, sealed, in a file of the state folder, from where
    /// they are taken in.
    case keptAside(connection: String, reason: SettingsError, path: String)
    /// New tokens could not be kept anywhere: the access token works until it ends, the refresh token is lost.
    case notKept(connection: String, reason: SettingsError)
}
