internal import Localization
internal import SettingsStore

extension SettingsError.FileExposure {
    /// How somebody else gets at a file, and what mends it.
    func words(_ path: String) -> ErrorWords {
        let shown = DisplayPath.path(path)
        let word = DisplayPath.word(path)
        return switch self {
        case .othersCanRead:
            .en("others can read or change \(shown)").ja("\(shown) をほかのユーザーが読み書きできます").fix(same: "chmod 600 \(word)")
        case .othersCanChange:
            .en("others can change \(shown)").ja("\(shown) をほかのユーザーが変更できます").fix(same: "chmod go-w \(word)")
        case .othersCanFill:
            .en("others can write to \(shown)").ja("\(shown) にほかのユーザーが書き込めます").fix(same: "chmod 600 \(word)")
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
                .ja("フォルダー \(shown) の中をほかのユーザーが見られます").fix(same: "chmod 700 \(DisplayPath.word(path))")
        case .othersCanReplaceFiles(let mode):
            .en("others can replace files in the folder \(shown)")
                .ja("フォルダー \(shown) の中のファイルをほかのユーザーが置き換えられます").fix(same: "chmod \(mode) \(DisplayPath.word(path))")
        case .notOfRoot:
            .en("the folder \(shown) is for everybody on this machine, and does not belong to root")
                .ja("フォルダー \(shown) は全員に関わるものですが、所有者がrootではありません")
                .fix(same: "chown root \(DisplayPath.word(path))")
        case .foreign(let owner):
            .en("the folder \(shown) belongs to another user").ja("フォルダー \(shown) の所有者は別のユーザーです").fix(owner.mend(path))
        }
    }
}
