internal import Glibc
internal import Secrets

/// An exclusive lock between processes, and between the tasks of one, held through a file that is never removed.
///
/// The kernel gives the lock back when its holder ends, whatever the reason, so there are no stale locks.
struct FileLock {
    private let descriptor: Int32

    /// Waits until the lock is free.
    ///
    /// - Throws: `locked` naming the holder's process, `cannotWrite`, `notRegularFile`, `notPrivate`, or
    ///   `CancellationError`.
    static func acquire(
        _ path: String,
        for target: String,
        patience: Duration,
        random: RandomBytes,
        now: Int64,
        calls: SystemCalls
    ) async throws -> FileLock {
        var patience = Patience(patience, random: random)
        while true {
            if let lock = try attempt(path, now: now, calls: calls) { return lock }
            guard try await patience.waits() else { throw busy(path, target) }
        }
    }

    /// Gives the lock back.
    func release() {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    private static func attempt(_ path: String, now: Int64, calls: SystemCalls) throws(SettingsError) -> FileLock? {
        let descriptor = try opened(path)
        let result = calls.lock(descriptor)
        guard result == 0 else {
            close(descriptor)
            if result == EWOULDBLOCK || result == EINTR { return nil }
            throw SystemFailure(number: result).writing(path)
        }
        // Somebody may have removed or replaced the file between opening and locking: then this is not "the" lock.
        var named = stat()
        var held = stat()
        guard unsafe fstat(descriptor, &held) == 0, unsafe lstat(path, &named) == 0, held.st_ino == named.st_ino,
            held.st_dev == named.st_dev
        else {
            close(descriptor)
            return nil
        }
        // For the message of those who wait only; that it cannot be written is no reason to stop.
        let holder = Array("\(getpid()) \(now)\n".utf8)
        if ftruncate(descriptor, 0) == 0 {
            _ = unsafe pwrite(descriptor, holder, holder.count, 0)
        }
        return FileLock(descriptor: descriptor)
    }

    private static func opened(_ path: String) throws(SettingsError) -> Int32 {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
        guard descriptor >= 0 else {
            let failure = SystemFailure.last
            if failure.number == EISDIR || failure.number == ENXIO {
                throw SettingsError(.notRegularFile, "\(Shown.path(path)) is not a regular file")
            }
            throw failure.writing(path)
        }
        do {
            var status = try Descriptor.status(descriptor)
            // A file mode creation mask may have taken even the owner's rights away.
            if status.st_size == 0, status.st_mode & 0o777 != 0o600, status.st_uid == geteuid() {
                fchmod(descriptor, 0o600)
                status = try Descriptor.status(descriptor)
            }
            try PrivateFile.check(status, path, PrivateFile.Rule(forbidden: 0o022))
            return descriptor
        } catch let error as SettingsError {
            close(descriptor)
            throw error
        } catch {
            close(descriptor)
            throw (error as? SystemFailure ?? SystemFailure(number: EIO)).writing(path)
        }
    }

    private static func busy(_ path: String, _ target: String) -> SettingsError {
        // Without the file there is nothing to name, and the error is the same.
        let content = try? PrivateFile.read(path, PrivateFile.Rule(forbidden: 0o022))
        let process = content.map { $0.prefix { (48...57).contains($0) } }
            .flatMap { $0.count <= 10 ? Int(String(decoding: $0, as: UTF8.self)) : nil }
        let holder = process.map { "process \($0)" } ?? "another process"
        return SettingsError(
            .locked,
            "\(holder) is using \(Shown.path(target))",
            hint: "wait until it is done and try again"
        )
    }
}
