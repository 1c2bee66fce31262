internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import StrictJSON
package import Wording

extension AnswersFile.Failure: Worded {
    /// What is wrong and where, in one line, and what to do about it.
    package var words: ErrorWords {
        let subject = place.isEmpty ? AnswersFileWords.whole : LocalizedText(same: place)
        let hint = reason == .noEmbeddedApp ? AnswersFileWords.noEmbeddedAppHint : AnswersFileWords.hint
        return ErrorWords(LocalizedText { "\(subject($0)): \(reason.text($0))" }, hint: hint)
    }
}

extension AnswersFile.Failure.Reason {
    fileprivate var text: LocalizedText {
        switch self {
        case .notJSON(let why): AnswersFileWords.notJSON(why.text)
        case .expected(let expectation): expectation.message
        case .twice: AnswersFileWords.twice
        case .unknownKey(let nearest), .unknownProperty(let nearest), .unknownService(let nearest):
            nearest.map { AnswersFileWords.unknown(nearest: $0) } ?? AnswersFileWords.unknown
        case .unusableService(let fault): AnswersFileWords.unusableService(fault.words.message)
        case .missing: AnswersFileWords.missing
        case .notText: AnswersFileWords.notText
        case .notAmong(let values): AnswersFileWords.notAmong(values)
        case .noEmbeddedApp: AnswersFileWords.noEmbeddedApp
        case .notTold: AnswersFileWords.notTold
        case .variableNotSet: AnswersFileWords.variableNotSet
        case .cannotReadFile: AnswersFileWords.cannotReadFile
        case .bad(let problem): LocalizedText { problem.text(in: $0) }
        case .badName: NamePageWords.bad
        }
    }
}
