internal import CPlatform
internal import Glibc

/// What the system says of a file: its kind, owner, permissions, size and times.
struct FileStatus {
    /// What a path can lead to.
    enum Kind {
        case regular
        case folder
        case link
        /// A pipe, or a device that takes and gives characters.
        case stream
        case other
    }

    let kind: Kind
    /// The lower nine bits of the mode, and those for other identities.
    let permissions: UInt32
    let owner: UInt32
    /// How many names it has.
    let linkCount: UInt64
    let byteCount: Int64
    /// When it was written last, in seconds since 1970.
    let modified: Int64
    /// What tells it from every other file.
    let identity: Identity

    /// A file's number, and that of the device it is on.
    struct Identity: Hashable {
        let device: UInt64
        let inode: UInt64
    }

    /// Looks at a path, and at a link itself.
    init(at path: String) throws(SystemFailure) {
        var status = platform_file_status()
        try self.init(unsafe platform_path_status(path, 0, &status), status)
    }

    /// Looks at what a path leads to, through every link.
    init(following path: String) throws(SystemFailure) {
        var status = platform_file_status()
        try self.init(unsafe platform_path_status(path, 1, &status), status)
    }

    /// Looks at an open file.
    init(of descriptor: Int32) throws(SystemFailure) {
        var status = platform_file_status()
        try self.init(unsafe platform_descriptor_status(descriptor, &status), status)
    }

    /// Whether something has that name; true also when that cannot be found out.
    static func isThere(_ path: String) -> Bool {
        do throws(SystemFailure) {
            _ = try FileStatus(at: path)
            return true
        } catch {
            return error.number != ENOENT && error.number != ENOTDIR
        }
    }

    private init(_ failure: Int32, _ status: platform_file_status) throws(SystemFailure) {
        guard failure == 0 else { throw SystemFailure(number: failure) }
        kind =
            switch status.mode & 0o170_000 {
            case 0o100_000: .regular
            case 0o040_000: .folder
            case 0o120_000: .link
            case 0o010_000, 0o020_000: .stream
            default: .other
            }
        permissions = status.mode & 0o7777
        owner = status.owner
        linkCount = status.links
        byteCount = status.size
        modified = status.modified
        identity = Identity(device: status.device, inode: status.inode)
    }
}
