internal import ConnectionStrings
internal import Localization
internal import PracticeProvider
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard

/// One whole set-up that plays by itself, step by step in text: what `practice` does without a terminal.
enum PracticeJourney {
    /// Plays the journey with the first practice service that needs an application of one's own.
    ///
    /// - Returns: the exit code.
    static func play() async throws -> Int32 {
        let program = try Program()
        let language = program.language
        guard let session = program.practice else { return 1 }
        try program.folder.prepare()
        let custom = session.catalog.services.filter { $0.embeddedApp == nil }
        guard let practice = custom.last ?? session.catalog.services.first else { return 1 }
        var answers = SetupAnswers()
        answers.service = practice.service.id
        answers.scheme = practice.service.schemes.first { $0.oauth != nil }?.id ?? practice.service.schemes[0].id
        answers.app = .custom
        answers.browser = .here
        answers.connection = "practice"

        let words = JourneyWords(language: language)
        Output.show(words.title)
        Output.show(words.service(practice.service.name(language)))
        let scheme = program.questionnaire.scheme(answers)
        Output.show(words.scheme(scheme?.name(language) ?? ""))
        Output.show(words.app(practice.value(of: OAuthProperty.clientID) ?? ""))
        Output.show(words.signIn)
        let job = program.job(opensBrowser: false, patience: .seconds(60))
        let result = try await AnsweredSetup(program: program, job: job).run(answers, readsReplies: false)
        Output.show(SignedInWords.sentence(result.account)(language))
        Output.show(words.settings(result.settingsPath ?? ""))
        let string = try result.connectionString(.python, owner: .oauthSetup, masked: true)
        Output.show(words.string)
        Output.show(string.split(separator: "\n").map(String.init))
        Output.show(words.next("oauth-setup practice token \(result.connection)"))
        return 0
    }
}

/// The words of the journey.
private struct JourneyWords {
    let language: Language

    private func say(_ english: String, _ japanese: String) -> String {
        LocalizedText(english: english, japanese: japanese)(language)
    }

    var title: String {
        say(
            "PRACTICE: one whole set-up, played by itself (start it in a terminal to answer yourself)",
            "練習モード: 設定の流れを自動で実行します（端末で起動すると自分で操作できます）"
        )
    }
    var signIn: String { say("4. Sign-in: approved automatically", "4. サインイン: 自動で許可") }

    func service(_ name: String) -> String { say("1. Service: \(name)", "1. サービス: \(name)") }
    func scheme(_ name: String) -> String { say("2. Way of signing in: \(name)", "2. サインイン方法: \(name)") }
    func app(_ id: String) -> String { say("3. OAuth app: my own, client ID \(id)", "3. OAuth アプリ: 自分のアプリ（ID: \(id)）") }
    func settings(_ path: String) -> String { say("5. Settings file: \(path)", "5. 設定ファイル: \(path)") }
    var string: String { say("6. Connection string:", "6. 接続文字列:") }
    func next(_ command: String) -> String { say("Next: \(command)", "次は: \(command)") }
}
