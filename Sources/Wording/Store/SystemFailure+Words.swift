internal import Glibc
package import Localization
package import SettingsStore

/// The one place where an errno becomes words: the system's own are English, and often about something else.
extension SystemFailure {
    /// What the system means, in lower case.
    package var words: LocalizedText {
        switch number {
        case ENOSPC: .en("the disk is full").ja("ディスクに空きがありません")
        case EDQUOT: .en("the disk quota is used up").ja("ディスクの割り当てを使い切りました")
        case EACCES, EPERM: .en("permission denied").ja("権限がありません")
        case EROFS: .en("the file system is read-only").ja("ファイルシステムが読み取り専用です")
        case EISDIR: .en("it is a folder").ja("フォルダーです")
        case ELOOP: .en("it is a link, or links lead in a circle").ja("リンクか、循環しているリンクです")
        case ENXIO, ENODEV: .en("nothing is at the other end").ja("相手側が開かれていません")
        case ENOEXEC: .en("it is no program that this machine can run").ja("このマシンで実行できるプログラムではありません")
        case ETXTBSY: .en("a program of that file is running").ja("そのファイルのプログラムが実行中です")
        case E2BIG: .en("arguments and environment are too long").ja("引数と環境変数が長すぎます")
        case ENOMEM, EAGAIN:
            .en("the system has nothing left for it (memory, processes)").ja("システムの資源（メモリー、プロセス数）が足りません")
        case EINVAL: .en("that cannot be done with it").ja("その操作はできません")
        case EIO: .en("input/output error").ja("入出力エラー")
        case EMFILE, ENFILE: .en("too many open files").ja("開いているファイルが多すぎます")
        case ENOENT: .en("it does not exist").ja("存在しません")
        case ENOTDIR: .en("a part of the path is not a folder").ja("パスの途中にフォルダーでないものがあります")
        case ENAMETOOLONG: .en("the name is too long").ja("名前が長すぎます")
        case EFBIG: .en("the file would be too large").ja("ファイルが大きくなりすぎます")
        case ENOLCK, EOPNOTSUPP: .en("the file system has no locks").ja("ファイルシステムがロックに対応していません")
        case EPIPE: .en("nobody reads the other end").ja("読み取る側がありません")
        case EBADF: .en("it is closed, or not open for that").ja("閉じられているか、その目的では開かれていません")
        case ETIMEDOUT: .en("nothing came in time").ja("時間内に何も届きませんでした")
        default: .en("error \(number)").ja("エラー \(number)")
        }
    }

    /// What to do when it kept something from being read.
    var readingHint: LocalizedText? {
        if number == ELOOP {
            return .en("correct the links that lead there").ja("そこへつながるリンクを直してください")
        }
        guard number == EACCES || number == EPERM else { return nil }
        return .en(
            "run it as the user it belongs to, or name a place that this user may read and write (OAUTH_SETUP_HOME)"
        )
        .ja("所有者のユーザーで実行するか、このユーザーが読み書きできる場所を指定してください（OAUTH_SETUP_HOME）")
    }

    /// What to do where a path that a person gave cannot be used.
    package var pathHint: LocalizedText {
        switch number {
        case ENOSPC, EDQUOT, EFBIG: .en("make room there, or name another place").ja("空きを作るか、別の場所を指定してください")
        case EACCES, EPERM:
            .en("give this user the right to it, or run as its owner").ja("このユーザーに権限を付けるか、所有者として実行してください")
        case EISDIR: .en("name a file in it").ja("その中のファイルを指定してください")
        case ELOOP: .en("name the file itself, not a link to it").ja("リンクではなくファイルそのものを指定してください")
        case ENXIO: .en("start what reads or writes at the other end first").ja("先に相手側のプログラムを起動してください")
        case EMFILE, ENFILE, ENOMEM, EAGAIN: .en("end other programs, and try again").ja("ほかのプログラムを終了してから、もう一度お試しください")
        default: .en("check the path, or name another one").ja("パスを確認するか、別のパスを指定してください")
        }
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
