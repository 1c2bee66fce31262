internal import ConnectionStrings
internal import Localization
internal import PracticeProvider
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import Wording

/// One whole set-up that plays by itself, step by step in text: what `practice` does without a terminal.
enum PracticeJourney {
    /// Plays the journey with the first practice service that needs an application of one's own.
    ///
    /// - Throws: what the program throws.
    static func play(_ voice: Voice) async throws {
        let program = try Program(voice)
        let language = program.language
        try program.folder.prepare()
        let services = PracticeSession.catalog.services
        guard let practice = services.last(where: { $0.embeddedApp == nil }) ?? services.first else { return }
        var answers = SetupAnswers()
        answers.service = practice.service.id
        answers.scheme = practice.service.schemes.first { $0.oauth != nil }?.id ?? practice.service.schemes[0].id
        answers.app = .custom
        answers.browser = .here
        answers.connection = "practice"

        Output.show(PracticeWords.title(language))
        Output.show(PracticeWords.service(practice.service.name(language))(language))
        let scheme = program.questionnaire.scheme(answers)
        Output.show(PracticeWords.scheme(scheme?.name(language) ?? "")(language))
        Output.show(PracticeWords.app(practice.value(of: OAuthProperty.clientID) ?? "")(language))
        Output.show(PracticeWords.signIn(language))
        let front = program.front(opensBrowser: false, timeout: .seconds(60))
        let result = try await AnsweredSetup(program: program, front: front).run(answers, replies: nil)
        Output.show(SignedInWords.sentence(result.account)(language))
        Output.show(PracticeWords.settings(result.settingsPath ?? "")(language))
        let string = try result.connectionString(.python, owner: .oauthSetup, masked: true)
        Output.show(PracticeWords.string(language))
        Output.show(string.split(separator: "\n").map(String.init))
        Output.show(PracticeWords.next("oauth-setup practice token \(result.connection)")(language))
    }
}
