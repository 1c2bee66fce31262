internal import Glibc

/// What to do about a file or folder that belongs to somebody else.
package enum ForeignOwner {
    /// The mend: for root to work as the owner, because taking the file would lock its owner out; for others to be given it.
    ///
    /// - Parameters:
    ///   - path: what is meant.
    ///   - owner: whose it is.
    ///   - isLink: whether it is a link, and not what it leads to.
    ///   - user: who asks; by default who runs this.
    /// - Returns: the same command in every language, or words around one.
    package static func mend(
        _ path: String,
        owner: UInt32,
        isLink: Bool = false,
        user: UInt32? = nil
    ) -> SettingsError.Hint {
        let user = user ?? geteuid()
        guard user == 0 else { return .command("chown \(isLink ? "-h " : "")\(user) \(Shown.word(path))") }
        let command = "sudo -u \(name(of: owner)) oauth-setup"
        return .words(
            "run it as the user it belongs to: \(command) …",
            "所有者のユーザーで実行してください: \(command) …"
        )
    }

    /// The user's name as `sudo -u` takes it.
    private static func name(of user: UInt32) -> String {
        guard let entry = unsafe getpwuid(user), let name = unsafe entry.pointee.pw_name else { return "'#\(user)'" }
        return Shown.word(unsafe String(cString: name))
    }
}

extension SettingsError.Hint {
    /// The words in English and in Japanese.
    package var both: (String, String) {
        switch self {
        case .command(let command): (command, command)
        case .words(let english, let japanese): (english, japanese)
        }
    }
}
