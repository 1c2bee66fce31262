internal import AuthEngine
package import Localization
internal import ServiceCatalog
internal import StrictJSON
internal import Wording

extension AnswersFile.Failure {
    /// What is wrong and where, in one line: lower case, no full stop.
    package func message(in language: Language) -> String {
        let subject = place.isEmpty ? WizardWords.AnswersFile.whole(language) : place
        return "\(subject): \(reason.text(in: language))"
    }

    /// What to do about it.
    package func hint(in language: Language) -> String { WizardWords.AnswersFile.hint(language) }
}

extension AnswersFile.Failure.Reason {
    fileprivate func text(in language: Language) -> String {
        switch self {
        case .notJSON(let why): WizardWords.AnswersFile.notJSON(why.text)(language)
        case .notObject: WizardWords.AnswersFile.notJSON("an object is expected")(language)
        case .unknownKey(let nearest), .unknownProperty(let nearest), .unknownService(let nearest):
            (nearest.map { WizardWords.AnswersFile.unknown(nearest: $0) } ?? WizardWords.AnswersFile.unknown)(language)
        case .unusableService(let fault):
            WizardWords.AnswersFile.unusableService(
                LocalizedText(english: fault.message(in: .english), japanese: fault.message(in: .japanese))
            )(language)
        case .missing: WizardWords.AnswersFile.missing(language)
        case .notText: WizardWords.AnswersFile.notText(language)
        case .notAmong(let values): WizardWords.AnswersFile.notAmong(values)(language)
        case .variableNotSet: WizardWords.AnswersFile.variableNotSet(language)
        case .cannotReadFile: WizardWords.AnswersFile.cannotReadFile(language)
        case .bad(let problem): problem.text(in: language)
        case .badName: WizardWords.Name.bad(language)
        }
    }
}
