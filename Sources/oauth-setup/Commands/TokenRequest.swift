internal import AuthEngine
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON
internal import Transport
internal import Wording

/// What `token` is asked for: a valid access token, on standard output.
struct TokenRequest {
    /// How the token is printed.
    enum Format: String, CaseIterable {
        /// The token alone.
        case token
        /// Header lines: `Authorization: Bearer …`.
        case header
        /// Token, type and end.
        case json
        /// What programs that call a credential process expect.
        case credentialProcess = "credential-process"
    }

    var key = GivenKey()
    var name = ""
    /// In seconds.
    var minValidity = 60
    /// Whether what was refused a moment ago is tried again at once.
    var skipsPauses = false
    /// Whether a sign-in that another machine refreshed last goes on here.
    var adopts = false
    var acceptsOlder = false
    /// Whether a new token is wanted whatever is left of the one at hand.
    var forcesRefresh = false
    var format = Format.token

    /// Prints a token that is at hand.
    ///
    /// - Returns: the rest of the work, where something has to be waited for.
    /// - Throws: what the engine throws, or ``Failure``.
    func begin(_ voice: Voice) throws -> Remainder? {
        let program = try Program(voice, key)
        let found = try program.settings(of: name)
        let engine = program.engine
        let validity = Duration.seconds(minValidity)
        if !adopts, !forcesRefresh, engine.isAtHand(found.settings, at: found.location, minValidity: validity) {
            if acceptsOlder { program.store.acceptOlder(found.settings) }
            Output.data(try text(engine, found.settings))
            return nil
        }
        if !adopts, !acceptsOlder, !skipsPauses, !forcesRefresh,
            let current = try engine.currentAtOnce(found.settings, at: found.location, minValidity: validity)
        {
            Output.data(try text(engine, current))
            return nil
        }
        return {
            let found = try await program.settings(of: name, adopting: adopts)
            if acceptsOlder { program.store.acceptOlder(found.settings) }
            let patient = skipsPauses ? engine.skippingPauses() : engine
            let current =
                if forcesRefresh {
                    try await Self.renewed(found.settings, at: found.location, patient)
                } else {
                    try await patient.current(found.settings, at: found.location, minValidity: validity)
                }
            let text = try text(engine, current)
            await program.transport.shutdown()
            Output.data(text)
        }
    }

    private static func renewed(
        _ settings: Settings,
        at location: SettingsLocation,
        _ engine: AuthEngine
    ) async throws -> Settings {
        // What was moved, or is stored for a service that is not known any more, has an error of its own.
        if settings.movedAway == nil, try engine.plan(of: settings).scheme.oauth == nil {
            throw Failure(TokenWords.nothingToRefresh)
        }
        return try await engine.renewed(settings, at: location)
    }

    /// How the token of settings is printed.
    ///
    /// - Throws: what the engine throws, or ``Failure``.
    func text(_ engine: AuthEngine, _ settings: Settings) throws -> String {
        if format == .header {
            let headers = try engine.headers(of: settings)
            guard !headers.isEmpty else { throw Failure(TokenWords.noHeader) }
            return headers.map { "\($0.name): \($0.value.reveal())" }.joined(separator: "\n")
        }
        let credential = try engine.credential(of: settings)
        return switch format {
        case .token, .header: credential.value.reveal()
        case .json: Self.json(credential).text(.pretty)
        case .credentialProcess: Self.credentialProcess(credential).text()
        }
    }

    private static func json(_ credential: CurrentCredential) -> JSONValue {
        [
            "token": .string(credential.value.reveal()),
            "type": .string(credential.type),
            "expires": credential.endsAt.map { .string(Moment.text($0)) } ?? .null,
        ]
    }

    private static func credentialProcess(_ credential: CurrentCredential) -> JSONValue {
        var object = JSONObject()
        object["Version"] = 1
        object["AccessToken"] = .string(credential.value.reveal())
        object["TokenType"] = .string(credential.type)
        object["Expiration"] = credential.endsAt.map { .string(Moment.text($0)) }
        return .object(object)
    }
}
