internal import AuthEngine
package import Localization
internal import ServiceCatalog
internal import Wording

/// What a set-up without questions says while it runs, line by line.
package enum ProgressWords {
    /// The lines of one report; none for a failure, which is said as an error.
    package static func lines(_ report: EngineReport, _ language: Language) -> [String] {
        switch report {
        case .signInReady(let view):
            let problem = view.problem.map { [$0.message(in: language)] } ?? []
            let how = view.takesReplies ? [Words.Run.pasteLine(language)] : []
            let warnings = view.findings.filter { $0.check == .clock && !$0.isFine }.map { $0.message(in: language) }
            let short = view.shortURL.map { [Words.Run.shortly(language), $0] } ?? []
            return warnings + problem + [Words.Run.openThis(language), view.url] + short + how
        case .written, .machineKey, .takenIn, .importRefused: return []
        case .browserAsked(let worked): return [Words.Run.opening(worked)(language)]
        case .progress(.preparing): return [Words.Run.preparing(language)]
        case .progress(.exchanging): return [Words.Run.exchanging(language)]
        case .progress(.testing): return [Words.Run.testing(language)]
        case .progress(.saving): return [Words.Run.saving(language)]
        case .replyRefused(let error):
            return [error.message(in: language)] + (error.hint(in: language).map { [$0] } ?? [])
        case .stillWaiting(let callback): return [callbackAdvice(callback)(language)]
        case .wrongStates(let count):
            return WrongStates.isWorthALine(count) ? [Words.Run.wrongStates(count)(language)] : []
        case .mixUp: return [EngineNotice.mixUp.text(in: language)]
        case .failed: return []
        case .finished(let result): return finished(result, language)
        }
    }

    /// What to do when the service shows an error in place of the question.
    package static func callbackAdvice(_ callback: String) -> LocalizedText { Words.Run.callbackAdvice(callback) }

    private static func finished(_ result: SetupResult, _ language: Language) -> [String] {
        if let path = result.dryRunPath { return [Words.Result.dryRun(language), path] }
        guard let path = result.settingsPath else { return [] }
        return SignedInWords.warnings(result).map { $0(language) } + [
            SignedInWords.sentence(result.account)(language),
            Words.Result.settingsFile(language) + ": " + path,
        ]
    }
}
