internal import AuthEngine
internal import Bounds
internal import CallbackServer
internal import FoundationEssentials
internal import Localization
internal import PracticeProvider
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import SharedSettings
internal import Transport
internal import WebRequests
internal import Wording

/// Everything a command needs, made from the real world in one place.
struct Program {
    let environment: [String: String]
    /// How it speaks.
    let voice: Voice
    var language: Language { voice.language }
    /// The services, read when they are first asked for; what cannot be used of them is told then.
    var catalog: ServiceCatalog { services.value() }
    private let services: Lazy<ServiceCatalog>
    /// The applications that nobody has to register; what cannot be used of them is told when they are first asked for.
    var embeddedApps: EmbeddedApps { apps.value() }
    private let apps: Lazy<EmbeddedApps>
    /// The services as they are offered for a new connection.
    var offered: ServiceCatalog {
        guard practice == nil else { return catalog }
        let defaults = Organisation.defaults
        return embeddedApps.offered(in: catalog, services: defaults.services.value, ownApps: defaults.ownApps.value)
    }
    let folder: ConfigurationFolder
    let store: SettingsStore
    /// What opens this machine's key, where that is protected.
    let passphrase: IdentityPassphrase
    let transport: HTTPTransport
    let engine: AuthEngine
    /// The practice provider that stands in for the services; nil for the real ones.
    let practice: PracticeSession?
    /// What a command line of this kind begins with.
    var command: String { SignInAdvice.program(practice != nil) }

    /// Composes the program.
    ///
    /// - Parameters:
    ///   - voice: how it speaks.
    ///   - key: the key that the command line names.
    ///   - renewal: what this process was started for, if another one of this program did it; such a one starts no other.
    ///   - warns: whether definitions that cannot be used are told here.
    /// - Throws: an error about the configuration folder.
    init(_ voice: Voice, _ key: GivenKey = GivenKey(), renewal: RefreshRequest? = nil, warns: Bool = true) throws {
        self.voice = voice
        var environment = Invocation.environment
        if let identity = key.identity { environment["OAUTH_SETUP_IDENTITY"] = identity }
        self.environment = environment
        practice = PracticeSession.current
        var folder = try ConfigurationFolder.resolve(environment: environment)
        if practice != nil {
            try folder.prepare()
            folder = ConfigurationFolder(path: folder.path + "/practice")
        }
        self.folder = folder
        _ = try folder.checkDefinitions()
        let tell: @Sendable ([DefinitionError], (LocalizedText) -> LocalizedText) -> Void = { faults, words in
            guard renewal == nil, warns else { return }
            for fault in faults { Output.note(words(LocalizedText { fault.message(in: $0) })(voice.language)) }
        }
        let services = Lazy { [folder, practice] () -> ServiceCatalog in
            let shared = practice == nil ? Organisation.folders : SystemFolders(paths: [])
            let catalog = ServiceCatalog.known(in: folder, and: shared)
            tell(catalog.faults, ServicesWords.unusable)
            return catalog
        }
        self.services = services
        let apps = Lazy { [folder, practice] () -> EmbeddedApps in
            if let practice { return practice.embeddedApps }
            let organisation = Organisation(folder, services.value())
            tell(Organisation.defaults.faults(in: services.value()) + organisation.faults, ServicesWords.notUsed)
            return EmbeddedApps(EmbeddedApps.bundled().apps + organisation.apps.apps)
        }
        self.apps = apps
        let passphrase = IdentityPassphrase(
            key.passphrase,
            known: renewal?.passphrase,
            environment: environment,
            voice: voice
        )
        self.passphrase = passphrase
        store = SettingsStore(
            folder: folder,
            environment: environment,
            handedKey: (renewal?.identity).map { Array($0.reveal().utf8) },
            passphrase: { () throws(SettingsError) in try passphrase.secret() },
            now: Self.now,
            warn: { Output.note($0.words(voice.language)) }
        )
        .knowing(
            SharedKinds.all(environment),
            fleet: key.fleet,
            times: SharedKinds.times(environment, isPractice: practice != nil)
        )
        transport = HTTPTransport(
            deadline: .seconds(30),
            contact: practice == nil ? nil : "practice",
            environment: environment,
            trusting: [],
            defaults: { Organisation.defaults.network }
        )
        let worker = RefreshWorker(
            environment: environment,
            practice: practice,
            passphrase: passphrase,
            store: store,
            voice: voice
        )
        var surroundings = Surroundings.live(
            endpoints: practice?.endpoints ?? .live,
            transport: transport,
            refresher: renewal == nil ? RefreshRunner(worker.refresh, atOnce: worker.refreshAtOnce) : .inProcess
        ) { notice in
            let language = voice.language
            Output.note(OutputWords.note(language) + notice.text(in: language))
        }
        surroundings.replyPageWords = .standard
        surroundings.callbackCertificate = OwnCallbackCertificate(environment: environment)
        if let log = voice.log { surroundings.send = log.watching(surroundings.send) }
        engine = AuthEngine(
            store: store,
            surroundings: surroundings,
            catalog: services.value(),
            embeddedApps: apps.value()
        )
    }

    /// The wall clock in milliseconds since 1970.
    static let now: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1000) }

    /// The question model for these services.
    var questionnaire: Questionnaire {
        let isPractice = practice != nil
        var questionnaire = Questionnaire(
            catalog: offered,
            embeddedApps: embeddedApps,
            practiceValue: { service, property in
                isPractice ? PracticeSession.catalog.service(service)?.value(of: property) : nil
            },
            // A name that cannot be one is refused by the question itself.
            defaultLocation: { [store] name in (try? store.location(named: name))?.text ?? "" }
        )
        questionnaire.isPractice = isPractice
        questionnaire.hiddenApps = isPractice ? [] : Organisation.hidden
        questionnaire.saved = { name in
            // What cannot be opened is told of where it is written.
            try? SavedConnections(program: self).answers(name)
        }
        let home = environment["HOME"]
        questionnaire.home = home
        questionnaire.resolvedLocation = { [store] text in
            // FLEET/NAME, where that fleet is known, is no path.
            if let mark = text.firstIndex(of: "/"), (try? store.fleets().entry(named: String(text[..<mark]))) != nil,
                let shared = try? store.location(named: text)
            {
                return shared.text
            }
            return WizardFiles.location(text, home: home)
        }
        questionnaire.locationProblem = { [store] text in
            do throws(SettingsError) {
                try store.checkTakesSettings(try store.location(text))
                return nil
            } catch {
                if case .alreadyThere = error { return NamePageWords.otherFile }
                let words = error.words
                return words.hint.map { NamePageWords.unusable(words.message, fix: $0) } ?? words.message
            }
        }
        questionnaire.hasPracticePerson = practice?.provider != nil
        return questionnaire
    }

    /// How a set-up is run.
    func front(
        opensBrowser: Bool,
        timeout: Duration,
        isDryRun: Bool = false,
        isExtendable: Bool = false
    ) -> SetupFront {
        let environment = environment
        let practice = practice
        let transport = transport
        var front = SetupFront(engine: engine, questionnaire: questionnaire, timeout: timeout) { url, waiting in
            if let practice, practice.playsThePerson {
                return await practice.play(url, waiting: waiting, transport: transport)
            }
            return opensBrowser && Browser.open(url, environment: environment)
        }
        front.playPerson = { url, waiting in
            _ = await practice?.play(url, waiting: waiting, transport: transport, approving: true)
        }
        front.unlock = { [store, passphrase] secret throws(AuthError) in
            do throws(SettingsError) {
                try store.unlock(with: secret)
            } catch {
                throw AuthError(.store(error))
            }
            passphrase.take(secret)
        }
        front.isDryRun = isDryRun
        front.isExtendable = isExtendable
        front.playsThePerson = practice?.playsThePerson == true
        return front
    }
}
