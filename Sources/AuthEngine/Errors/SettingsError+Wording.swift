internal import Localization
internal import ServiceCatalog
internal import SettingsStore

/// The store's errors in the person's language.
extension SettingsError {
    /// What happened.
    func message(in language: Language) -> String {
        language == .english ? message : japaneseMessage
    }

    /// What to do; a command is the same in every language.
    func hint(in language: Language) -> String? {
        language == .english ? hint : japaneseHint
    }

    /// What a script is told.
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
