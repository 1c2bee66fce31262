internal import Localization
internal import Wording

extension ImportRefusal {
    /// What is wrong and what to do, in one line.
    var words: LocalizedText {
        switch self {
        case .cannotRead: WizardWords.ImportSettings.cannotRead
        case .notSettings: WizardWords.ImportSettings.notSettings
        case .passphraseNeeded: WizardWords.ImportSettings.passphraseNeeded
        case .passphraseWrong: WizardWords.ImportSettings.passphraseWrong
        case .otherKey: WizardWords.ImportSettings.otherKey
        case .nameTaken: WizardWords.ImportSettings.nameTaken
        }
    }
}
