internal import CPlatform
internal import FoundationEssentials
internal import Glibc

/// What is in a folder and in those below it.
enum FolderTree {
    /// The paths of everything in a folder, in order; what cannot be looked into is passed over, and no link is followed.
    static func paths(in folder: String) -> [String] {
        // Of what is not there, or is no folder, there is nothing to tell.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().flatMap { name in
            let path = "\(folder)/\(name)"
            return [path] + (isFolder(path) ? paths(in: path) : [])
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = platform_file_status()
        return unsafe platform_path_status(path, 0, &status) == 0 && status.mode & UInt32(S_IFMT) == UInt32(S_IFDIR)
    }
}
