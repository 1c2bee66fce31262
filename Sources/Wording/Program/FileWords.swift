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
    /// It is no text in UTF-8.
    case notUTF8
    /// What the system says.
    case other(String)

    /// What cannot be done, why, and what to do.
    ///
    /// - Parameters:
    ///   - cannot: what cannot be done.
    ///   - takesInput: whether `-` stands for standard input there.
    /// - Returns: the words.
    package func words(_ cannot: LocalizedText, takesInput: Bool = true) -> ErrorWords {
        .en("\(cannot.english): \(why.english)").ja("\(cannot.japanese)（\(why.japanese)）").fix(fix(takesInput))
    }

    private var why: LocalizedText {
        switch self {
        case .missing: .en("there is no such file").ja("ファイルがありません")
        case .forbidden: .en("this user may not read it").ja("読み取る権限がありません")
        case .folder: .en("it is a folder").ja("フォルダーです")
        case .tooLong: .en("it is longer than 1 MiB").ja("1 MiBを超えています")
        case .notUTF8: .en("it is not in UTF-8").ja("文字コードがUTF-8ではありません")
        case .other(let text): LocalizedText(same: text)
        }
    }

    private func fix(_ takesInput: Bool) -> LocalizedText? {
        switch self {
        case .missing where !takesInput, .folder where !takesInput: .en("check the path").ja("パスを確認してください")
        case .missing, .folder: .en("check the path; - stands for standard input").ja("パスを確認してください。- は標準入力を表します")
        case .forbidden:
            .en("give this user the right to read it, or run as its owner").ja("このユーザーに読み取り権限を付けるか、所有者として実行してください")
        case .tooLong:
            .en("this is another file than the one that is meant; check the path").ja("別のファイルのようです。パスを確認してください")
        case .notUTF8: .en("save it as UTF-8").ja("UTF-8で保存し直してください")
        case .other: nil
        }
    }
}
