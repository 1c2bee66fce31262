internal import ArgumentParser
internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import StrictJSON
internal import Wording

/// `apps`: the OAuth applications that people sign in with without registering one.
struct AppsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apps",
        abstract: Help.text(AppsHelp.abstract),
        discussion: Help.discussion(AppsHelp.discussion),
        subcommands: [AppsList.self, AppsAdd.self, AppsRemove.self],
        defaultSubcommand: AppsList.self
    )
}

/// `apps list`: all of them.
struct AppsList: PlainCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: Help.text(AppsHelp.listAbstract),
        discussion: Help.text(AppsHelp.listExample)
    )

    @OptionGroup var common: CommonOptions
    @Flag(help: Help.about(OptionHelp.json)) var json = false

    func run(_ voice: Voice) throws {
        let program = try Program(voice, common.key)
        let apps = program.embeddedApps.apps
        let hidden = (program.practice == nil ? Organisation.hidden : []).map(ValueWords.forOthersAdvice)
        for words in hidden { program.voice.aside(words(program.language)) }
        let used = apps.indices.map { index in
            !apps[(index + 1)...].contains { $0.service == apps[index].service && $0.host == apps[index].host }
        }
        if json {
            Output.data(JSONValue.array(zip(apps, used).map(Self.json)).text(.pretty))
            return
        }
        guard !apps.isEmpty else {
            if hidden.isEmpty { program.voice.aside(AppsWords.none(program.language)) }
            return
        }
        for (app, isUsed) in zip(apps, used) { Output.show(Self.lines(app, isUsed, program.language)) }
    }

    private static func lines(_ app: EmbeddedApps.App, _ isUsed: Bool, _ language: Language) -> [String] {
        let head = [app.service, app.host, app.name?(language)].compactMap(\.self).joined(separator: "  ")
        let secret = (app.clientSecret == nil ? AppsWords.withoutSecret : AppsWords.withSecret)(language)
        return [head, "    \(AppsWords.clientID(language)): \(app.clientID) (\(secret))"]
            + app.callbacks.map { "    \(AppsWords.callback(language)): \($0)" }
            + ["    " + (app.file ?? AppsWords.shipped(language))]
            + (isUsed ? [] : ["    " + AppsWords.notUsed(language)])
    }

    private static func json(_ app: EmbeddedApps.App, _ isUsed: Bool) -> JSONValue {
        [
            "service": .string(app.service),
            "host": app.host.map { .string($0) } ?? .null,
            "name": app.name?.json ?? .null,
            "clientID": .string(app.clientID),
            "hasSecret": .bool(app.clientSecret != nil),
            "callbacks": .array(app.callbacks.map { .string($0) }),
            "file": app.file.map { .string($0) } ?? .null,
            "used": .bool(isUsed),
        ]
    }
}

/// `apps remove`: takes one away.
struct AppsRemove: PlainCommand {
    static let configuration = CommandConfiguration(
        "remove",
        AppsHelp.removeAbstract,
        AppsHelp.removeDiscussion
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: Help.about(ServicesHelp.id, "SERVICE"), completion: .services) var service: String
    @Option(help: Help.about(AppsHelp.host, "HOST")) var host: String?
    @Flag(help: Help.about(AppsHelp.mine)) var mine = false

    func run(_ voice: Voice) throws {
        let program = try Program(voice, common.key)
        let file = try AppsFileEdit(program, isMine: mine)
        try file.remove(service.lowercased(), host.map(EmbeddedApps.place))
        program.voice.aside(AppsWords.removed(file.path)(program.language))
    }
}
