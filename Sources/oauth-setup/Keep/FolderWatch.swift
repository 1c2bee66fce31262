internal import CPlatform
internal import Dispatch
internal import FoundationEssentials
internal import Glibc
internal import SettingsStore

/// Is told when settings, or files that are kept for others, appear, change or go, by the kernel: nothing is looked at meanwhile.
final class FolderWatch {
    private let folder: ConfigurationFolder
    private let settings: FollowedName
    /// The files of one name each, and their folders.
    private var files: [(followed: FollowedName, folders: [String])] = []
    /// Whether all folders are followed.
    private(set) var isWhole = true

    /// Follows the connections of a folder, which is made if it is not there; nil where the system does not do that.
    ///
    /// - Parameters:
    ///   - folder: the configuration folder.
    ///   - files: the whole paths of other files.
    ///   - changed: is called on some thread.
    init?(_ folder: ConfigurationFolder, files: [String], _ changed: @escaping @Sendable () -> Void) {
        // What is wrong with the folder was told before.
        try? folder.prepare()
        guard let settings = FollowedName(ConfigurationFolder.settingsName, withFolders: true, changed),
            settings.follow([folder.path]).isWhole
        else { return nil }
        (self.folder, self.settings) = (folder, settings)
        let places = files.map { path in
            let mark = path.lastIndex(of: "/") ?? path.startIndex
            return (name: path[mark...].dropFirst(), folder: mark == path.startIndex ? "/" : path[..<mark])
        }
        for (name, places) in Dictionary(grouping: places, by: \.name) {
            let followed = FollowedName(String(name), withFolders: false, changed)
            guard let followed else { return nil }
            self.files.append((followed, places.map { String($0.folder) }))
        }
    }

    /// Follows what is there now.
    ///
    /// - Returns: whether there are folders that were not followed before: what came into them until now was not told.
    func follow() -> Bool {
        // What is not there yet, or has gone, is seen in the folder above it.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.connectionsPath)) ?? []
        let paths = [folder.path, folder.connectionsPath] + names.map { "\(folder.connectionsPath)/\($0)" }
        let found = [settings.follow(paths)] + files.map { $0.followed.follow($0.folders) }
        isWhole = found.allSatisfy(\.isWhole)
        return found.contains { $0.isNew }
    }
}

/// Files of one name in any number of folders.
private final class FollowedName {
    private let source: any DispatchSourceRead
    private let descriptor: Int32
    /// The number of the newest folder that is followed.
    private var newest: Int32 = 0

    /// Follows nothing yet; nil where the system does not do that.
    init?(_ name: String, withFolders: Bool, _ changed: @escaping @Sendable () -> Void) {
        let descriptor = platform_watch_begin()
        guard descriptor >= 0 else { return nil }
        self.descriptor = descriptor
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: DispatchQueue(label: "folders"))
        source.setEventHandler {
            if unsafe platform_watch_concerns(descriptor, name, withFolders ? 1 : 0) != 0 { changed() }
        }
        source.setCancelHandler { close(descriptor) }
        source.resume()
    }

    deinit {
        source.cancel()
    }

    /// Follows these folders, as far as they are there: whether some were not followed before, and whether all are now.
    func follow(_ paths: [String]) -> (isNew: Bool, isWhole: Bool) {
        let before = newest
        var isWhole = true
        for path in paths {
            let number = unsafe platform_watch_folder(descriptor, path)
            newest = max(newest, number)
            if number < 0, ![ENOENT, ENOTDIR].contains(-number) { isWhole = false }
        }
        return (newest > before, isWhole)
    }
}
