internal import Localization
internal import SettingsStore

/// Places that are not one person's, whose permissions others rely on.
private enum CommonPlace {
    private static let folders: Set = [
        "/", "/tmp", "/var/tmp", "/dev/shm", "/home", "/root", "/run", "/srv", "/opt", "/mnt", "/var", "/var/lib",
    ]
    private static let trees: Set = ["bin", "boot", "dev", "etc", "lib", "lib64", "proc", "sbin", "sys", "usr"]

    /// Whether a path is such a place; what is this program's own there is not.
    static func has(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        guard path.hasPrefix("/"), !parts.contains(where: { $0.hasPrefix("oauth-setup") }) else { return false }
        return folders.contains("/" + parts.joined(separator: "/")) || trees.contains(String(parts.first ?? ""))
    }
}

extension ErrorWords {
    /// With the command that mends the permissions of a place of one's own; one of the system's stays as it is.
    fileprivate func mended(_ path: String, _ command: String) -> ErrorWords {
        guard CommonPlace.has(path) else { return fix(same: command) }
        return fix(.en("leave it as it is, and name a place of your own").ja("その場所は変更せず、ご自分の場所を指定してください"))
    }
}

extension SettingsError.FileExposure {
    /// How somebody else gets at a file, and what mends it.
    func words(_ path: String) -> ErrorWords {
        let shown = DisplayPath.path(path)
        let word = DisplayPath.word(path)
        return switch self {
        case .othersCanRead:
            .en("others can read or change \(shown)").ja("\(shown) をほかのユーザーが読み書きできます").mended(path, "chmod 600 \(word)")
        case .othersCanChange:
            .en("others can change \(shown)").ja("\(shown) をほかのユーザーが変更できます").mended(path, "chmod go-w \(word)")
        case .othersCanFill:
            .en("others can write to \(shown)").ja("\(shown) にほかのユーザーが書き込めます").mended(path, "chmod 600 \(word)")
        case .foreign(let owner):
            .en("\(shown) belongs to another user").ja("\(shown) の所有者は別のユーザーです").fix(owner.mend(path))
        case .notOfRoot:
            .en("\(shown) is for everybody on this machine, and does not belong to root")
                .ja("\(shown) は全員に関わるファイルですが、所有者がrootではありません").fix(same: "chown root \(word)")
        case .foreignLink(let owner):
            .en("the link \(shown) belongs to another user")
                .ja("リンク \(shown) の所有者は別のユーザーです").fix(owner.mend(path, isLink: true))
        case .hardLink:
            .en("\(shown) has a second name (a hard link), under which it would not be kept up to date")
                .ja("\(shown) には別名（ハードリンク）があり、別名側には変更が反映されません")
                .fix(same: "cp -p \(word) \(word).new && mv \(word).new \(word)")
        }
    }
}

extension SettingsError.FolderExposure {
    /// How somebody else gets at a folder, and what mends it.
    func words(_ path: String) -> ErrorWords {
        let shown = DisplayPath.path(path)
        return switch self {
        case .othersCanLook:
            .en("others can look into the folder \(shown)")
                .ja("フォルダー \(shown) の中をほかのユーザーが見られます").mended(path, "chmod 700 \(DisplayPath.word(path))")
        case .othersCanReplaceFiles(let mode):
            .en("others can replace files in the folder \(shown)")
                .ja("フォルダー \(shown) の中のファイルをほかのユーザーが置き換えられます").mended(path, "chmod \(mode) \(DisplayPath.word(path))")
        case .notOfRoot:
            .en("the folder \(shown) is for everybody on this machine, and does not belong to root")
                .ja("フォルダー \(shown) は全員に関わるものですが、所有者がrootではありません")
                .fix(same: "chown root \(DisplayPath.word(path))")
        case .foreign(let owner):
            .en("the folder \(shown) belongs to another user").ja("フォルダー \(shown) の所有者は別のユーザーです").fix(owner.mend(path))
        }
    }
}
