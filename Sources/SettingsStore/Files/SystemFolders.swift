internal import Glibc

/// The folders in which an administrator leaves what everybody on a machine gets.
///
/// `/etc/oauth-setup`, and `oauth-setup` in each folder of `XDG_CONFIG_DIRS`. What lies there is taken only where it and its
/// folder are root's and nobody else may write to them: the environment can add such folders, and never take the first one away.
public struct SystemFolders: Sendable, Hashable {
    /// The one that counts most.
    public static let own = "/etc/oauth-setup"

    /// The folders that are there: what a later one says counts before what an earlier one does.
    public let paths: [String]

    /// Takes folders that are there.
    public init(paths: [String]) { self.paths = paths }

    /// Finds the folders: those of `XDG_CONFIG_DIRS` (by default `/etc/xdg`) with the last one first, then ``own``.
    ///
    /// Each costs one look at the disk. What is not absolute is left out (XDG Base Directory).
    ///
    /// - Parameter environment: The process's environment variables.
    /// - Returns: Those that are there, or may be.
    public static func resolve(environment: [String: String]) -> SystemFolders {
        let given = environment["XDG_CONFIG_DIRS"] ?? ""
        let shared = (given.isEmpty ? "/etc/xdg" : given).split(separator: ":").filter { $0.hasPrefix("/") }
        let all = shared.reversed().map { "\(ConfigurationFolder(path: String($0)).path)/oauth-setup" } + [own]
        return SystemFolders(paths: all.filter(FileStatus.isThere))
    }

    /// The text of a file in one of the folders.
    ///
    /// - Parameters:
    ///   - name: The name, `apps.json`, or a path below the folder.
    ///   - folder: One of ``paths``.
    /// - Returns: nil when it is not there.
    /// - Throws: ``SettingsError``: `notPrivate` or `folderNotPrivate` when somebody else than root may have written it, with
    ///   the command that mends it; `cannotRead` and others.
    public func read(_ name: String, in folder: String) throws(SettingsError) -> [UInt8]? {
        let path = "\(folder)/\(name)"
        guard FileStatus.isThere(path), try PrivateFolder.checkOfRoot(FilePath.split(path).folder) else { return nil }
        guard let real = try FilePath.found(path) else { return nil }
        if real != path { _ = try PrivateFolder.checkOfRoot(FilePath.split(real).folder) }
        let rule = PrivateFile.Rule(forbidden: 0o022, mustBelongToRoot: true, mayHaveSecondName: true)
        return try PrivateFile.read(real, rule)
    }

    /// The paths of the service definitions in one of the folders (`services/*.json`), in order.
    ///
    /// - Parameter folder: One of ``paths``.
    /// - Returns: Names for ``read(_:in:)``; none where there is no folder of definitions.
    /// - Throws: ``SettingsError``: `cannotRead`, or `folderNotPrivate` when somebody else than root may put definitions there.
    public func definitions(in folder: String) throws(SettingsError) -> [String] {
        let services = "\(folder)/services"
        guard FileStatus.isThere(services), try PrivateFolder.checkOfRoot(services) else { return [] }
        do {
            return try FolderListing.names(at: services).filter { $0.hasSuffix(".json") }.sorted().map {
                "services/\($0)"
            }
        } catch {
            throw error.reading(services)
        }
    }

    /// Whether everybody on this machine can read a file.
    public static func isOpen(_ path: String) -> Bool {
        ((try? FileStatus(following: path))?.permissions ?? 0) & 0o004 != 0
    }

    /// Whether others than a person can read a file of that person's own; one that root has put there may be for a group.
    package static func isOpenOwn(_ path: String) -> Bool {
        guard let status = try? FileStatus(following: path) else { return false }
        return status.permissions & (status.owner == geteuid() ? 0o044 : 0o004) != 0
    }
}
