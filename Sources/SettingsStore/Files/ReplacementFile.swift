internal import CPlatform
internal import FoundationEssentials
internal import Glibc
internal import Secrets

/// A new file beside another one that takes its place in one step, or leaves no trace.
///
/// Made before the caller's work begins, with room reserved on the disk, so that a failure is known while nothing is lost.
struct ReplacementFile {
    private static let suffixByteCount = 8

    /// What becomes of something that has the name already.
    enum Purpose {
        /// The new version of a file of this program; a killed process leaves at most a draft, see ``reap(for:now:)``.
        case version
        /// A file for a person, which a killed process does not leave half made where the file system can do it.
        case output(replacing: Bool)
    }

    private let target: String
    private let path: String
    private let purpose: Purpose
    /// Whether it has no name yet.
    private let isUnnamed: Bool
    private let descriptor: Int32
    private let calls: SystemCalls

    /// Makes an empty file, of mode 0600 unless another one is named, and reserves room.
    init(
        for target: String,
        reserving byteCount: Int,
        purpose: Purpose = .version,
        mode: UInt32 = 0o600,
        random: RandomBytes,
        calls: SystemCalls
    ) throws(SettingsError) {
        let suffix = Hexadecimal.text(random(Self.suffixByteCount))
        let (folder, name) = FilePath.split(target)
        self.target = target
        self.purpose = purpose
        self.calls =
            switch purpose {
            case .output(replacing: false): calls.keepingWhatIsThere
            case .output, .version: calls
            }
        path = "\(folder)/.\(name).\(suffix)"
        var descriptor: Int32 = -1
        if case .output = purpose { descriptor = unsafe platform_open_unnamed(folder) }
        isUnnamed = descriptor >= 0
        if !isUnnamed { descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600) }
        self.descriptor = descriptor
        guard descriptor >= 0 else {
            let failure = SystemFailure.last
            throw failure.number == ENOENT ? .cannotWrite(path: folder, .folderMissing) : failure.writing(target)
        }
        var result: Int32 = 0
        repeat {
            result = posix_fallocate(descriptor, 0, off_t(byteCount))
        } while result == EINTR
        // A file system that cannot reserve room says EINVAL or EOPNOTSUPP: then the write itself will tell.
        guard fchmod(descriptor, mode) == 0, [0, EINVAL, EOPNOTSUPP].contains(result) else {
            discard()
            throw SystemFailure(number: result == 0 ? EACCES : result).writing(target)
        }
    }

    /// Removes the file.
    func discard() {
        close(descriptor)
        if !isUnnamed { unsafe unlink(path) }
    }

    /// Writes the content, reads it back, and puts the file in the place of the target; durable when it returns.
    ///
    /// - Parameters:
    ///   - content: The whole content.
    ///   - check: Is given what the disk gives back before the old file goes.
    /// - Throws: `cannotWrite`; the old file is as it was and this one is gone.
    func commit(_ content: [UInt8], check: ([UInt8]) throws(SettingsError) -> Void) throws(SettingsError) {
        do {
            try write(content)
            let stored = try Descriptor.bytes(descriptor, limit: content.count + 1)
            guard stored == content else { throw SystemFailure(number: EIO) }
            try check(stored)
        } catch {
            discard()
            throw SettingsError.writing(target, error)
        }
        var isThere = false
        if isUnnamed {
            // Straight to its own name where nothing is to be replaced: then there never is a draft.
            if case .output(replacing: false) = purpose { isThere = true }
            let result = unsafe platform_name_unnamed(descriptor, isThere ? target : path)
            guard result == 0 else {
                close(descriptor)
                throw SystemFailure(number: result).writing(target)
            }
        }
        // A network file system may tell of a failed write only now.
        guard close(descriptor) == 0 || errno == EINTR else { throw withdrawn(.last, isThere ? target : path) }
        if !isThere {
            let result = calls.rename(path, target)
            guard result == 0 else { throw withdrawn(SystemFailure(number: result), path) }
        }
        do throws(SettingsError) {
            try Self.synchronize(folderOf: target, calls: calls)
        } catch {
            // Nobody may count on it, so that nobody shall find it.
            if case .output = purpose { unsafe unlink(target) }
            throw error
        }
    }

    private func withdrawn(_ failure: SystemFailure, _ path: String) -> SettingsError {
        unsafe unlink(path)
        return failure.writing(target)
    }

    private func write(_ content: [UInt8]) throws(SystemFailure) {
        var rest = content[...]
        while !rest.isEmpty {
            let count = calls.write(descriptor, rest)
            if count == -Int(EINTR) { continue }
            guard count > 0 else { throw SystemFailure(number: count == 0 ? ENOSPC : Int32(-count)) }
            rest = rest.dropFirst(count)
        }
        guard ftruncate(descriptor, off_t(content.count)) == 0 else { throw .last }
        try calls.synchronize(descriptor).checked()
    }

    static func synchronize(folderOf target: String, calls: SystemCalls) throws(SettingsError) {
        do {
            let folder = try Descriptor(opening: FilePath.split(target).folder, O_RDONLY | O_DIRECTORY)
            let result = calls.synchronize(folder.number)
            // Some network file systems cannot do it for a folder, and say so with EINVAL.
            if result != EINVAL { try result.checked() }
        } catch {
            throw SettingsError.cannotWrite(path: target, .notDurable(error))
        }
    }

    /// Removes what killed processes left beside the target more than an hour ago.
    static func reap(for target: String, now: Int64) {
        let (folder, name) = FilePath.split(target)
        reap(in: folder, of: name, now: now)
    }

    /// Removes what killed processes left in a folder more than an hour ago: for files of one name, or of any.
    static func reap(in folder: String, of name: String? = nil, now: Int64) {
        // A folder that cannot be listed is noticed when the new file is made.
        for entry in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let suffix = entry.suffix(2 * suffixByteCount)
            guard entry.hasPrefix("."), Hexadecimal.isText(suffix, suffixByteCount),
                entry.dropLast(suffix.count).hasSuffix("."), entry.count > suffix.count + 2,
                name == nil || entry == ".\(name ?? "").\(suffix)"
            else { continue }
            let path = "\(folder)/\(entry)"
            guard let status = try? FileStatus(at: path), status.kind == .regular, status.owner == geteuid(),
                status.modified < now / 1_000 - 3_600
            else { continue }
            unsafe unlink(path)
        }
    }
}

extension Int32 {
    /// An errno as an error; 0 is none.
    fileprivate func checked() throws(SystemFailure) {
        if self != 0 { throw SystemFailure(number: self) }
    }
}
