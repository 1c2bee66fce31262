internal import Glibc

extension SettingsStore {
    /// The process that holds the lock of settings now, as far as the system shows it; it may let go the next moment.
    ///
    /// The lock itself is not touched, so that nobody waits because somebody looked: the number in the lock file counts
    /// only while the kernel (`/proc/locks`) tells of a lock on that file, and of a process of that number. The kernel
    /// names who took the lock, also when that process has handed it over and is gone.
    ///
    /// - Parameter location: Where the settings are.
    /// - Returns: The process's number, or nil when nobody holds the lock.
    public func lockHolder(_ location: SettingsLocation) -> Int? {
        guard case .file(let named) = location, let path = try? FilePath.followed(named) else { return nil }
        guard let status = try? FileStatus(at: "\(path).lock"),
            let content = try? PrivateFile.read("\(path).lock", PrivateFile.Rule(forbidden: 0o022)),
            let file = try? Descriptor(opening: "/proc/locks", O_RDONLY), let table = try? file.text()
        else { return nil }
        let noted = String(decoding: content.prefix { (48...57).contains($0) }, as: UTF8.self)
        let isHeld = table.split(separator: "\n").contains { line in
            // "1: FLOCK  ADVISORY  WRITE 4711 08:01:262147 0 EOF"
            let words = line.split(separator: " ")
            return words.count > 5 && words[1] == "FLOCK" && words[3] == "WRITE"
                && words[5].hasSuffix(":\(status.identity.inode)")
        }
        guard isHeld, let process = Int32(noted), kill(process, 0) == 0 || errno == EPERM else { return nil }
        return Int(process)
    }
}

extension Descriptor {
    /// What a file of the system's own says, read from one position to the next.
    fileprivate func text() throws(SystemFailure) -> String {
        String(decoding: try bytes(limit: 1 << 20), as: UTF8.self)
    }
}
