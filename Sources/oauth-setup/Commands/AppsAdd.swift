internal import ArgumentParser
internal import AuthEngine
internal import ConnectionStrings
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import Transport
internal import Wording

/// `apps add`: registers an application that people then sign in with.
struct AppsAdd: WaitingCommand {
    static let configuration = CommandConfiguration("add", AppsHelp.addAbstract, AppsHelp.addDiscussion)

    @OptionGroup var common: CommonOptions
    @Argument(help: Help.about(ServicesHelp.id, "SERVICE"), completion: .services) var service: String
    @Option(help: Help.about(AppsHelp.host, "HOST")) var host: String?
    @Option(name: .customLong("client-id"), help: Help.about(AppsHelp.clientID, "ID")) var clientID: String?
    @Option(help: Help.about(AppsHelp.secretFile, "FILE"), completion: .file()) var secretFile: String?
    @Option(help: Help.about(AppsHelp.callback, "URL")) var callback: [String] = []
    @Option(help: Help.about(AppsHelp.name)) var name: String?
    @Flag(help: Help.about(AppsHelp.mine)) var mine = false

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        let file = try AppsFileEdit(program, isMine: mine)
        let found = try program.catalog.required(service)
        guard let scheme = found.schemes.first(where: \.takesRegisteredApp) else {
            throw Failure(DefinitionError(file: found.id, .app(.notWithApps)).words, exitCode: 2)
        }
        // What cannot be added to is told before anything is asked.
        _ = try file.entries()
        let app = try asked(found, scheme, file.path, program.language)
        if let (key, fault) = app.fault(in: program.catalog) { throw Self.wrong(key, fault, found) }
        let isKnown = try await test(app, found, scheme, program)
        await program.transport.shutdown()
        try file.add(app)
        program.voice.aside(isKnown(program.language))
        let words = AppsWords.kept(file.path, word: ForeignText.word(file.path), for: file.audience)
        Output.note(words(program.language))
    }

    private static func wrong(_ key: String, _ fault: DefinitionFault, _ service: Service) -> Failure {
        Failure(DefinitionError(file: service.id, field: key, fault).words, exitCode: 2)
    }

    /// The application, with what the person answers where no option says it.
    private func asked(
        _ service: Service,
        _ scheme: Scheme,
        _ file: String,
        _ language: Language
    ) throws(Failure) -> EmbeddedApps.App {
        let prompt = LinePrompt(language: language)
        func label(_ property: String) -> LocalizedText {
            service.field(property)?.label ?? LocalizedText(same: property)
        }
        var place = host
        if let property = service.addressProperty(of: scheme) {
            place = try prompt.ask(unless: host, AppsWords.ask(label(property)), option: "--host")
        }
        place = place.map(EmbeddedApps.place)
        if let fault = EmbeddedApps.fault(ofHost: place, service, scheme) { throw Self.wrong("host", fault, service) }
        let question = AppsWords.ask(label(OAuthProperty.clientID))
        let id = try prompt.ask(unless: clientID, question, option: "--client-id")
        var secret: Secret?
        if let secretFile {
            secret = try PassphraseSource.required(secretFile, .clientSecret)
        } else {
            let words = scheme.oauth?.secretOptional == true ? AppsWords.askOptional : AppsWords.ask
            secret = try prompt.askHidden(words(label(OAuthProperty.clientSecret)))
        }
        var callbacks = callback
        if callbacks.isEmpty {
            let usual = scheme.oauth?.callback.isEmpty == false ? scheme.oauth?.callback : nil
            let question = AppsWords.ask(label(OAuthProperty.callbackURL))
            callbacks = [try prompt.ask(unless: nil, question, usual: usual, option: "--callback")]
        }
        let name = try prompt.ask(unless: name, AppsWords.askName, usual: "", option: "--name")
        return EmbeddedApps.App(
            service: service.id,
            clientID: id,
            clientSecret: secret,
            callbacks: callbacks,
            host: place,
            name: name.isEmpty ? nil : LocalizedText(same: name),
            file: file
        )
    }

    /// What is known of whether the service knows it.
    ///
    /// - Throws: ``Failure`` when it does not.
    private func test(
        _ app: EmbeddedApps.App,
        _ service: Service,
        _ scheme: Scheme,
        _ program: Program
    ) async throws(Failure) -> LocalizedText {
        var properties = ConnectionProperties([
            (OAuthProperty.authScheme, scheme.id), (OAuthProperty.clientID, app.clientID),
            (OAuthProperty.callbackURL, app.callback),
        ])
        properties[OAuthProperty.clientSecret] = app.clientSecret?.reveal()
        if let property = service.addressProperty(of: scheme) {
            properties[property] = app.host.map { "https://\($0)" }
        }
        let isKnown: Bool?
        do throws(AuthError) {
            let plan = try program.engine.resolve(properties, service: service.id, app: .custom)
            isKnown = try await program.engine.knowsClient(plan)
        } catch {
            return AppsWords.notTested(error.message(in: program.language))
        }
        if isKnown == false { throw Failure(AppsWords.unknown, exitCode: 4) }
        return isKnown == nil ? AppsWords.notTested : AppsWords.known
    }
}
