/// Where settings are kept: what the connection property `OAuthSettingsLocation` says.
public struct SettingsLocation: Sendable, Hashable {
    /// Which kind of place it is, see ``SettingsKind/scheme``.
    package let scheme: String
    /// What follows the scheme.
    package let place: String

    package init(scheme: String, place: String) {
        self.scheme = scheme
        self.place = place
    }

    /// A file; a relative path counts from the working folder.
    public static func file(path: String) -> SettingsLocation {
        SettingsLocation(scheme: SettingsKind.file.scheme, place: path)
    }

    /// The memory of this process, under an id; gone when it ends.
    public static func memory(id: String) -> SettingsLocation {
        SettingsLocation(scheme: SettingsKind.memory.scheme, place: id)
    }

    /// Reads the text of the property.
    ///
    /// - Parameter text: `memory://id`, or a path.
    /// - Throws: ``SettingsError``: `badName` for an empty id or path, one that names a folder, one with
    ///   control characters, and one that starts with `~`, because nothing would replace it.
    public init(text: String) throws(SettingsError) {
        try self.init(text: text, among: SettingsStore.kinds)
    }

    /// The same where there are other kinds of places; what begins with the scheme of none is a path.
    init(text: String, among kinds: [SettingsKind]) throws(SettingsError) {
        guard DisplayPath.path(text) == text else { throw SettingsError.badName(.locationNotShowable) }
        let lowercase = text.lowercased()
        let kind = kinds.first { !$0.scheme.isEmpty && lowercase.hasPrefix("\($0.scheme)://") } ?? .file
        scheme = kind.scheme
        place = kind.scheme.isEmpty ? text : String(text.dropFirst(kind.scheme.count + 3))
        try kind.check(place)
    }

    /// The text of the property.
    public var text: String { scheme.isEmpty ? place : "\(scheme)://\(place)" }
}
