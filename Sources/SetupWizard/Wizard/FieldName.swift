internal import Localization
internal import Wording

/// The text fields that are not connection properties.
enum FieldName {
    static let connection = "connection name"
    static let location = "settings location"
    static let file = "settings file of another machine"
    static let passphrase = "passphrase"
    static let keyPassphrase = "passphrase of the key"
    static let newName = "name here"
    static let string = "connection string"

    static let all = Set(words.keys)

    /// What they are called, and what they are.
    static let words: [String: (label: LocalizedText, help: LocalizedText)] = [
        connection: (NamePageWords.label, NamePageWords.help),
        location: (NamePageWords.locationLabel, NamePageWords.locationHelp),
        file: (ImportPageWords.fileLabel, ImportPageWords.fileHelp),
        passphrase: (ImportPageWords.passphraseLabel, ImportPageWords.passphraseHelp),
        keyPassphrase: (UnlockPageWords.label, UnlockPageWords.help),
        newName: (ImportPageWords.nameLabel, ImportPageWords.nameHelp),
        string: (StringPageWords.label, StringPageWords.help),
    ]
}
