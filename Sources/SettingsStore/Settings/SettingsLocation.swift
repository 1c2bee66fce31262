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
    /// - Throws: ``SettingsError`` with the code `badName` for an empty id or path, one that names a folder, one with
    ///   control characters, and one that starts with `~`, because nothing would replace it.
    public init(text: String) throws(SettingsError) {
        guard Shown.path(text) == text else {
            throw SettingsError(
                .badName,
                "the settings location has characters that cannot be shown",
                "設定の場所に、表示できない文字が含まれています"
            )
        }
        if text.lowercased().hasPrefix(Self.scheme) {
            let id = String(text.dropFirst(Self.scheme.count))
            guard !id.isEmpty else {
                throw SettingsError(
                    .badName,
                    "the settings location has no id",
                    "設定の場所に ID がありません",
                    hint: .words("write memory:// and a word", "memory:// の後に語を続けてください")
                )
            }
            self = .memory(id: id)
            return
        }
        guard !text.isEmpty, !text.hasSuffix("/"), ![".", ".."].contains(FilePath.split(text).name) else {
            throw SettingsError(
                .badName,
                "the settings location does not name a file",
                "設定の場所がファイルを指していません"
            )
        }
        guard !text.hasPrefix("~") else {
            throw SettingsError(
                .badName,
                "the settings location starts with ~, which stands for nothing here",
                "設定の場所の先頭の ~ は、ここでは使えません",
                hint: .words("write the whole path", "パス全体を書いてください")
            )
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
