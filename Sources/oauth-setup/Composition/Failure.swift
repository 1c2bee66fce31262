internal import ArgumentParser
internal import AuthEngine
internal import ConnectionStrings
internal import Glibc
internal import Localization
internal import PracticeProvider
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import Wording

/// An error of a command's own, ready to be said.
struct Failure: Error {
    let message: LocalizedText
    let hint: LocalizedText?
    let exitCode: Int32
    /// Whether a connection of that name is on the machine that it was sent to.
    var isNameTaken = false

    /// A failure with its words.
    init(_ message: LocalizedText, hint: LocalizedText? = nil, exitCode: Int32 = 1) {
        self.message = message
        self.hint = hint
        self.exitCode = exitCode
    }

    /// A failure that comes with its advice.
    init(_ words: ErrorWords, exitCode: Int32 = 1) {
        self.init(words.message, hint: words.hint, exitCode: exitCode)
    }

    /// What an error says and how the program ends with it.
    struct Words {
        let message: String
        let hint: String?
        let exitCode: Int32
    }

    /// The words of an error of this project's modules; nil for another one.
    static func words(_ error: any Error, _ language: Language) -> Words? {
        switch error {
        case let error as AuthError:
            Words(
                message: error.message(in: language),
                hint: hiddenApp(error)?(language) ?? SignInAdvice.hint(of: error)?(language)
                    ?? error.hint(in: language),
                exitCode: error.outcome.exitCode
            )
        case let error as SettingsError: words(AuthError(.store(error)), language)
        case let error as ConnectionStringError:
            Words(message: error.message(in: language), hint: error.hint(in: language), exitCode: 2)
        case let error as AnswersFile.Failure:
            Words(
                message: error.message(in: language),
                hint: (error.reason == .noEmbeddedApp ? hiddenApp : nil)?(language) ?? error.hint(in: language),
                exitCode: 2
            )
        case let error as DefinitionError:
            Words(message: error.message(in: language), hint: error.hint(in: language), exitCode: 5)
        case let error as PracticeError:
            Words(message: error.message(in: language), hint: error.hint(in: language), exitCode: 1)
        case let error as Failure:
            Words(message: error.message(language), hint: error.hint?(language), exitCode: error.exitCode)
        default: nil
        }
    }

    /// What to do about the administrator's file of applications that this person may not read; nil when there is none.
    static var hiddenApp: LocalizedText? {
        PracticeSession.current == nil ? Organisation.hidden.last.map(ValueWords.forOthersAdvice) : nil
    }

    private static func hiddenApp(_ error: AuthError) -> LocalizedText? {
        switch error.fact {
        // A string without a client ID means the embedded app.
        case .plan(.embeddedAppMissing), .plan(.missingProperty(OAuthProperty.clientID)): hiddenApp
        default: nil
        }
    }

    /// Says what went wrong and what to do, on standard error.
    ///
    /// - Returns: the exit code.
    static func report(_ error: any Error, _ voice: Voice) -> Int32 {
        let language = voice.language
        if let error = error as? AuthError, case .alreadyReported(let outcome) = error.fact { return outcome.exitCode }
        if let words = words(error, language) {
            voice.log?.failed(words.message)
            say(words.message, words.hint, language)
            return words.exitCode
        }
        return (error as? ExitCode)?.rawValue ?? reportUsage(error, language)
    }

    private static func reportUsage(_ error: any Error, _ language: Language) -> Int32 {
        let text = UsageWords.inLanguage(OAuthSetup.fullMessage(for: error), language)
        guard OAuthSetup.exitCode(for: error).isSuccess else {
            Output.notePage(text)
            return OAuthSetup.exitCode(for: error) == .validationFailure ? 2 : 1
        }
        Output.page(text)
        return 0
    }

    private static func say(_ message: String, _ hint: String?, _ language: Language) {
        Output.note(OutputWords.error(language) + message)
        if let hint { Output.note(OutputWords.hint(language) + hint) }
    }
}
