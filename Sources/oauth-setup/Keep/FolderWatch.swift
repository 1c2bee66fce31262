internal import CPlatform
internal import Dispatch
internal import FoundationEssentials
internal import Glibc
internal import SettingsStore

/// Is told when settings appear, change or go, by the kernel: nothing is looked at meanwhile.
final class FolderWatch {
    private let source: any DispatchSourceRead
    private let descriptor: Int32
    private let folder: ConfigurationFolder
    /// The number of the newest folder that is followed.
    private var newest: Int32 = 0
    /// Whether all folders are followed.
    private(set) var isWhole = true

    /// Follows the connections of a folder, which is made if it is not there; nil where the system does not do that.
    ///
    /// - Parameters:
    ///   - folder: the configuration folder.
    ///   - changed: is called on some thread.
    init?(_ folder: ConfigurationFolder, _ changed: @escaping @Sendable () -> Void) {
        // What is wrong with the folder was told before.
        try? folder.prepare()
        let descriptor = platform_watch_begin()
        guard descriptor >= 0 else { return nil }
        guard unsafe platform_watch_folder(descriptor, folder.path) > 0 else {
            close(descriptor)
            return nil
        }
        (self.descriptor, self.folder) = (descriptor, folder)
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: DispatchQueue(label: "folders"))
        source.setEventHandler {
            if unsafe platform_watch_concerns(descriptor, ConfigurationFolder.settingsName) != 0 { changed() }
        }
        source.setCancelHandler { close(descriptor) }
        source.resume()
    }

    deinit {
        source.cancel()
    }

    /// Follows what is there now.
    ///
    /// - Returns: whether there are folders that were not followed before: what came into them until now was not told.
    func follow() -> Bool {
        let before = newest
        isWhole = true
        // What is not there yet, or has gone, is seen in the folder above it.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.connectionsPath)) ?? []
        for path in [folder.connectionsPath] + names.map({ "\(folder.connectionsPath)/\($0)" }) {
            let number = unsafe platform_watch_folder(descriptor, path)
            newest = max(newest, number)
            if number < 0, ![ENOENT, ENOTDIR].contains(-number) { isWhole = false }
        }
        return newest > before
    }
}
