internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import Upkeep
internal import Wording

/// The refresh or the test of one connection.
struct KeepWork: Sendable {
    let program: Program
    let name: String
    let means: KeptConnection.Means

    /// Does it, and says what goes wrong.
    ///
    /// - Returns: whether the service took it.
    func run() async -> Bool {
        do {
            let location = try program.store.location(named: name)
            guard let settings = try program.store.peek(location) else { return true }
            GivenSecrets.learn(settings)
            switch means {
            case .refresh: _ = try await program.engine.renewed(settings, at: location)
            case .test: try await test(settings, location)
            case .nothing: break
            }
            Output.aside((means == .test ? KeepWords.tested : KeepWords.refreshed)(name)(program.language))
            return true
        } catch {
            tell(error)
            return false
        }
    }

    private func test(_ settings: Settings, _ location: SettingsLocation) async throws {
        var settings = settings
        settings[property: OAuthProperty.settingsLocation] = nil
        let plan = try program.engine.plan(of: settings)
        let setup = ConnectionSetup(program.engine, plan, from: .stored, at: location)
        _ = try await setup.run(report: { _ in }, present: { _ in throw CancellationError() })
    }

    private func tell(_ error: any Error) {
        let language = program.language
        // The process that refreshes has told the rest.
        if let error = error as? AuthError, case .alreadyReported = error.fact { return }
        guard let words = Failure.words(error, language) else { return }
        Output.note(OutputWords.error(language) + "\(name): \(words.message)")
        if let hint = words.hint { Output.note(OutputWords.hint(language) + hint) }
    }
}
