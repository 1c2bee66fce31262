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

    /// How it ended.
    enum End: Sendable {
        /// The service took it.
        case done
        /// It did not, and why, as it was said.
        case failed(cause: String?)
    }

    /// Does it, and says what goes wrong.
    func run() async -> End {
        let heard = HeardWords()
        return await RefreshWorker.$heard.withValue(heard) { await work(heard) }
    }

    private func work(_ heard: HeardWords) async -> End {
        do {
            let location = try program.store.location(named: name)
            let found = try program.store.peek(location)
            guard let settings = if let found { found } else { try await program.store.read(location) } else {
                return .done
            }
            GivenSecrets.learn(settings)
            switch means {
            case .refresh: _ = try await program.engine.renewed(settings, at: location)
            case .test: try await test(settings, location)
            case .delivery: try await program.store.deliver(location)
            case .nothing: break
            }
            program.voice.aside(told(name)(program.language))
            return .done
        } catch {
            return .failed(cause: tell(error) ?? heard.error(program.language))
        }
    }

    private var told: (String) -> LocalizedText {
        switch means {
        case .test: KeepWords.tested
        case .delivery: KeepWords.delivered
        case .refresh, .nothing: KeepWords.refreshed
        }
    }

    private func test(_ settings: Settings, _ location: SettingsLocation) async throws {
        var settings = settings
        settings[property: OAuthProperty.settingsLocation] = nil
        let plan = try program.engine.plan(of: settings)
        let setup = ConnectionSetup(program.engine, plan, from: .stored, at: location)
        _ = try await setup.run(report: { _ in }, present: { _ in throw CancellationError() })
    }

    private func tell(_ error: any Error) -> String? {
        let language = program.language
        // The process that refreshes has told the rest.
        if let error = error as? AuthError, case .alreadyReported = error.fact { return nil }
        guard let words = Failure.words(error, language) else { return nil }
        Output.note(OutputWords.error(language) + "\(name): \(words.message)")
        if let hint = words.hint { Output.note(OutputWords.hint(language) + hint) }
        return Output.harmless(words.message)
    }
}
