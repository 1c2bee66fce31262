package import Localization

/// Why a file that a person names cannot be read.
package enum FileFault: Sendable {
    /// There is none of that name.
    case missing
    /// It may not be read.
    case forbidden
    /// It is a folder.
    case folder
    /// It is longer than 1 MiB.
    case tooLong
    /// What the system says.
    case other(String)

    /// What cannot be done, why, and what to do.
    package func words(_ cannot: LocalizedText) -> ErrorWords {
        .en("\(cannot.english): \(why.english)").ja("\(cannot.japanese)（\(why.japanese)）").fix(fix)
    }

    private var why: LocalizedText {
        switch self {
        case .missing: .en("there is no such file").ja("ファイルがありません")
        case .forbidden: .en("this user may not read it").ja("読み取る権限がありません")
        case .folder: .en("it is a folder").ja("フォルダーです")
        case .tooLong: .en("it is longer than 1 MiB").ja("1 MiBを超えています")
        case .other(let text): LocalizedText(same: text)
        }
    }

    private var fix: LocalizedText? {
        switch self {
        case .missing, .folder: .en("check the path; - stands for standard input").ja("パスを確認してください。- は標準入力を表します")
        case .forbidden:
            .en("give this user the right to read it, or run as its owner").ja("このユーザーに読み取り権限を付けるか、所有者として実行してください")
        case .tooLong:
            .en("this is another file than the one that is meant; check the path").ja("別のファイルのようです。パスを確認してください")
        case .other: nil
        }
    }
}
