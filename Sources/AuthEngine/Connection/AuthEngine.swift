internal import Secrets
public import ServiceCatalog
public import SettingsStore

/// Signs in, refreshes, tests and connects, for the wizard, for commands and for programs.
///
/// Making one costs nothing: services, applications and the network are made ready when they are first needed.
public struct AuthEngine: Sendable {
    /// The world around it.
    public let surroundings: Surroundings
    /// Where settings are kept.
    public let store: SettingsStore
    /// Pauses after failed renewals that began until then do not count, in milliseconds since 1970; nil when all do.
    let skipsPausesUntil: Int64?
    /// Whether settings are those that wait beside a connection to be proved, and not the connection's own.
    let isBeside: Bool
    private let lazyCatalog: Lazy<ServiceCatalog, DefinitionError>
    private let lazyApps: Lazy<EmbeddedApps, Never>

    /// An engine.
    ///
    /// - Parameters:
    ///   - store: where settings are kept.
    ///   - surroundings: the real world, or a test's.
    ///   - catalog: the services; evaluated when first needed.
    ///   - embeddedApps: the applications this build ships; evaluated when first needed.
    public init(
        store: SettingsStore,
        surroundings: Surroundings = .live(),
        catalog: @escaping @autoclosure @Sendable () throws(DefinitionError) -> ServiceCatalog =
            try ServiceCatalog.bundled(),
        embeddedApps: @escaping @autoclosure @Sendable () -> EmbeddedApps = EmbeddedApps.bundled()
    ) {
        self.store = store
        self.surroundings = surroundings
        skipsPausesUntil = nil
        isBeside = false
        lazyCatalog = Lazy(catalog)
        lazyApps = Lazy(embeddedApps)
    }

    /// The same engine, for a process that was handed a claim on settings.
    ///
    /// Whoever handed it over has seen to it that the refresh is due.
    func holding(_ ticket: ClaimTicket) -> AuthEngine {
        AuthEngine(self, store: store.holding(ticket), skipsPausesUntil: surroundings.now())
    }

    /// The same engine, for settings that wait beside a connection to be proved (``Settings/unproven``).
    var beside: AuthEngine { AuthEngine(self, store: store, skipsPausesUntil: skipsPausesUntil, isBeside: true) }

    init(_ engine: AuthEngine, store: SettingsStore, skipsPausesUntil: Int64?, isBeside: Bool = false) {
        self.store = store
        self.skipsPausesUntil = skipsPausesUntil
        self.isBeside = isBeside
        surroundings = engine.surroundings
        lazyCatalog = engine.lazyCatalog
        lazyApps = engine.lazyApps
    }

    /// The services.
    ///
    /// - Returns: the catalogue, read once.
    /// - Throws: ``AuthError`` with the fact `badDefinition`.
    public func catalog() throws(AuthError) -> ServiceCatalog {
        do {
            return try lazyCatalog.value()
        } catch {
            throw AuthError(.plan(.badDefinition(.catalog(error))))
        }
    }

    /// The application this build ships for a service, or nil.
    public func embeddedApp(service: String) -> EmbeddedApps.App? {
        lazyApps.value()[service]
    }
}
