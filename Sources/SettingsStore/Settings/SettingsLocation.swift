/// Where settings are kept: what the connection property `OAuthSettingsLocation` says.
public enum SettingsLocation: Sendable, Hashable {
    /// A file; a relative path counts from the working folder.
    case file(path: String)
    /// The memory of this process, under an id; gone when it ends.
    case memory(id: String)

    private static let scheme = "memory://"

    /// Reads the text of the property.
    ///
    /// - Parameter text: `memory://id`, or a path.
    /// - Throws: ``SettingsError``: `badName` for an empty id or path, one that names a folder, one with
    ///   control characters, and one that starts with `~`, because nothing would replace it.
    public init(text: String) throws(SettingsError) {
        guard DisplayPath.path(text) == text else {
            throw SettingsError.badName(.locationNotShowable)
        }
        if text.lowercased().hasPrefix(Self.scheme) {
            let id = String(text.dropFirst(Self.scheme.count))
            guard !id.isEmpty else {
                throw SettingsError.badName(.locationWithoutID)
            }
            self = .memory(id: id)
            return
        }
        guard !text.isEmpty, !text.hasSuffix("/"), ![".", ".."].contains(FilePath.split(text).name) else {
            throw SettingsError.badName(.locationNotAFile)
        }
        guard !text.hasPrefix("~") else {
            throw SettingsError.badName(.locationWithTilde)
        }
        self = .file(path: text)
    }

    /// The text of the property.
    public var text: String {
        switch self {
        case .file(let path): path
        case .memory(let id): Self.scheme + id
        }
    }
}
