internal import SettingsStore

extension SettingsError {
    /// What it means for whoever called.
    var outcome: AuthError.Outcome {
        switch self {
        case .cannotWrite, .locked: .failed
        case .badName, .badRecipient, .alreadyThere: .usage
        case .moved: .signInNeeded
        case .aborted: .aborted
        case .damaged, .sealedToAnotherKey, .newerSchema, .notPrivate, .folderNotPrivate, .cannotRead, .notRegularFile,
            .identityMissing, .identityDamaged, .identityProtected, .passphraseWrong, .olderThanSeen, .noFolder:
            .settingsUnreadable
        case .tokensNotKept(let cause): cause.outcome
        }
    }
}
