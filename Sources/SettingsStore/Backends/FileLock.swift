internal import Glibc
internal import Secrets

/// An exclusive lock between processes, and between the tasks of one, held through a file beside the settings.
///
/// The file is never removed by this program: a lock on a file that is gone locks nothing. Others may remove it, so whoever
/// gets a lock makes sure that it is on the file of that name still. The kernel gives the lock back when its holder ends,
/// whatever the reason, so there are no stale locks.
struct FileLock {
    /// What holds it: the lock lasts as long as any process has this open, and nobody gives it back.
    let descriptor: Int32

    /// Waits until the lock is free; the folder must be there.
    ///
    /// - Throws: `locked` naming the holder's process, `cannotWrite`, `notRegularFile`, `notPrivate`, or
    ///   `CancellationError`.
    static func acquire(
        _ path: String,
        for target: String,
        timeout: Duration,
        random: RandomBytes,
        now: Int64,
        calls: SystemCalls
    ) async throws -> FileLock {
        var timeout = LockBackoff(timeout, random: random)
        while true {
            if let lock = try attempt(path, now: now, calls: calls) { return lock }
            guard try await timeout.waits() else { throw busy(path, target) }
        }
    }

    /// The lock that another process had and handed over.
    ///
    /// - Throws: `locked` when the descriptor does not hold the one of that file: the other process has it still.
    static func adopted(
        _ descriptor: Int32,
        _ path: String,
        for target: String,
        now: Int64,
        calls: SystemCalls
    ) throws(SettingsError) -> FileLock {
        guard let held = try? FileStatus(of: descriptor), let named = try? FileStatus(at: path),
            held.identity == named.identity, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0, calls.lock(descriptor) == 0
        else { throw busy(path, target) }
        return FileLock(descriptor: descriptor, now: now)
    }

    private init(descriptor: Int32, now: Int64) {
        self.descriptor = descriptor
        // For the message of those who wait only; that it cannot be written is no reason to stop.
        let holder = Array("\(getpid()) \(now)\n".utf8)
        if ftruncate(descriptor, 0) == 0 { _ = unsafe pwrite(descriptor, holder, holder.count, 0) }
    }

    /// Gives the lock back, also for a process that handed it over.
    func release() {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// The lock, if it is free; the folder must be there.
    ///
    /// - Throws: as ``acquire(_:for:timeout:random:now:calls:)``.
    static func attempt(_ path: String, now: Int64, calls: SystemCalls) throws(SettingsError) -> FileLock? {
        let descriptor = try opened(path)
        let result = calls.lock(descriptor)
        guard result == 0 else {
            close(descriptor)
            if result == EWOULDBLOCK || result == EINTR { return nil }
            throw SystemFailure(number: result).writing(path)
        }
        // Somebody may have removed or replaced the file between opening and locking: then this is not "the" lock.
        guard let held = try? FileStatus(of: descriptor), let named = try? FileStatus(at: path),
            held.identity == named.identity
        else {
            close(descriptor)
            return nil
        }
        return FileLock(descriptor: descriptor, now: now)
    }

    private static func opened(_ path: String) throws(SettingsError) -> Int32 {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
        guard descriptor >= 0 else {
            let failure = SystemFailure.last
            if failure.number == EISDIR || failure.number == ENXIO {
                throw SettingsError.notRegularFile(path: path, .other)
            }
            throw failure.writing(path)
        }
        do {
            var status = try FileStatus(of: descriptor)
            // A file mode creation mask may have taken even the owner's rights away.
            if status.byteCount == 0, status.permissions & 0o777 != 0o600, status.owner == geteuid() {
                fchmod(descriptor, 0o600)
                status = try FileStatus(of: descriptor)
            }
            try PrivateFile.check(status, path, PrivateFile.Rule(forbidden: 0o022))
            return descriptor
        } catch {
            close(descriptor)
            throw SettingsError.writing(path, error)
        }
    }

    static func busy(_ path: String, _ target: String) -> SettingsError {
        // Without the file there is nothing to name, and the error is the same.
        let content = try? PrivateFile.read(path, PrivateFile.Rule(forbidden: 0o022))
        let process = content.map { $0.prefix { (48...57).contains($0) } }
            .flatMap { $0.count <= 10 ? Int(String(decoding: $0, as: UTF8.self)) : nil }
        return .locked(.process(process, path: target))
    }
}
