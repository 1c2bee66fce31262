internal import AuthEngine
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

/// The connections that there are.
extension Program {
    /// The settings of a connection.
    ///
    /// - Throws: `SettingsError`, or ``Failure`` when there is no such connection.
    func settings(of name: String) throws -> (location: SettingsLocation, settings: Settings) {
        SignInAdvice.begin(name, isPractice: practice != nil)
        let location = try store.location(named: name)
        guard let settings = try store.peek(location) else {
            guard store.isShared(location) else { throw try missing(name) }
            let noCopy = Failure(FleetWords.noCopy(name, store.fileToWatch(location)), exitCode: 5)
            throw NotAtHand(
                fetch: { guard try await store.read(location) != nil else { throw try missing(name) } },
                noCopy: noCopy
            )
        }
        GivenSecrets.learn(settings)
        return (location, settings)
    }

    /// The settings of a connection, taken over first from another machine if the person says so.
    ///
    /// - Throws: `SettingsError`, ``Failure`` when there is no such connection, or `CancellationError`.
    func settings(
        of name: String,
        adopting: Bool
    ) async throws -> (location: SettingsLocation, settings: Settings) {
        let found = try settings(of: name)
        guard adopting else { return found }
        try await engine.adopt(found.location)
        return try settings(of: name)
    }

    /// Whether there is a connection of that name; one that machines share is looked for when it is opened.
    func hasConnection(_ name: String) throws(SettingsError) -> Bool {
        if let location = try? store.location(named: name), store.isShared(location) { return true }
        return try folder.hasConnection(name)
    }

    /// The error that says there is no such connection, with the nearest name.
    func missing(_ name: String) throws -> Failure {
        let names = try folder.connectionNames()
        let nearest = NearestName.of(name, among: names)
        let start = practice == nil ? "oauth-setup" : "oauth-setup practice"
        let words = ConnectionWords.missing(
            nearest == nil ? GivenName(name).text : name,
            nearest: nearest,
            start: start
        )
        return Failure(words, exitCode: 3)
    }
}
