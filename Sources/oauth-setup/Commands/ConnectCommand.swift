internal import ArgumentParser
internal import AuthEngine
internal import ConnectionStrings
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON
internal import Wording

/// `connect`: connects and proves it.
struct ConnectCommand: WaitingCommand {
    static let configuration = CommandConfiguration("connect", ConnectHelp.abstract, ConnectHelp.discussion)

    @OptionGroup var common: CommonOptions
    @OptionGroup var adopt: AdoptOption
    @Argument(help: Help.about(ConnectHelp.name), completion: .connections) var name: String?
    @Option(help: Help.about(OptionHelp.stringFile, "FILE"), completion: .file()) var stringFile: String?
    @Option(help: Help.about(OptionHelp.service, "ID")) var service: String?
    @Flag(help: Help.about(OptionHelp.noBrowser)) var noBrowser = false
    @Option(parsing: .unconditional, help: Help.about(OptionHelp.timeout, "SECONDS")) var timeout = 300
    @Flag(help: Help.about(OptionHelp.json)) var json = false

    func validate() throws {
        guard (name == nil) != (stringFile == nil) else { throw ValidationError(OptionMistakes.connectionOrString) }
        guard (1...86_400).contains(timeout) else { throw ValidationError(OptionMistakes.timeout) }
    }

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        let source = stringFile ?? (name == "-" ? "-" : nil)
        let (plan, location) = try source.map { (try given(in: $0, program), nil) } ?? stored(program)
        if let place = try Self.location(of: plan, program), let name = program.folder.connectionName(at: place) {
            SignInAdvice.begin(name, isPractice: program.practice != nil)
        }
        if adopt.adopt, let place = try location ?? Self.location(of: plan, program) {
            try await program.engine.adopt(place)
        }
        let work = BrowserWork(program: program, opensBrowser: !noBrowser, timeout: timeout)
        let engine = program.engine.skippingPauses()
        let setup = ConnectionSetup(engine, plan, from: .stored, at: location, browser: work.browser)
        let connection = try await work.run { try await setup.run(report: $0, present: $1) }
        say(connection, program.language)
    }

    private func say(_ connection: Connection, _ language: Language) {
        let (account, plan) = (connection.account, connection.plan)
        guard json else {
            Output.show(SignedInWords.sentence(account)(language))
            return
        }
        let value: JSONValue = [
            "service": .string(plan.service.id),
            "scheme": .string(plan.scheme.id),
            "subject": .string(account.subject),
            "account": .string(account.name),
            "detail": account.detail.map { .string($0) } ?? .null,
            "missingScopes": .array(connection.missingScopes.map { .string($0) }),
        ]
        Output.data(value.text(.pretty))
    }

    /// A stored connection is refreshed silently; nobody is asked.
    private func stored(_ program: Program) throws -> (ConnectionPlan, SettingsLocation?) {
        var found = try program.settings(of: name ?? "")
        // What lives elsewhere is signed in anew only where a person asks for that.
        if let moved = found.settings.movedAway { throw moved }
        found.settings[property: OAuthProperty.settingsLocation] = nil
        return (try program.engine.plan(of: found.settings.askingNobody), found.location)
    }

    /// Where a connection string keeps its settings; nil when it does not say.
    private static func location(of plan: ConnectionPlan, _ program: Program) throws -> SettingsLocation? {
        let text = plan.properties[OAuthProperty.settingsLocation] ?? ""
        return text.isEmpty ? nil : try program.store.location(text)
    }

    private func given(in file: String, _ program: Program) throws -> ConnectionPlan {
        let given = try GivenString(file: file, for: service, program)
        let plan = try given.plan(given.parsed.properties, service: service, program)
        given.say(plan, program)
        return plan
    }
}
