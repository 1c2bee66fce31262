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
        ErrorWords(
            LocalizedText(
                english: "\(cannot.english): \(why.english)",
                japanese: "\(cannot.japanese)（\(why.japanese)）"
            ),
            hint: fix
        )
    }

    private var why: LocalizedText {
        switch self {
        case .missing: LocalizedText(english: "there is no such file", japanese: "ファイルがありません")
        case .forbidden: LocalizedText(english: "this user may not read it", japanese: "読み取る権限がありません")
        case .folder: LocalizedText(english: "it is a folder", japanese: "フォルダーです")
        case .tooLong: LocalizedText(english: "it is longer than 1 MiB", japanese: "1 MiB を超えています")
        case .other(let text): LocalizedText(same: text)
        }
    }

    private var fix: LocalizedText? {
        switch self {
        case .missing, .folder:
            LocalizedText(
                english: "check the path; - stands for standard input",
                japanese: "パスを確認してください。- は標準入力を表します"
            )
        case .forbidden:
            LocalizedText(
                english: "give this user the right to read it, or run as its owner",
                japanese: "このユーザーに読み取り権限を付けるか、所有者として実行してください"
            )
        case .tooLong:
            LocalizedText(
                english: "this is another file than the one that is meant; check the path",
                japanese: "別のファイルのようです。パスを確認してください"
            )
        case .other: nil
        }
    }
}
