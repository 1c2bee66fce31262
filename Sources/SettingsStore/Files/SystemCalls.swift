internal import CPlatform
internal import Glibc

/// The system calls that writing depends on, so that a test can let each of them fail.
package struct SystemCalls: Sendable {
    /// Writes some bytes at the descriptor's position: how many were written, or the negative errno.
    package var write: @Sendable (Int32, ArraySlice<UInt8>) -> Int
    /// Waits until a file or folder is on the disk: 0 or the errno.
    package var synchronize: @Sendable (Int32) -> Int32
    /// Puts a file in another's place: 0 or the errno.
    package var rename: @Sendable (String, String) -> Int32
    /// Tries to lock a file exclusively without waiting: 0 or the errno.
    package var lock: @Sendable (Int32) -> Int32
    /// The number of the kind of file system that a folder is on (`statfs`); nil when that cannot be found out.
    package var fileSystem: @Sendable (String) -> UInt64? = { folder in
        var type: UInt64 = 0
        return unsafe platform_file_system(folder, &type) == 0 ? type : nil
    }
    /// The kernel's table of what is mounted; empty when it cannot be read.
    package var mounts: @Sendable () -> String = {
        guard let file = try? Descriptor(opening: "/proc/self/mountinfo", O_RDONLY),
            let bytes = try? file.bytes(limit: 1 << 20)
        else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The system's own.
    package static let live = SystemCalls(
        write: { descriptor, bytes in
            let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            return count < 0 ? -Int(errno) : count
        },
        synchronize: { descriptor in
            while fsync(descriptor) != 0 { guard errno == EINTR else { return errno } }
            return 0
        },
        rename: { unsafe Glibc.rename($0, $1) == 0 ? 0 : errno },
        lock: { flock($0, LOCK_EX | LOCK_NB) == 0 ? 0 : errno }
    )

    /// The same calls, but a file that is there is never replaced: `EEXIST` then.
    var keepingWhatIsThere: SystemCalls {
        var calls = self
        calls.rename = { new, path in
            let result = unsafe platform_rename_without_replacing(new, path)
            // Some network file systems cannot do that in one step, but can make a second name.
            guard result == EINVAL || result == ENOSYS else { return result }
            guard unsafe link(new, path) == 0 else { return errno }
            return unsafe unlink(new) == 0 ? 0 : errno
        }
        return calls
    }
}
