internal import FoundationEssentials
internal import Glibc
internal import SettingsStore

/// The files that the wizard's key f writes: connection strings with their secrets, and addresses of sign-ins.
///
/// One folder for each connection, `copies/NAME`, so that `forget` finds what belongs to it.
struct Copies {
    private let folder: String

    init(_ folder: ConfigurationFolder) { self.folder = folder.path + "/copies" }

    /// Every copy, in order; those that earlier versions wrote stand beside the folders.
    var all: [String] { files(in: folder) }

    /// The copies of one connection, in order.
    func paths(of connection: String) -> [String] { files(in: place(connection)) }

    /// Writes a new file that only the person can read.
    ///
    /// - Returns: its path; nil when it cannot be written.
    func write(_ text: String, of connection: String, by store: SettingsStore) -> String? {
        let place = place(connection)
        let path = "\(place)/\(UUID().uuidString.lowercased().prefix(8)).txt"
        do {
            try ConfigurationFolder(path: folder).prepare()
            try ConfigurationFolder(path: place).prepare()
            try store.newFile(path).commit(Array(text.utf8))
            return path
        } catch {
            return nil
        }
    }

    /// Removes the copies of one connection.
    ///
    /// - Returns: those that are still there, because they could not be removed.
    func remove(of connection: String) -> [String] {
        for path in paths(of: connection) { _ = unsafe unlink(path) }
        _ = unsafe rmdir(place(connection))
        return paths(of: connection)
    }

    private func place(_ connection: String) -> String {
        ConfigurationFolder.isConnectionName(connection) ? "\(folder)/\(connection)" : folder
    }

    private func files(in place: String) -> [String] {
        FolderTree.paths(in: place).filter { $0.hasSuffix(".txt") }
    }
}
