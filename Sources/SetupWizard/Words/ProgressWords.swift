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
            let how = view.takesReplies ? [SignInPageWords.pasteLine(view.reply)(language)] : []
            let warnings = view.findings.filter { $0.check == .clock && !$0.isFine }.map { $0.message(in: language) }
            let short = view.shortURL.map { [SignInPageWords.shortly(language), $0] } ?? []
            return warnings + problem + [SignInPageWords.openThis(onlyHere: view.opensOnlyHere)(language), view.url]
                + short + how
        case .written, .machineKey, .imported, .importRefused: return []
        // Only the pages ask for these.
        case .connections, .unlocked, .unlockRefused, .loaded, .shown, .forgotten, .connectionFailed: return []
        case .browserAsked(let worked): return [(worked ? SignInPageWords.opened : SignInPageWords.notOpened)(language)]
        case .progress(.preparing): return [WorkingPageWords.preparing(language)]
        case .progress(.exchanging): return [WorkingPageWords.exchanging(language)]
        case .progress(.testing): return [WorkingPageWords.testing(language)]
        case .progress(.saving): return [WorkingPageWords.saving(language)]
        case .replyRefused(let error):
            return [error.message(in: language)] + (error.hint(in: language).map { [$0] } ?? [])
        case .stillWaiting(let callback): return [callbackAdvice(callback)(language)]
        case .notice(.wrongStates(let count)) where !WrongStates.isWorthALine(count): return []
        // Said before anything begins, or with the result.
        case .notice(.ownWay), .notice(.anotherAccount), .notice(.scopesMissing): return []
        case .notice(let notice): return [notice.text(in: language)]
        case .kept(let path): return [FailurePageWords.unproven(path)(language)]
        case .failed: return []
        case .finished(let result): return finished(result, language)
        }
    }

    /// What to do when the service shows an error in place of the question.
    package static func callbackAdvice(_ callback: String) -> LocalizedText {
        SignInPageWords.callbackAdvice(callback)
    }

    private static func finished(_ result: SetupResult, _ language: Language) -> [String] {
        if let path = result.dryRunPath { return [DonePageWords.dryRun(language), path] }
        guard let path = result.settingsPath else { return [] }
        return SignedInWords.warnings(result).map { $0(language) } + [
            SignedInWords.sentence(result.account)(language),
            DonePageWords.settingsFile(language) + ": " + path,
        ]
    }
}
