internal import CPlatform
internal import Glibc
internal import Synchronization

/// The content of an identity that comes through a pipe or an open file, read once and kept: it cannot be read again, and
/// no other process can.
final class HandedKey: Sendable {
    /// How long to wait for the next piece.
    private static let timeout: Int32 = 60_000

    private let kept: Mutex<[UInt8]?>

    /// Takes what another process of this program has read.
    init(_ content: [UInt8]? = nil) { kept = Mutex(content) }

    /// What was read; nil when nothing was.
    var content: [UInt8]? { kept.withLock(\.self) }

    /// Whether a path leads to something that can be read once only.
    static func isHanded(_ path: String) -> Bool {
        DescriptorPath.number(path) != nil || (try? FileStatus(following: path).kind) == .stream
    }

    /// The content.
    ///
    /// - Throws: `cannotRead`, `damaged` when it is too long, and what ``PrivateFile`` says of an open file that others can
    ///   read.
    func read(_ path: String, _ rule: PrivateFile.Rule) throws(SettingsError) -> [UInt8] {
        if let content { return content }
        let content = try Self.bytes(path, rule)
        guard content.count <= rule.limit else {
            throw SettingsError.damaged(.file(path: path), .endless(limit: rule.limit))
        }
        kept.withLock { $0 = content }
        return content
    }

    private static func bytes(_ path: String, _ rule: PrivateFile.Rule) throws(SettingsError) -> [UInt8] {
        do {
            if let number = DescriptorPath.number(path) {
                let status = try FileStatus(of: number)
                guard status.kind == .regular else { return try drained(number, limit: rule.limit + 1) }
                try PrivateFile.check(status, path, rule)
                return try Descriptor.bytes(number, limit: rule.limit + 1)
            }
            let pipe = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
            let status = try pipe.status()
            guard status.owner == 0 || status.owner == geteuid() && status.permissions & 0o022 == 0 else {
                throw SettingsError.notPrivate(path: path, .othersCanFill)
            }
            return try drained(pipe.number, limit: rule.limit + 1)
        } catch {
            throw SettingsError.reading(path, error)
        }
    }

    private static func drained(_ number: Int32, limit: Int) throws(SystemFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 * 1_024)
        while bytes.count < limit {
            let failure = platform_wait_for(number, 0, timeout)
            if failure == EINTR { continue }
            guard failure == 0 else { throw SystemFailure(number: failure) }
            let count = unsafe Glibc.read(number, &buffer, min(buffer.count, limit - bytes.count))
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count >= 0 else { throw .last }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return bytes
    }
}
