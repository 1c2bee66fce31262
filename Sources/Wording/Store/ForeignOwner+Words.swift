public import Localization
public import SettingsStore

extension ForeignOwner {
    /// What to do about a file or folder: for root to work as the owner, because taking the file would lock its owner out; for
    /// others to be given it.
    ///
    /// - Parameters:
    ///   - path: What is meant.
    ///   - isLink: Whether it is a link, and not what it leads to.
    /// - Returns: The same command in every language, or words around one.
    public func mend(_ path: String, isLink: Bool = false) -> LocalizedText {
        guard user == 0 else {
            return LocalizedText(same: "chown \(isLink ? "-h " : "")\(user) \(DisplayPath.word(path))")
        }
        let command = "sudo -u \(name.map(DisplayPath.word) ?? "'#\(owner)'") oauth-setup"
        return .en("run it as the user it belongs to: \(command) …").ja("所有者のユーザーで実行してください: \(command) …")
    }
}
