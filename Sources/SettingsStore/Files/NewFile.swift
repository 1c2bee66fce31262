internal import CPlatform
internal import Glibc
internal import Synchronization

/// A file that is being made for a person, such as one for another machine: mode 0600, whole and durable, or not there at
/// all.
///
/// What is no file - a device, a pipe, an open file of this process - is written to instead, and never replaced.
public final class NewFile: Sendable {
    enum Place: Sendable {
        case file(ReplacementFile)
        /// An open descriptor, and the path it was named by.
        case stream(Int32, String)
    }

    /// Whether what was committed is there also after a power cut, and nobody has to read it at once.
    public let isDurable: Bool
    private let place: Mutex<Place?>

    init(_ place: Place) {
        self.place = Mutex(place)
        isDurable =
            switch place {
            case .file: true
            case .stream: false
            }
    }

    deinit {
        discard()
    }

    /// Writes the content and gives the file its name; durable when it returns.
    ///
    /// - Parameter content: The whole content.
    /// - Throws: ``SettingsError``: `alreadyThere` or `cannotWrite`; no file of that name was made then.
    public func commit(_ content: [UInt8]) throws(SettingsError) {
        switch taken() {
        case .file(let file): try file.commit(content) { _ in }
        case .stream(let descriptor, let path): try Self.write(content, descriptor, path)
        case nil: break
        }
    }

    /// Gives up, so that nothing stays; after a commit it does nothing.
    public func discard() {
        switch taken() {
        case .file(let file): file.discard()
        case .stream(let descriptor, _): close(descriptor)
        case nil: break
        }
    }

    private func taken() -> Place? {
        place.withLock { place in
            defer { place = nil }
            return place
        }
    }

    private static func write(_ content: [UInt8], _ descriptor: Int32, _ path: String) throws(SettingsError) {
        defer { close(descriptor) }
        var rest = content[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count < 0, errno == EAGAIN {
                _ = platform_wait_for(descriptor, 1, -1)
            } else if count == 0 || errno != EINTR {
                throw SystemFailure(number: count == 0 ? ENOSPC : errno).writing(path)
            }
        }
    }
}

extension SettingsStore {
    /// Begins a file for a person, and proves that it can be written.
    ///
    /// - Parameters:
    ///   - path: Where; its folder must be there. A device or a pipe is written to.
    ///   - replacing: Whether a file that is there may be replaced; a link of the person's own stays one then.
    /// - Returns: The file, to be committed or discarded.
    /// - Throws: ``SettingsError``: `alreadyThere`, `notRegularFile` or `cannotWrite`.
    public func newFile(_ path: String, replacing: Bool = false) throws(SettingsError) -> NewFile {
        if let number = DescriptorPath.number(path) {
            let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
            guard copy >= 0 else { throw SystemFailure.last.writing(path) }
            return NewFile(.stream(copy, path))
        }
        let kind = try? FileStatus(following: path).kind
        if kind == .stream {
            let descriptor = unsafe open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC)
            guard descriptor >= 0 else { throw SystemFailure.last.writing(path) }
            return NewFile(.stream(descriptor, path))
        }
        guard kind == nil || kind == .regular else { throw SettingsError.notRegularFile(path: path, .other) }
        let isThere = (try? FileStatus(at: path)) != nil
        guard replacing || !isThere else { throw SystemFailure.exists.writing(path) }
        let target = isThere ? try FilePath.followed(path) : path
        // One step is followed: the file takes the place of none that is at the end of it.
        if target != path, (try? FileStatus(at: target))?.kind == .link {
            throw SystemFailure(number: ELOOP).writing(path)
        }
        ReplacementFile.reap(for: target, now: now())
        return NewFile(
            .file(
                try ReplacementFile(
                    for: target,
                    reserving: 64 * 1_024,
                    purpose: .output(replacing: replacing),
                    random: random,
                    calls: calls
                )
            )
        )
    }
}
