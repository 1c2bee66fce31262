internal import ArgumentParser
internal import AuthEngine
internal import ConnectionStrings
internal import Glibc
internal import PracticeProvider
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard

/// An error of a command's own, ready to be said.
struct Failure: Error {
    let message: LocalizedText
    let hint: LocalizedText?
    let exitCode: Int32

    /// A failure in both languages.
    init(_ english: String, _ japanese: String, hint: (String, String)? = nil, exitCode: Int32 = 1) {
        message = LocalizedText(english: english, japanese: japanese)
        self.hint = hint.map { LocalizedText(english: $0.0, japanese: $0.1) }
        self.exitCode = exitCode
    }

    /// Says what went wrong and what to do, on standard error.
    ///
    /// - Returns: the exit code.
    static func report(_ error: any Error) -> Int32 {
        let language = LanguageChoice.current
        switch error {
        case let error as AuthError:
            say(error.message(in: language), error.hint(in: language), language)
            return Int32(error.outcome.rawValue)
        case let error as SettingsError:
            return report(AuthError(.settings(error)))
        case let error as ConnectionStringError:
            say(error.message(in: language), error.hint(in: language), language)
            return 2
        case let error as AnswersFile.Failure:
            say(error.message(in: language), error.hint(in: language), language)
            return 2
        case let error as DefinitionError:
            say(error.description, nil, language)
            return 1
        case let error as PracticeError:
            say(error.message, error.hint, language)
            return 1
        case let error as Failure:
            say(error.message(language), error.hint?(language), language)
            return error.exitCode
        case let code as ExitCode:
            return code.rawValue
        default:
            return reportUsage(error)
        }
    }

    private static func reportUsage(_ error: any Error) -> Int32 {
        let text = OAuthSetup.fullMessage(for: error)
        guard OAuthSetup.exitCode(for: error).isSuccess else {
            Output.note(text)
            return OAuthSetup.exitCode(for: error) == .validationFailure ? 2 : 1
        }
        Output.data(text)
        return 0
    }

    private static func say(_ message: String, _ hint: String?, _ language: Language) {
        Output.note((language == .english ? "error: " : "エラー: ") + message)
        if let hint { Output.note((language == .english ? "hint: " : "対処: ") + hint) }
    }
}
