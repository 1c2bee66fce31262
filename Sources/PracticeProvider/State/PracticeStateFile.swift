internal import Bounds
internal import Glibc
internal import StrictJSON

/// The file that carries a memory from one process to the next.
///
/// It is replaced as a whole, so that nobody reads half of it, and changed under a lock, so that providers of several
/// processes know the same.
struct PracticeStateFile: Sendable {
    let path: String

    /// The lock, held.
    struct Lock {
        fileprivate let descriptor: CInt

        /// Lets the next one have it.
        func unlock() { close(descriptor) }
    }

    /// Waits until no other provider is about to change the file.
    func lock() throws(PracticeError) -> Lock {
        let file = unsafe open(path + ".lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(.cannotLock) }
        Self.giveToOwner(file)
        while flock(file, LOCK_EX) != 0 {
            guard errno == EINTR else {
                close(file)
                throw failure(.cannotLock)
            }
        }
        return Lock(descriptor: file)
    }

    /// What is in it; an empty memory when there is no file.
    func load() throws(PracticeError) -> PracticeMemory {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        if file < 0 {
            guard errno == ENOENT else { throw failure(.cannotRead) }
            return PracticeMemory()
        }
        defer { close(file) }
        guard let bytes = try? BoundedFile.read(descriptor: file, limit: 1 << 26) else { throw failure(.cannotRead) }
        guard let json = try? JSONParser.parse(bytes), let memory = PracticeMemory(json) else {
            throw failure(.notAState)
        }
        return memory
    }

    /// Replaces it, readable by its owner only from the first moment.
    ///
    /// `suffix` makes the name of the new file unique.
    func save(_ memory: PracticeMemory, suffix: String) throws(PracticeError) {
        let temporary = "\(path).\(suffix)"
        let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(.cannotWrite) }
        Self.giveToOwner(file)
        var written = Self.write(Array((memory.json.text(.pretty) + "\n").utf8), to: file)
        written = close(file) == 0 && written
        written = unsafe written && rename(temporary, path) == 0
        guard written else {
            unsafe unlink(temporary)
            throw failure(.cannotWrite)
        }
    }

    /// A file mode creation mask may have taken even the owner's rights away.
    private static func giveToOwner(_ file: CInt) { fchmod(file, 0o600) }

    private static func write(_ bytes: [UInt8], to file: CInt) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return fsync(file) == 0
    }

    private func failure(_ fault: PracticeError.StateFault) -> PracticeError { .stateFile(path: path, fault) }
}
