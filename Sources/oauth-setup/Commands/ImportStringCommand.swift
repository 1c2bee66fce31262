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

/// `import-string`: a stored connection from a connection string.
struct ImportStringCommand: WaitingCommand {
    static let configuration = CommandConfiguration(
        "import-string",
        ImportStringHelp.abstract,
        ImportStringHelp.discussion
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: Help.about(ImportStringHelp.name)) var name: String
    @Argument(help: Help.about(ImportStringHelp.standardInput, "-")) var standardInput: String?
    @Option(help: Help.about(OptionHelp.stringFile, "FILE"), completion: .file()) var stringFile: String?
    @Option(help: Help.about(ImportStringHelp.service, "ID")) var service: String?
    @Flag(help: Help.about(ImportStringHelp.replace)) var replace = false
    @Flag(help: Help.about(ImportStringHelp.noTest)) var noTest = false
    @Flag(help: Help.about(OptionHelp.noBrowser)) var noBrowser = false
    @Option(parsing: .unconditional, help: Help.about(OptionHelp.timeout, "SECONDS")) var timeout = 300
    @Flag(help: Help.about(OptionHelp.json)) var json = false

    func validate() throws {
        guard standardInput == nil || (standardInput == "-" && stringFile == nil) else {
            throw ValidationError(OptionMistakes.stringInOnePlace)
        }
        guard (1...86_400).contains(timeout) else { throw ValidationError(OptionMistakes.timeout) }
    }

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        try program.folder.prepare()
        let isThere = try program.folder.connectionNames().contains(name)
        guard replace || !isThere else { throw taken }
        let location = SettingsLocation.file(
            path: isThere
                ? try program.folder.settingsPath(connection: name)
                : try program.folder.newSettingsPath(connection: name)
        )
        let plan = try plan(program)
        if noTest {
            try await program.engine.adopt(plan, connection: name, to: location)
            say(nil, plan, location)
            program.voice.aside(ImportStringWords.untested(program.language))
        } else {
            let work = BrowserWork(program: program, opensBrowser: !noBrowser, timeout: timeout)
            let engine = program.engine.skippingPauses()
            let setup = ConnectionSetup(engine, plan, from: .given, at: location, name: name, browser: work.browser)
            let account = try await work.run { try await setup.run(report: $0, present: $1).account }
            say(account, plan, location)
            if !json { Output.show(SignedInWords.sentence(account)(program.language)) }
        }
        program.voice.aside(location.text)
    }

    private func say(_ account: SignedInAccount?, _ plan: ConnectionPlan, _ location: SettingsLocation) {
        guard json else { return }
        let value: JSONValue = [
            "connection": .string(name),
            "service": .string(plan.service.id),
            "scheme": .string(plan.scheme.id),
            "file": .string(location.text),
            "account": account.map {
                [
                    "subject": .string($0.subject), "name": .string($0.name),
                    "detail": $0.detail.map { .string($0) } ?? .null,
                ]
            } ?? .null,
        ]
        Output.data(value.text(.pretty))
    }

    private func plan(_ program: Program) throws -> ConnectionPlan {
        let given = try GivenString(file: stringFile ?? "-", for: service, program)
        var properties = given.parsed.properties
        if properties[OAuthProperty.settingsLocation] != nil {
            properties[OAuthProperty.settingsLocation] = nil
            Output.note(ImportStringWords.ownFile(program.language))
        }
        let plan = try given.plan(properties, service: service, program)
        given.say(plan, program)
        return plan
    }

    private var taken: Failure { Failure(ImportStringWords.taken(name), exitCode: 2) }
}
