internal import Bounds
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
    /// What decides about connections.
    let resolver: Resolver
    /// Pauses after failed renewals that began until then do not count, in milliseconds since 1970; nil when all do.
    private var skipsPausesUntil: Int64?

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
            ServiceCatalog.bundled(),
        embeddedApps: @escaping @autoclosure @Sendable () -> EmbeddedApps = EmbeddedApps.bundled()
    ) {
        self.store = store
        self.surroundings = surroundings
        resolver = Resolver(
            catalog: Lazy { KnownServices(catalog) },
            embeddedApps: Lazy(embeddedApps),
            isPractice: surroundings.isPractice
        )
    }

    /// The same engine, for a person who does not want to wait: pauses that began before this moment do not count.
    ///
    /// Those that begin later do, so that many who ask at once do not send one request each.
    public func skippingPauses() -> AuthEngine {
        var engine = self
        engine.skipsPausesUntil = surroundings.now()
        return engine
    }

    /// The services.
    ///
    /// - Returns: the catalogue, read once.
    /// - Throws: ``AuthError`` with the fact `badDefinition`.
    public func catalog() throws(AuthError) -> ServiceCatalog { try resolver.services() }

    /// The application this build ships for a service, or nil.
    public func embeddedApp(service: String) -> EmbeddedApps.App? { resolver.embeddedApps.value()[service] }

    /// A place of its store.
    func slot(_ location: SettingsLocation) -> SettingsSlot { SettingsSlot(store: store, location: location) }

    /// The sign-in that is stored in a place, for a plan that was made before if there is one.
    func stored(_ slot: SettingsSlot, _ plan: ConnectionPlan? = nil) -> StoredSignIn {
        StoredSignIn(
            slot: slot,
            plan: plan,
            resolver: resolver,
            surroundings: surroundings,
            skipsPausesUntil: skipsPausesUntil
        )
    }

    /// Counts sign-ins of a plan, with the settings of a place if there is one.
    func limit(_ plan: ConnectionPlan, _ location: SettingsLocation?) -> SignInLimit {
        SignInLimit(plan: plan, slot: location.map(slot), surroundings: surroundings)
    }

    /// Tells the surroundings what is worth a line wherever it runs.
    func notify(_ notice: EngineNotice) {
        if case .wrongStates(let count) = notice, !WrongStates.isWorthALine(count) { return }
        surroundings.notify(notice)
    }
}
