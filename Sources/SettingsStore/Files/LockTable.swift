internal import Bounds
internal import Glibc

/// The locks on whole files that the system tells of at one moment (`/proc/locks`, proc(5)); none where it does not.
///
/// It names who took a lock, also when that process has handed it over and is gone.
package struct LockTable: Sendable {
    private let inodes = Lazy { () -> [UInt64] in
        guard let file = try? Descriptor(opening: "/proc/locks", O_RDONLY), let table = try? file.bytes(limit: 1 << 20)
        else { return [] }
        return table.split(separator: UInt8(ascii: "\n")).compactMap(Self.inode)
    }

    /// A table that is read when somebody asks: the system stops all locking for it, which takes milliseconds.
    package init() {}

    /// The file that a line is about; nil when it is no lock on a whole file.
    private static func inode(_ line: ArraySlice<UInt8>) -> UInt64? {
        // "1: FLOCK  ADVISORY  WRITE 4711 08:01:262147 0 EOF"
        let words = line.split(separator: UInt8(ascii: " "))
        guard words.count > 5, words[1].elementsEqual("FLOCK".utf8), words[3].elementsEqual("WRITE".utf8) else {
            return nil
        }
        let digits = words[5].suffix { $0 != UInt8(ascii: ":") }
        return digits.reduce(0) { $0 &* 10 &+ UInt64($1 &- UInt8(ascii: "0")) }
    }

    /// Whether somebody may have a lock on the file of that number.
    func hasLock(on inode: some BinaryInteger) -> Bool { inodes.value().contains(UInt64(inode)) }
}

extension ArraySlice {
    /// The elements behind the last one that does not fit.
    fileprivate func suffix(while fits: (Element) -> Bool) -> ArraySlice {
        lastIndex { !fits($0) }.map { self[($0 + 1)...] } ?? self
    }
}
