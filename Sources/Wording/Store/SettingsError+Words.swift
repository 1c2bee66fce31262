public import Localization
public import SettingsStore

/// The store's errors in the person's language.
extension SettingsError {
    /// What happened.
    public func message(in language: Language) -> String {
        language == .english ? message : japaneseMessage
    }

    /// What to do; a command is the same in every language.
    public func hint(in language: Language) -> String? {
        language == .english ? hint : japaneseHint
    }
}
