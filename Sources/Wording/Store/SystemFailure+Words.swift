internal import Glibc
internal import Localization
internal import SettingsStore

extension SystemFailure {
    /// What the system means, in lower case.
    var words: LocalizedText {
        switch number {
        case ENOSPC: LocalizedText(english: "the disk is full", japanese: "ディスクに空きがありません")
        case EDQUOT: LocalizedText(english: "the disk quota is used up", japanese: "ディスクの割り当てを使い切りました")
        case EACCES, EPERM: LocalizedText(english: "permission denied", japanese: "権限がありません")
        case EROFS:
            LocalizedText(english: "the file system is read-only", japanese: "ファイルシステムが読み取り専用です")
        case EIO: LocalizedText(english: "input/output error", japanese: "入出力エラー")
        case EMFILE, ENFILE: LocalizedText(english: "too many open files", japanese: "開いているファイルが多すぎます")
        case ENOENT: LocalizedText(english: "it does not exist", japanese: "存在しません")
        case ENOTDIR:
            LocalizedText(
                english: "a part of the path is not a folder",
                japanese: "パスの途中にフォルダーでないものがあります"
            )
        case ENAMETOOLONG: LocalizedText(english: "the name is too long", japanese: "名前が長すぎます")
        case EFBIG: LocalizedText(english: "the file would be too large", japanese: "ファイルが大きくなりすぎます")
        case ENOLCK, EOPNOTSUPP:
            LocalizedText(
                english: "the file system has no locks",
                japanese: "ファイルシステムがロックに対応していません"
            )
        case EPIPE: LocalizedText(english: "nobody reads the other end", japanese: "読み取る側がありません")
        case EBADF: LocalizedText(english: "it is not open for that", japanese: "その目的では開かれていません")
        case ETIMEDOUT: LocalizedText(english: "nothing came in time", japanese: "時間内に何も届きませんでした")
        default: LocalizedText(english: "error \(number)", japanese: "エラー \(number)")
        }
    }

    /// What to do when it kept something from being read.
    var readingHint: LocalizedText? {
        guard number == EACCES || number == EPERM else { return nil }
        return LocalizedText(
            english:
                "run it as the user it belongs to, or name a place that this user may read and write (OAUTH_SETUP_HOME)",
            japanese: "所有者のユーザーで実行するか、このユーザーが読み書きできる場所を指定してください（OAUTH_SETUP_HOME）"
        )
    }

    /// What to do when it kept something from being written.
    var writingHint: LocalizedText? {
        switch number {
        case ENOSPC, EDQUOT:
            LocalizedText(
                english: "make room on the disk and try again; nothing was changed",
                japanese: "ディスクの空きを作ってから、もう一度お試しください。何も変更されていません"
            )
        case EACCES, EPERM, EROFS:
            LocalizedText(
                english: "allow writing to its folder, or choose another place; nothing was changed",
                japanese: "フォルダーへの書き込みを許可するか、別の場所を選んでください。何も変更されていません"
            )
        case ENOLCK, EOPNOTSUPP:
            LocalizedText(
                english: "choose a place on a file system of this machine",
                japanese: "このマシンのファイルシステム上の場所を選んでください"
            )
        default: nil
        }
    }
}
