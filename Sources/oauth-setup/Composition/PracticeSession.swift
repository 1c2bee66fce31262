internal import ArgumentParser
internal import AuthEngine
internal import Bounds
internal import PracticeProvider
internal import Secrets
internal import ServiceCatalog
internal import SetupWizard
internal import Transport
internal import WebRequests
internal import Wording

/// The practice provider that a command runs against.
struct PracticeSession: Sendable {
    /// The session of the command that runs now; nil for the real services.
    @TaskLocal static var current: PracticeSession?

    /// A sentence with the commands in it as they are written for what runs now: in practice they begin with `practice`.
    static func commands(in text: String) -> String {
        guard current != nil else { return text }
        let names = OAuthSetup.configuration.subcommands.compactMap { $0.configuration.commandName }
        return names.filter { $0 != "practice" }.reduce(text) { text, name in
            text.replacing("oauth-setup \(name)", with: "oauth-setup practice \(name)")
        }
    }

    /// What it accepts.
    static var catalog: PracticeCatalog { known.value() }
    private static let known = Lazy { PracticeCatalog.bundled() }

    /// The provider's address.
    let baseURL: String
    /// The provider, when it runs in this process.
    let provider: PracticeProvider?
    /// Whether it plays the person at the browser.
    let playsThePerson: Bool

    /// Where the engine finds the services.
    var endpoints: EndpointMapping { .practice(at: baseURL) }

    /// The applications that practice connectors ship with.
    var embeddedApps: EmbeddedApps {
        EmbeddedApps(
            Self.catalog.embeddedApps.map { app in
                EmbeddedApps.App(
                    service: app.service,
                    clientID: app.clientID,
                    clientSecret: app.clientSecret.map { Secret($0) },
                    callback: app.callback
                )
            }
        )
    }

    /// Plays the person: asks the provider what the browser would end at, and brings that to the waiting sign-in.
    ///
    /// - Parameters:
    ///   - url: the authorization request.
    ///   - waiting: the sign-in that waits.
    ///   - transport: how the callback is called.
    ///   - approving: whether a person who would be asked has said yes.
    /// - Returns: true, as a browser that opened.
    func play(
        _ url: String,
        waiting: WaitingSignIn,
        transport: HTTPTransport,
        approving: Bool = false
    ) async -> Bool {
        guard let provider else { return false }
        switch await provider.answer(authorizationURL: url, approving: approving) {
        case .redirect(let address) where address.hasPrefix("http://"):
            // Like a browser; when the listener there is not ours, the address is brought by hand, as a person would.
            let reply = try? await transport.send(HTTPRequest(method: "GET", url: address))
            if reply?.status != 200 { try? await waiting.paste(address) }
        case .redirect(let address):
            // A browser would not trust the callback's own certificate without asking, so the address is brought by hand.
            try? await waiting.paste(address)
        case .codePage(let code): try? await waiting.paste(code)
        case .errorPage, .nothing: break
        }
        return true
    }
}

extension PracticeSession {
    /// A session with a stand-in that this process runs.
    init(starting options: PracticeOptions, playsThePerson: Bool) async throws {
        let provider = try await PracticeProvider.start(options)
        self.init(baseURL: provider.baseURL, provider: provider, playsThePerson: playsThePerson)
    }

    /// A session with a stand-in that runs in another process, whose address the environment names; nil where it names none.
    ///
    /// - Throws: ``Failure`` for an address that is not `http://127.0.0.1:PORT`.
    static func running() throws -> PracticeSession? {
        guard let address = Invocation.environment["OAUTH_SETUP_PRACTICE"], !address.isEmpty else { return nil }
        let port = address.hasPrefix("http://127.0.0.1:") ? Int(address.dropFirst("http://127.0.0.1:".count)) : nil
        guard let port, (1...65_535).contains(port) else { throw Failure(PracticeWords.wrongAddress, exitCode: 2) }
        return PracticeSession(baseURL: address, provider: nil, playsThePerson: false)
    }

    /// Does work in this session, as far as nothing has to be waited for; what goes wrong is said here, with its commands.
    ///
    /// - Throws: `ExitCode`.
    func begin(_ voice: Voice, _ work: @escaping @Sendable () throws -> Remainder?) throws -> Remainder? {
        let rest: Remainder?
        if provider == nil {
            rest = try Self.$current.withValue(self) {
                do {
                    return try work()
                } catch {
                    throw ExitCode(Failure.report(error, voice))
                }
            }
        } else {
            rest = { if let rest = try work() { try await rest() } }
        }
        guard let rest else { return nil }
        return {
            let code = await Self.$current.withValue(self) { await Main.code(of: rest, voice) }
            await provider?.stop()
            guard code == 0 else { throw ExitCode(code) }
        }
    }
}
