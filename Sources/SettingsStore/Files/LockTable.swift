internal import Glibc

/// The locks on whole files that the system tells of at one moment (`/proc/locks`, proc(5)); none where it does not.
///
/// It names who took a lock, also when that process has handed it over and is gone.
package struct LockTable: Sendable {
    private let inodes: Set<String>

    /// Reads the table.
    package init() {
        guard let file = try? Descriptor(opening: "/proc/locks", O_RDONLY), let table = try? file.bytes(limit: 1 << 20)
        else {
            inodes = []
            return
        }
        let lines = String(decoding: table, as: UTF8.self).split(separator: "\n")
        inodes = Set(
            lines.compactMap { line in
                // "1: FLOCK  ADVISORY  WRITE 4711 08:01:262147 0 EOF"
                let words = line.split(separator: " ")
                guard words.count > 5, words[1] == "FLOCK", words[3] == "WRITE" else { return nil }
                return words[5].split(separator: ":").last.map { String($0) }
            }
        )
    }

    /// Whether nobody has a lock.
    var isEmpty: Bool { inodes.isEmpty }

    /// Whether somebody may have a lock on the file of that number.
    func hasLock(on inode: some BinaryInteger) -> Bool { inodes.contains(String(inode)) }
}
