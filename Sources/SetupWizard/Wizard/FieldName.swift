internal import Localization
internal import Wording

/// The text fields that are not connection properties.
enum FieldName {
    static let connection = "connection name"
    static let location = "settings location"
    static let reply = "reply"
    static let file = "settings file of another machine"
    static let passphrase = "passphrase"
    static let newName = "name here"
    static let string = "connection string"

    static let all = Set(words.keys)

    /// What they are called, and what they are.
    static let words: [String: (label: LocalizedText, help: LocalizedText)] = [
        connection: (WizardWords.Name.label, WizardWords.Name.help),
        location: (WizardWords.Name.locationLabel, WizardWords.Name.locationHelp),
        reply: (WizardWords.SignIn.replyLabel, WizardWords.SignIn.replyHelp),
        file: (WizardWords.ImportSettings.fileLabel, WizardWords.ImportSettings.fileHelp),
        passphrase: (WizardWords.ImportSettings.passphraseLabel, WizardWords.ImportSettings.passphraseHelp),
        newName: (WizardWords.ImportSettings.nameLabel, WizardWords.ImportSettings.nameHelp),
        string: (WizardWords.FromString.label, WizardWords.FromString.help),
    ]
}
