internal import Glibc
internal import Localization
internal import SettingsStore

extension SystemFailure {
    /// What the system means, in lower case.
    var words: LocalizedText {
        switch number {
        case ENOSPC: .en("the disk is full").ja("ディスクに空きがありません")
        case EDQUOT: .en("the disk quota is used up").ja("ディスクの割り当てを使い切りました")
        case EACCES, EPERM: .en("permission denied").ja("権限がありません")
        case EROFS: .en("the file system is read-only").ja("ファイルシステムが読み取り専用です")
        case EIO: .en("input/output error").ja("入出力エラー")
        case EMFILE, ENFILE: .en("too many open files").ja("開いているファイルが多すぎます")
        case ENOENT: .en("it does not exist").ja("存在しません")
        case ENOTDIR: .en("a part of the path is not a folder").ja("パスの途中にフォルダーでないものがあります")
        case ENAMETOOLONG: .en("the name is too long").ja("名前が長すぎます")
        case EFBIG: .en("the file would be too large").ja("ファイルが大きくなりすぎます")
        case ENOLCK, EOPNOTSUPP: .en("the file system has no locks").ja("ファイルシステムがロックに対応していません")
        case EPIPE: .en("nobody reads the other end").ja("読み取る側がありません")
        case EBADF: .en("it is not open for that").ja("その目的では開かれていません")
        case ETIMEDOUT: .en("nothing came in time").ja("時間内に何も届きませんでした")
        default: .en("error \(number)").ja("エラー \(number)")
        }
    }

    /// What to do when it kept something from being read.
    var readingHint: LocalizedText? {
        guard number == EACCES || number == EPERM else { return nil }
        return .en(
            "run it as the user it belongs to, or name a place that this user may read and write (OAUTH_SETUP_HOME)"
        )
        .ja("所有者のユーザーで実行するか、このユーザーが読み書きできる場所を指定してください（OAUTH_SETUP_HOME）")
    }

    /// What to do when it kept something from being written.
    var writingHint: LocalizedText? {
        switch number {
        case ENOSPC, EDQUOT:
            .en("make room on the disk and try again; nothing was changed").ja("ディスクの空きを作ってから、もう一度お試しください。何も変更されていません")
        case EACCES, EPERM, EROFS:
            .en("allow writing to its folder, or choose another place; nothing was changed")
                .ja("フォルダーへの書き込みを許可するか、別の場所を選んでください。何も変更されていません")
        case ENOLCK, EOPNOTSUPP: .en("choose a place on a file system of this machine").ja("このマシンのファイルシステム上の場所を選んでください")
        default: nil
        }
    }
}
