internal import AgeFile
public import Secrets

/// Keeps settings in sealed files, or in memory, so that many processes can share them.
///
/// A file is replaced as a whole and never in place: whoever reads sees the old one or the new one, and a crash at any
/// moment leaves one of the two. Writers take turns by a lock file beside it, which is never removed.
public struct SettingsStore: Sendable {
    /// The configuration folder: this machine's identity, further recipients, and the default place of settings.
    public let folder: ConfigurationFolder

    let keyRing: KeyRing
    let random: RandomBytes
    let now: @Sendable () -> Int64
    let calls: SystemCalls
    let state: StateFolder
    let environment: [String: String]
    let machineFiles: ThisMachine.Files
    let warn: @Sendable (StoreWarning) -> Void
    let sleep: @Sendable (Duration) async throws -> Void
    /// The descriptor of a lock that another process handed over.
    var handedOver: Int32?

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
    ///   - random: A source of random bytes.
    ///   - now: The wall clock, in milliseconds since 1970.
    ///   - warn: Is told what a person should know although it is no error.
    public init(
        folder: ConfigurationFolder,
        environment: [String: String] = [:],
        handedKey: [UInt8]? = nil,
        passphrase: (@Sendable () throws(SettingsError) -> Secret?)? = nil,
        random: RandomBytes = .system,
        now: @escaping @Sendable () -> Int64,
        warn: @escaping @Sendable (StoreWarning) -> Void = { _ in }
    ) {
        self.init(
            folder: folder,
            environment: environment,
            handedKey: handedKey,
            passphrase: passphrase,
            random: random,
            now: now,
            warn: warn,
            calls: .live
        )
    }

    // Makes a store in another world; `machineIdentifiers` are the files that say which machine this is, the best first.
    package init(
        folder: ConfigurationFolder,
        environment: [String: String] = [:],
        handedKey: [UInt8]? = nil,
        passphrase: (@Sendable () throws(SettingsError) -> Secret?)? = nil,
        random: RandomBytes = .system,
        now: @escaping @Sendable () -> Int64,
        warn: @escaping @Sendable (StoreWarning) -> Void = { _ in },
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        calls: SystemCalls,
        machineIdentifiers: [String]? = nil
    ) {
        self.folder = folder
        self.environment = environment
        var files = ThisMachine.Files()
        if let machineIdentifiers { files.identifiers = machineIdentifiers }
        machineFiles = files
        self.random = random
        self.now = now
        self.calls = calls
        self.warn = warn
        self.sleep = sleep
        state = StateFolder(environment: environment, random: random, now: now, calls: calls)
        keyRing = KeyRing(
            folder: folder,
            environment: environment,
            handed: HandedKey(handedKey),
            passphrase: passphrase,
            random: random,
            now: now,
            calls: calls
        )
    }

    /// The content of the identity, if it came through a pipe or an open file; nobody can read it from there again.
    public var handedKey: [UInt8]? { keyRing.handed.content }

    /// Reads settings, without a lock: they are whole, but may be replaced the next moment.
    ///
    /// - Parameter location: Where they are.
    /// - Returns: nil when there are none.
    /// - Throws: ``SettingsError``: `damaged`, `sealedToAnotherKey`, `newerSchema`, `notPrivate`,
    ///   `notRegularFile`, `cannotRead`, `folderNotPrivate`, or one about the identity.
    public func read(_ location: SettingsLocation) throws(SettingsError) -> Settings? {
        switch location {
        case .memory(let id):
            return MemoryRegistry.shared.read(id)
        case .file(let path):
            let path = try FilePath.followed(path)
            try checkPlace(of: path)
            do throws(SettingsError) {
                return try readFile(path)
            } catch {
                // The key may have been rotated between the reading of the file and that of the key.
                guard case .sealedToAnotherKey = error else { throw error }
                return try readFile(path)
            }
        }
    }

    /// Changes settings while nobody else can.
    ///
    /// Locks, reads again, proves that a new file can be written, and only then calls the body, which may take its time
    /// (a token refresh). What it returns is on the disk when this returns.
    ///
    /// - Parameters:
    ///   - location: Where they are.
    ///   - timeout: How long to wait for the lock; longer than the longest body of the others.
    ///   - body: Is given the settings of this moment (nil when there are none), and returns the new ones, or nil to
    ///     leave them as they are, with a result for the caller. The id is kept and the revision counted for it.
    /// - Returns: The body's result.
    /// - Throws: ``SettingsError`` (see ``read(_:)``; also `locked` and `cannotWrite`), `CancellationError` while it waits
    ///   for the lock, and whatever the body throws, in which case nothing is changed.
    public func update<Result>(
        _ location: SettingsLocation,
        timeout: Duration = .seconds(60),
        _ body: (Settings?) async throws -> (Settings?, Result)
    ) async throws -> Result {
        try await update(location, timeout: timeout, withCheckpoints: { settings, _ in try await body(settings) })
    }

    /// Changes settings in several durable steps while nobody else can.
    ///
    /// - Parameters:
    ///   - location: Where they are.
    ///   - timeout: How long to wait for the lock.
    ///   - isLossTold: Whether new tokens that cannot be kept anywhere are only warned about, because the result is of use to
    ///     the caller without them.
    ///   - body: Like that of ``update(_:timeout:_:)``; what it gives to its second parameter is on the disk when that
    ///     returns, whatever happens afterwards.
    /// - Returns: The body's result.
    /// - Throws: As ``update(_:timeout:_:)``; what was written by a checkpoint stays.
    package func update<Result>(
        _ location: SettingsLocation,
        timeout: Duration = .seconds(60),
        isLossTold: Bool = false,
        withCheckpoints body: (Settings?, (Settings) throws(SettingsError) -> Void) async throws -> (Settings?, Result)
    ) async throws -> Result {
        switch location {
        case .memory(let id): try await updateMemory(id, timeout: timeout, body)
        case .file(let path): try await updateFile(path, timeout: timeout, isLossTold: isLossTold, body)
        }
    }

    /// Looks at settings while nobody else can change them, and changes nothing.
    ///
    /// - Parameters:
    ///   - location: Where they are.
    ///   - timeout: How long to wait for the lock.
    ///   - body: Is given the settings of this moment, and the open descriptor that holds their lock (nil for memory).
    ///     Another process that gets it has the lock, too, until one of them gives it back or none has it open.
    /// - Returns: The body's result.
    /// - Throws: As ``update(_:timeout:_:)``.
    package func look<Result>(
        _ location: SettingsLocation,
        timeout: Duration = .seconds(60),
        _ body: (Settings?, Int32?) async throws -> Result
    ) async throws -> Result {
        switch location {
        case .memory(let id):
            try await MemoryRegistry.shared.acquire(id, timeout: timeout, random: random)
            defer { MemoryRegistry.shared.release(id) }
            return try await body(MemoryRegistry.shared.read(id), nil)
        case .file(let path):
            return try await lookAtFile(path, timeout: timeout, body)
        }
    }

    /// The same store, for a process that was given the lock of settings by another one.
    ///
    /// - Parameter descriptor: What holds it, see ``look(_:timeout:_:)``.
    /// - Returns: A store for one update of those settings, which does not wait; it throws `locked` for a descriptor of
    ///   anything else.
    package func holding(_ descriptor: Int32) -> SettingsStore {
        var store = self
        store.handedOver = descriptor
        return store
    }

    /// Removes settings, if there are any, with the folder that was made for them.
    ///
    /// - Parameters:
    ///   - location: Where they are.
    ///   - timeout: How long to wait for the lock.
    /// - Throws: ``SettingsError``: `locked`, `cannotWrite` or `folderNotPrivate`, or `CancellationError`.
    public func remove(_ location: SettingsLocation, timeout: Duration = .seconds(60)) async throws {
        switch location {
        case .memory(let id):
            try await MemoryRegistry.shared.acquire(id, timeout: timeout, random: random)
            MemoryRegistry.shared.write(nil, id)
            MemoryRegistry.shared.release(id)
        case .file(let path):
            try await removeFile(path, timeout: timeout)
        }
    }

    /// Which machine this is; found out when it is asked for.
    var thisMachine: ThisMachine { ThisMachine(environment: environment, files: machineFiles) }

    func readFile(_ path: String) throws(SettingsError) -> Settings? {
        guard let file = try PrivateFile.read(path) else { return nil }
        let keys = try keyRing.keys()
        let settings = try keys.open(file, path: path)
        return unsaved(after: settings, keys) ?? settings
    }

    private func updateMemory<Result>(
        _ id: String,
        timeout: Duration,
        _ body: (Settings?, (Settings) throws(SettingsError) -> Void) async throws -> (Settings?, Result)
    ) async throws -> Result {
        let registry = MemoryRegistry.shared
        try await registry.acquire(id, timeout: timeout, random: random)
        defer { registry.release(id) }
        func save(_ settings: Settings?) {
            if let next = settings?.succeeding(registry.read(id)) { registry.write(next, id) }
        }
        let (changed, result) = try await body(registry.read(id)) { save($0) }
        save(changed)
        return result
    }
}

extension Settings {
    /// Whether they hold tokens that others do not, in use or still to be proved.
    func hasTokens(unlike others: Settings?) -> Bool {
        let (mine, waiting) = (tokens, unproven?.tokens)
        return mine != nil && mine != others?.tokens || waiting != nil && waiting != others?.unproven?.tokens
    }

    /// What is to be written after these settings took the place of the current ones; nil when nothing changed.
    func succeeding(_ current: Settings?) -> Settings? {
        guard self != current else { return nil }
        var next = self
        // What takes the place of a mark that a move left behind may be another connection.
        if let current, current.moved == nil || moved != nil { next.id = current.id }
        next.revision = max(current?.revision ?? 0, revision) + 1
        return next
    }
}
