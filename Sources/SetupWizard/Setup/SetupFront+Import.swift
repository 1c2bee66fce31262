package import AuthEngine
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

extension SetupFront {
    /// Takes a settings file of another machine in, as `import` does, and tests the connection.
    ///
    /// - Parameters:
    ///   - given: the file and what is known about it.
    ///   - readFile: reads a file; nil when it cannot be read.
    ///   - report: told when the settings are kept, and about a refusal, after which nothing was written.
    /// - Returns: what the connection is; nil after a refusal.
    /// - Throws: ``AuthError``; the settings are kept then if that was reported.
    package func importSettings(
        _ given: SettingsImport,
        readFile: @Sendable (String) -> [UInt8]?,
        report: @escaping @Sendable (EngineReport) -> Void
    ) async throws(AuthError) -> SetupResult? {
        let name: String
        if let kept = given.kept {
            name = kept
            try await engine.adopt(try place(name))
        } else {
            guard let kept = try await keep(given, readFile, report) else { return nil }
            name = kept
            report(.imported(connection: name))
        }
        report(.progress(.testing))
        return try await tested(name)
    }

    /// The name the settings are kept under; nil after a refusal.
    private func keep(
        _ given: SettingsImport,
        _ readFile: @Sendable (String) -> [UInt8]?,
        _ report: @Sendable (EngineReport) -> Void
    ) async throws(AuthError) -> String? {
        guard let bytes = readFile(given.path) else {
            report(.importRefused(.cannotRead))
            return nil
        }
        let asks = engine.store.asksForPassphrase(bytes)
        if asks, given.passphrase.isEmpty {
            report(.importRefused(.passphraseNeeded))
            return nil
        }
        do {
            let settings = try engine.store.openedCopy(bytes, passphrase: asks ? Secret(given.passphrase) : nil)
            let name = given.name.isEmpty ? settings.connection : given.name
            let location = try engine.store.location(questionnaire.defaultLocation(name))
            try await engine.store.takeIn(settings, as: name, at: location, replacing: false)
            return name
        } catch let error as SettingsError {
            guard let refusal = Self.refusal(error, given, asks: asks) else { throw AuthError(.store(error)) }
            report(.importRefused(refusal))
            return nil
        } catch {
            throw AuthError(.cancelled)
        }
    }

    private static func refusal(_ error: SettingsError, _ given: SettingsImport, asks: Bool) -> ImportRefusal? {
        switch error {
        case .sealedToAnotherKey: asks ? .passphraseWrong : .otherKey
        case .damaged: .notSettings
        case .alreadyThere: .nameTaken(given.name)
        default: nil
        }
    }

    /// Asks the service who the stored connection is; refreshed silently and without a pause, nobody is asked.
    private func tested(_ name: String) async throws(AuthError) -> SetupResult {
        let location = try place(name)
        let plan = try engine.plan(of: try stored(location).askingNobody)
        let connection = try await engine.skippingPauses().connect(plan, location: location) { _ in }
        // The test counts also where its time cannot be kept.
        try? await engine.keepTest(of: connection.account, at: location)
        var result = try SetupResult(
            stored: try stored(location),
            path: location.text,
            catalog: questionnaire.catalog,
            now: engine.surroundings.now()
        )
        result.account = connection.account
        return result
    }

    /// Where a saved connection is; one that machines share is not in a file.
    private func place(_ name: String) throws(AuthError) -> SettingsLocation {
        do {
            return try engine.store.location(questionnaire.defaultLocation(name))
        } catch {
            throw AuthError(.store(error))
        }
    }

    private func stored(_ location: SettingsLocation) throws(AuthError) -> Settings {
        let settings: Settings?
        do {
            settings = try engine.store.peek(location)
        } catch {
            throw AuthError(.store(error))
        }
        guard let settings else { throw AuthError(.signIn(.signInNeeded(.nothingStored))) }
        return settings
    }
}
