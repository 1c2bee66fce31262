import Foundation
import Secrets
import SettingsStore
import TestSupport

/// A machine of its own: a configuration folder in a temporary place, and a store over it.
struct Machine {
    let place: TemporaryFolder
    let folder: ConfigurationFolder
    let store: SettingsStore
    /// The default place of the connection `demo`.
    let path: String
    var location: SettingsLocation { .file(path: path) }

    init(
        environment: [String: String] = [:],
        passphrase: String? = nil,
        calls: SystemCalls = .live,
        hoursAhead: Int64 = 0
    ) throws {
        place = try TemporaryFolder()
        folder = ConfigurationFolder(path: place.path(of: "configuration"))
        path = try folder.settingsPath(connection: "demo")
        store = Machine.store(folder, environment, passphrase, calls, hoursAhead)
    }

    /// The same machine seen by a store with other circumstances.
    func store(
        environment: [String: String] = [:],
        passphrase: String? = nil,
        calls: SystemCalls = .live,
        hoursAhead: Int64 = 0
    ) -> SettingsStore {
        Machine.store(folder, environment, passphrase, calls, hoursAhead)
    }

    private static func store(
        _ folder: ConfigurationFolder,
        _ environment: [String: String],
        _ passphrase: String?,
        _ calls: SystemCalls,
        _ hoursAhead: Int64
    ) -> SettingsStore {
        SettingsStore(
            folder: folder,
            environment: environment,
            passphrase: { passphrase.map { Secret($0) } },
            world: .init(
                now: { Int64(Date().timeIntervalSince1970 * 1_000) + hoursAhead * 3_600_000 },
                calls: calls
            )
        )
    }

    /// Writes settings with a token at the default place.
    @discardableResult
    func save(token: String = "ZZmark-access") async throws -> Settings {
        try await store.update(location) { current in
            var settings = current ?? Settings(service: "example", connection: "demo")
            settings.tokens = StoredTokens(accessToken: Secret(token), timestamp: 1_700_000_000_000)
            return (settings, ())
        }
        return try store.peek(location) ?? Settings(service: "", connection: "")
    }

    /// The names in the folder of the settings file, in order.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.connectionsPath + "/demo").sorted()
    }
}

/// Writes a file with a mode, for what a person or another program might have left.
func write(_ content: String, to path: String, mode: Int = 0o600) throws {
    try write(Array(content.utf8), to: path, mode: mode)
}

/// Writes a file with a mode.
func write(_ content: [UInt8], to path: String, mode: Int = 0o600) throws {
    try Data(content).write(to: URL(filePath: path))
    try setMode(mode, of: path)
}

/// Sets the mode of a file or folder.
func setMode(_ mode: Int, of path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
}

/// The mode of a file or folder.
func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
}

/// The bytes of a file.
func content(of path: String) -> [UInt8] {
    Array(FileManager.default.contents(atPath: path) ?? Data())
}

extension SettingsError {
    /// The name of the case, without what is behind it.
    var kind: String { Mirror(reflecting: self).children.first?.label ?? "\(self)" }
}

/// The kind of error of the store that work ends with; nil when it ends with none.
func kind<Result>(_ work: () throws -> Result) -> String? {
    do {
        _ = try work()
        return nil
    } catch {
        return (error as? SettingsError)?.kind
    }
}

/// The error a store's work ends with.
func failure(_ work: () async throws -> Void) async -> SettingsError? {
    do {
        try await work()
        return nil
    } catch {
        return error as? SettingsError
    }
}
