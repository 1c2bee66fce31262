#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A new folder of mode 0700 that is removed, with all that is in it, when the last reference goes.
public final class TemporaryFolder: Sendable {
    /// Where it is; absolute, without a slash at the end.
    public let path: String

    /// Makes it in the system's folder for temporary files.
    ///
    /// - Throws: what the file system says.
    public init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "oauth-setup-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
    }

    deinit {
        // Nobody can be told, and the system empties its temporary folder.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of something in it.
    public func path(of name: String) -> String {
        "\(path)/\(name)"
    }
}
