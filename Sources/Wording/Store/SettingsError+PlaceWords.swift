internal import Localization
internal import SettingsStore

extension SettingsError.FileExposure {
    /// How somebody else gets at a file, and what mends it.
    func words(_ path: String) -> ErrorWords {
        let shown = DisplayPath.path(path)
        let word = DisplayPath.word(path)
        return switch self {
        case .othersCanRead:
            ErrorWords(
                LocalizedText(
                    english: "others can read or change \(shown)",
                    japanese: "\(shown) を他のユーザーが読み書きできます"
                ),
                hint: LocalizedText(same: "chmod 600 \(word)")
            )
        case .othersCanChange:
            ErrorWords(
                LocalizedText(english: "others can change \(shown)", japanese: "\(shown) を他のユーザーが変更できます"),
                hint: LocalizedText(same: "chmod go-w \(word)")
            )
        case .othersCanFill:
            ErrorWords(
                LocalizedText(english: "others can write to \(shown)", japanese: "\(shown) に他のユーザーが書き込めます"),
                hint: LocalizedText(same: "chmod 600 \(word)")
            )
        case .foreign(let owner):
            ErrorWords(
                LocalizedText(
                    english: "\(shown) belongs to another user",
                    japanese: "\(shown) の所有者は別のユーザーです"
                ),
                hint: owner.mend(path)
            )
        case .foreignLink(let owner):
            ErrorWords(
                LocalizedText(
                    english: "the link \(shown) belongs to another user",
                    japanese: "リンク \(shown) の所有者は別のユーザーです"
                ),
                hint: owner.mend(path, isLink: true)
            )
        case .hardLink:
            ErrorWords(
                LocalizedText(
                    english: "\(shown) has a second name (a hard link), under which it would not be kept up to date",
                    japanese: "\(shown) には別名（ハードリンク）があり、別名側には変更が反映されません"
                ),
                hint: LocalizedText(same: "cp -p \(word) \(word).new && mv \(word).new \(word)")
            )
        }
    }
}

extension SettingsError.FolderExposure {
    /// How somebody else gets at a folder, and what mends it.
    func words(_ path: String) -> ErrorWords {
        let shown = DisplayPath.path(path)
        return switch self {
        case .othersCanLook:
            ErrorWords(
                LocalizedText(
                    english: "others can look into the folder \(shown)",
                    japanese: "フォルダー \(shown) の中を他のユーザーが見られます"
                ),
                hint: LocalizedText(same: "chmod 700 \(DisplayPath.word(path))")
            )
        case .othersCanReplaceFiles(let mode):
            ErrorWords(
                LocalizedText(
                    english: "others can replace files in the folder \(shown)",
                    japanese: "フォルダー \(shown) の中のファイルを他のユーザーが置き換えられます"
                ),
                hint: LocalizedText(same: "chmod \(mode) \(DisplayPath.word(path))")
            )
        case .foreign(let owner):
            ErrorWords(
                LocalizedText(
                    english: "the folder \(shown) belongs to another user",
                    japanese: "フォルダー \(shown) の所有者は別のユーザーです"
                ),
                hint: owner.mend(path)
            )
        }
    }
}
