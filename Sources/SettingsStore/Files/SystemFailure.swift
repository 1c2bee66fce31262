internal import Glibc

/// A system call that failed, by its errno.
struct SystemFailure: Error {
    let number: Int32

    /// The failure that was noted last by the system.
    static var last: SystemFailure { SystemFailure(number: errno) }

    /// Something of that name is there.
    static let exists = SystemFailure(number: EEXIST)

    /// The system's words for it, in lower case.
    var words: String {
        switch number {
        case ENOSPC: return "the disk is full"
        case EDQUOT: return "the disk quota is used up"
        case EACCES, EPERM: return "permission denied"
        case EROFS: return "the file system is read-only"
        case EIO: return "input/output error"
        case EMFILE, ENFILE: return "too many open files"
        case ENOENT: return "it does not exist"
        case ENOTDIR: return "a part of the path is not a folder"
        case ENAMETOOLONG: return "the name is too long"
        case EFBIG: return "the file would be too large"
        case ENOLCK, EOPNOTSUPP: return "the file system has no locks"
        case EPIPE: return "nobody reads the other end"
        case EBADF: return "it is not open for that"
        case ETIMEDOUT: return "nothing came in time"
        default: return "error \(number)"
        }
    }

    /// The same in Japanese.
    var japaneseWords: String {
        switch number {
        case ENOSPC: return "ディスクに空きがありません"
        case EDQUOT: return "ディスクの割り当てを使い切りました"
        case EACCES, EPERM: return "権限がありません"
        case EROFS: return "ファイルシステムが読み取り専用です"
        case EIO: return "入出力エラー"
        case EMFILE, ENFILE: return "開いているファイルが多すぎます"
        case ENOENT: return "存在しません"
        case ENOTDIR: return "パスの途中にフォルダーでないものがあります"
        case ENAMETOOLONG: return "名前が長すぎます"
        case EFBIG: return "ファイルが大きくなりすぎます"
        case ENOLCK, EOPNOTSUPP: return "ファイルシステムがロックに対応していません"
        case EPIPE: return "読み取る側がありません"
        case EBADF: return "その目的では開かれていません"
        case ETIMEDOUT: return "時間内に何も届きませんでした"
        default: return "エラー \(number)"
        }
    }

    /// An error of reading.
    func reading(_ path: String) -> SettingsError {
        if number == ELOOP {
            return SettingsError(
                .notRegularFile,
                "\(Shown.path(path)) is a link",
                "\(Shown.path(path)) はリンクです",
                hint: .words(
                    "name the file itself, not a link to it",
                    "リンクではなくファイルそのものを指定してください"
                )
            )
        }
        return SettingsError(
            .cannotRead,
            "cannot read \(Shown.path(path)): \(words)",
            "\(Shown.path(path)) を読み取れません: \(japaneseWords)",
            hint: number == EACCES || number == EPERM
                ? .words(
                    "run it as the user it belongs to, or name a place that this user may read and write (OAUTH_SETUP_HOME)",
                    "所有者のユーザーで実行するか、このユーザーが読み書きできる場所を指定してください（OAUTH_SETUP_HOME）"
                ) : nil
        )
    }

    /// An error of writing.
    func writing(_ path: String) -> SettingsError {
        if number == ELOOP { return reading(path) }
        if number == EEXIST {
            return SettingsError(
                .alreadyThere,
                "\(Shown.path(path)) is there already",
                "\(Shown.path(path)) は既にあります",
                hint: .words(
                    "name another file, or remove this one first",
                    "別のファイルを指定するか、先にこのファイルを削除してください"
                )
            )
        }
        let hint: SettingsError.Hint? =
            switch number {
            case ENOSPC, EDQUOT:
                .words(
                    "make room on the disk and try again; nothing was changed",
                    "ディスクの空きを作ってから、もう一度お試しください。何も変更されていません"
                )
            case EACCES, EPERM, EROFS:
                .words(
                    "allow writing to its folder, or choose another place; nothing was changed",
                    "フォルダーへの書き込みを許可するか、別の場所を選んでください。何も変更されていません"
                )
            case ENOLCK, EOPNOTSUPP:
                .words(
                    "choose a place on a file system of this machine",
                    "このマシンのファイルシステム上の場所を選んでください"
                )
            default: nil
            }
        return SettingsError(
            .cannotWrite,
            "cannot write \(Shown.path(path)): \(words)",
            "\(Shown.path(path)) に書き込めません: \(japaneseWords)",
            hint: hint
        )
    }
}
