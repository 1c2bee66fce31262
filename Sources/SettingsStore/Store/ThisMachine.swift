internal import Crypto
internal import Glibc

/// Which machine this is, so that a home is told from its copy.
///
/// It is what the operating system says of itself (`/etc/machine-id`, else D-Bus's copy of it), or what the person says where that
/// changes at each start (`OAUTH_SETUP_MACHINE`). Nothing is guessed: neither a device, nor an inode, nor a time is looked at, so
/// that no reboot, restored backup or moved disk makes another machine of this one.
struct ThisMachine: Sendable {
    /// Where the operating system says which machine this is.
    struct Files: Sendable {
        /// The files with the identifier, the best first.
        var identifiers = ["/etc/machine-id", "/var/lib/dbus/machine-id"]
        /// An identifier that lasts until the next start only; systemd lays it over the first where that cannot be written.
        var transient = "/run/machine-id"
    }

    /// What the identifier is hashed with: it is never kept itself, and other programs keep other hashes of it (machine-id(5)).
    private static let purpose = "oauth-setup: who refreshed last"

    /// 16 bytes in hexadecimal digits; nil when nobody says which machine this is.
    let mark: String?
    /// What people call it.
    let name: String

    init(environment: [String: String], files: Files = Files()) {
        let given = environment["OAUTH_SETUP_MACHINE"] ?? ""
        guard given.isEmpty else {
            mark = Self.mark(given)
            name = DisplayPath.name(given)
            return
        }
        mark = Self.identifier(files).map(Self.mark)
        name = DisplayPath.name(Self.hostName)
    }

    /// The first identifier that is one.
    ///
    /// Each file is read once: a lazy `compactMap` would read the one it found a second time, and end the program where the file can
    /// be read no more by then.
    private static func identifier(_ files: Files) -> String? {
        for path in files.identifiers { if let found = identifier(path, files) { return found } }
        return nil
    }

    /// An identifier for good: 32 hexadecimal digits, not all zero; nil for an empty or "uninitialized" one.
    private static func identifier(_ path: String, _ files: Files) -> String? {
        guard let file = try? Descriptor(opening: path, O_RDONLY | O_NONBLOCK), let status = try? file.status(),
            status.kind == .regular, let bytes = try? file.bytes(limit: 64)
        else { return nil }
        // Where the folder cannot be written, systemd mounts the one of this start over it.
        if let transient = try? FileStatus(following: files.transient), transient.identity == status.identity {
            return nil
        }
        let text = String(decoding: bytes.prefix { $0 != 10 }, as: UTF8.self).lowercased()
        return Hexadecimal.isText(text, 16) && text.contains { $0 != "0" } ? text : nil
    }

    private static func mark(_ identifier: String) -> String {
        let key = SymmetricKey(data: Array(identifier.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Array(purpose.utf8), using: key)
        return Hexadecimal.text(Array(Array(code).prefix(16)))
    }

    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard unsafe gethostname(&name, name.count - 1) == 0 else { return "" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
