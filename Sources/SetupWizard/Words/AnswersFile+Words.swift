internal import AuthEngine
package import Localization
internal import ServiceCatalog
internal import StrictJSON
internal import Wording

extension AnswersFile.Failure {
    /// What is wrong and where, in one line: lower case, no full stop.
    package func message(in language: Language) -> String {
        let subject = place.isEmpty ? AnswersFileWords.whole(language) : place
        return "\(subject): \(reason.text(in: language))"
    }

    /// What to do about it.
    package func hint(in language: Language) -> String { AnswersFileWords.hint(language) }
}

extension AnswersFile.Failure.Reason {
    fileprivate func text(in language: Language) -> String {
        switch self {
        case .notJSON(let why): AnswersFileWords.notJSON(why.text)(language)
        case .notObject: AnswersFileWords.notJSON("an object is expected")(language)
        case .unknownKey(let nearest), .unknownProperty(let nearest), .unknownService(let nearest):
            (nearest.map { AnswersFileWords.unknown(nearest: $0) } ?? AnswersFileWords.unknown)(language)
        case .unusableService(let fault):
            AnswersFileWords.unusableService(LocalizedText { fault.message(in: $0) })(language)
        case .missing: AnswersFileWords.missing(language)
        case .notText: AnswersFileWords.notText(language)
        case .notAmong(let values): AnswersFileWords.notAmong(values)(language)
        case .variableNotSet: AnswersFileWords.variableNotSet(language)
        case .cannotReadFile: AnswersFileWords.cannotReadFile(language)
        case .bad(let problem): problem.text(in: language)
        case .badName: NamePageWords.bad(language)
        }
    }
}
