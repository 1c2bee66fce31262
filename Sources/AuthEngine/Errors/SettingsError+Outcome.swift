internal import SettingsStore

extension SettingsError {
    /// What it means for whoever called.
    var outcome: AuthError.Outcome {
        switch code {
        case .cannotWrite, .locked: .failed
        case .badName, .badRecipient, .alreadyThere: .usage
        case .moved: .signInNeeded
        case .aborted: .aborted
        default: .settingsUnreadable
        }
    }
}
