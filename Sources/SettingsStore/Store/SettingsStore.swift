internal import AgeFile
internal import Bounds
public import Secrets

/// Keeps settings, sealed, where many processes can share them: in files, or wherever a ``SettingsBackend`` can.
public struct SettingsStore: Sendable {
    /// The configuration folder: this machine's identity, further recipients, and the default place of settings.
    public let folder: ConfigurationFolder

    let keyRing: KeyRing
    package let random: RandomBytes
    package let now: @Sendable () -> Int64
    let calls: SystemCalls
    let state: StateFolder
    let environment: [String: String]
    private let machineAsked: Lazy<ThisMachine>
    let warn: @Sendable (StoreWarning) -> Void
    let sleep: @Sendable (Duration) async throws -> Void
    private(set) var kinds: [SettingsKind]
    private(set) var fleetTimes: FleetTimes
    private(set) var fleet: String?
    /// The claim that another process handed over.
    var handedOver: ClaimTicket?

    /// Makes a store; nothing is read or written yet.
    ///
    /// The identity is looked for at `OAUTH_SETUP_IDENTITY` (a path), then `$CREDENTIALS_DIRECTORY/oauth-setup.identity`
    /// (systemd), then in the folder, where it is made on first use. `OAUTH_SETUP_MACHINE` names this machine where its own
    /// identifier changes at each start.
    ///
    /// - Parameters:
    ///   - folder: The configuration folder.
    ///   - environment: The process's environment variables.
    ///   - handedKey: The content of the identity, where it came through a pipe that another process has read.
    ///   - passphrase: Asks for the passphrase of a protected identity; nil, or a nil answer, where nobody can be asked.
    ///   - now: The wall clock, in milliseconds since 1970.
    ///   - warn: Is told what a person should know although it is no error.
    public init(
        folder: ConfigurationFolder,
        environment: [String: String] = [:],
        handedKey: [UInt8]? = nil,
        passphrase: (@Sendable () throws(SettingsError) -> Secret?)? = nil,
        now: @escaping @Sendable () -> Int64,
        warn: @escaping @Sendable (StoreWarning) -> Void = { _ in }
    ) {
        self.init(
            folder: folder,
            environment: environment,
            handedKey: handedKey,
            passphrase: passphrase,
            warn: warn,
            world: World(now: now)
        )
    }

    /// The kinds of places that this build knows.
    package static let kinds: [SettingsKind] = [.file, .memory]

    // The world around a store; `machineIdentifiers` are the files that say which machine this is, the best first.
    package struct World: Sendable {
        let now: @Sendable () -> Int64
        let random: RandomBytes
        let sleep: @Sendable (Duration) async throws -> Void
        let calls: SystemCalls
        let machineIdentifiers: [String]?
        let fleetTimes: FleetTimes
        let kinds: [SettingsKind]

        package init(
            now: @escaping @Sendable () -> Int64,
            random: RandomBytes = .system,
            sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
            calls: SystemCalls = .live,
            machineIdentifiers: [String]? = nil,
            fleetTimes: FleetTimes = FleetTimes(),
            kinds: [SettingsKind] = SettingsStore.kinds
        ) {
            self.now = now
            self.random = random
            self.sleep = sleep
            self.calls = calls
            self.machineIdentifiers = machineIdentifiers
            self.fleetTimes = fleetTimes
            self.kinds = kinds
        }
    }

    // Makes a store in another world.
    package init(
        folder: ConfigurationFolder,
        environment: [String: String] = [:],
        handedKey: [UInt8]? = nil,
        passphrase: (@Sendable () throws(SettingsError) -> Secret?)? = nil,
        warn: @escaping @Sendable (StoreWarning) -> Void = { _ in },
        world: World
    ) {
        self.folder = folder
        self.environment = environment
        self.warn = warn
        (kinds, fleetTimes) = (world.kinds, world.fleetTimes)
        var files = ThisMachine.Files()
        if let identifiers = world.machineIdentifiers { files.identifiers = identifiers }
        machineAsked = Lazy { [files] in ThisMachine(environment: environment, files: files) }
        (random, now, calls, sleep) = (world.random, world.now, world.calls, world.sleep)
        state = StateFolder(environment: environment, random: random, now: now, calls: calls)
        keyRing = KeyRing(
            folder: folder,
            environment: environment,
            passphrase: passphrase,
            random: random,
            now: now,
            calls: calls,
            handed: HandedKey(handedKey)
        )
    }

    /// The content of the identity, if it came through a pipe or an open file; nobody can read it from there again.
    public var handedKey: [UInt8]? { keyRing.handed.content }

    /// The folder for what this machine remembers; nil where the environment names none.
    public var statePath: String? { state.path }

    /// Reads the text of the property `OAuthSettingsLocation`.
    ///
    /// - Parameter text: As for ``SettingsLocation/init(text:)``.
    /// - Returns: Where that is.
    /// - Throws: ``SettingsError``: `badName`.
    public func location(_ text: String) throws(SettingsError) -> SettingsLocation {
        try SettingsLocation(text: text, among: kinds)
    }

    /// Reads settings as far as this machine knows them without waiting: a file, or what is in memory.
    ///
    /// They are whole, but may be replaced the next moment.
    ///
    /// - Parameter location: Where they are.
    /// - Returns: nil when there are none, or they would have to be asked for.
    /// - Throws: ``SettingsError``: `damaged`, `sealedToAnotherKey`, `newerSchema`, `notPrivate`,
    ///   `notRegularFile`, `cannotRead`, `folderNotPrivate`, or one about the identity.
    public func peek(_ location: SettingsLocation) throws(SettingsError) -> Settings? {
        let backend = try backend(location)
        do throws(SettingsError) {
            return try opened(try backend.peek(), of: backend)
        } catch {
            // The key may have been rotated between the reading of the file and that of the key.
            guard case .sealedToAnotherKey = error else { throw error }
            return try opened(try backend.peek(), of: backend)
        }
    }

    /// Reads the settings of this moment, without a claim: they are whole, but may be replaced the next moment.
    ///
    /// - Parameter location: Where they are.
    /// - Returns: nil when there are none.
    /// - Throws: As ``peek(_:)``.
    public func read(_ location: SettingsLocation) async throws(SettingsError) -> Settings? {
        let backend = try backend(location)
        do throws(SettingsError) {
            let settings = try opened(try await backend.read(), of: backend)
            if backend.isFar, let settings { await deliver(settings, to: location) }
            return settings
        } catch {
            guard case .sealedToAnotherKey = error else { throw error }
            return try opened(try await backend.read(), of: backend)
        }
    }

    /// Which machine this is.
    var thisMachine: ThisMachine { machineAsked.value() }

    /// Refuses a location that could not take settings, as far as that is seen without writing.
    ///
    /// - Throws: ``SettingsError``, as writing there would.
    package func checkTakesSettings(_ location: SettingsLocation) throws(SettingsError) {
        try backend(location).checkTakesSettings()
    }

    /// The place that a location names.
    func backend(_ location: SettingsLocation) throws(SettingsError) -> any SettingsBackend {
        guard let kind = kinds.first(where: { $0.scheme == location.scheme }) else {
            throw SettingsError.badName(.locationNotAFile)
        }
        return try kind.make(location.place, self)
    }

    /// The settings that bytes from a place hold, or newer ones that could not be written there.
    func opened(_ content: [UInt8]?, of backend: any SettingsBackend) throws(SettingsError) -> Settings? {
        guard let content else { return nil }
        guard backend.isSealed else { return try SettingsText.plain(content) }
        let keys = try keys(for: backend)
        let settings = try keys.open(content, from: backend.source)
        return unsaved(after: settings, keys) ?? settings
    }

    /// The newer settings that could not be written into their own file, if there are any and they are of the same sign-in.
    ///
    /// They count where their id, service and endpoint are those of the file and they follow it: whoever has signed in, moved
    /// the connection or changed it since has written a newer revision, and that stays. Where machines share the place, the
    /// tokens count while the one is there that was spent for them, whatever else has changed.
    func unsaved(after settings: Settings, _ keys: Keys) -> Settings? {
        guard let file = state.unsaved(of: settings.id), let path = state.unsavedPath(of: settings.id),
            let kept = try? keys.open(file, from: .file(path: path)), kept.id == settings.id,
            kept.service == settings.service, kept.endpoints?.token == settings.endpoints?.token, settings.moved == nil
        else { return nil }
        if kept.refreshedFrom != nil { return settings.taking(kept) }
        return kept.revision > settings.revision ? kept : nil
    }

    /// What settings of a place are sealed and opened with, once something was read there.
    ///
    /// - Parameters:
    ///   - backend: the place.
    ///   - isMaking: whether this machine's identity is made when it is missing.
    /// - Returns: the keys.
    /// - Throws: ``SettingsError`` about the identity or the members.
    func keys(for backend: any SettingsBackend, isMaking: Bool = false) throws(SettingsError) -> Keys {
        let own = try isMaking ? keyRing.keysMakingIdentity() : keyRing.keys()
        guard let roster = try backend.roster else { return own }
        return own.sharing(FleetSeal(roster: roster, name: FilePath.split(backend.path).name, place: backend.path))
    }

    /// The same store, where there are further kinds of places.
    ///
    /// - Parameters:
    ///   - kinds: the further kinds.
    ///   - fleet: the fleet that a name without one is meant of; nil for this machine's own connections.
    ///   - times: of a refresh that machines share.
    /// - Returns: the store.
    package func knowing(
        _ kinds: [SettingsKind],
        fleet: String? = nil,
        times: FleetTimes = FleetTimes()
    ) -> SettingsStore {
        var store = self
        store.fleet = fleet
        store.kinds += kinds
        store.fleetTimes = times
        return store
    }

    /// Looks at settings, many of them for the price of a few.
    public func inspector() -> SettingsInspector { SettingsInspector(self) }
}
