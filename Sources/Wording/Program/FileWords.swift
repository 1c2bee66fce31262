internal import Glibc
package import Localization
package import SettingsStore

/// Why a file that a person names cannot be read.
package enum FileFault: Sendable {
    /// It is longer than 1 MiB.
    case tooLong
    /// It is no text in UTF-8.
    case notUTF8
    /// What the system says.
    case system(SystemFailure)

    /// What an errno says of a file that was not read; 0 where it was too long.
    package init(_ number: Int32) {
        self = [0, EFBIG].contains(number) ? .tooLong : .system(SystemFailure(number: number))
    }

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
        case .tooLong: .en("it is longer than 1 MiB").ja("1 MiBを超えています")
        case .notUTF8: .en("it is not in UTF-8").ja("文字コードがUTF-8ではありません")
        case .system(let failure) where failure.number == ENOENT: .en("there is no such file").ja("ファイルがありません")
        case .system(let failure): failure.words
        }
    }

    private func fix(_ takesInput: Bool) -> LocalizedText {
        switch self {
        case .system(let failure) where [ENOENT, ENOTDIR, EISDIR].contains(failure.number):
            takesInput
                ? .en("check the path; - stands for standard input").ja("パスを確認してください。- は標準入力を表します")
                : .en("check the path").ja("パスを確認してください")
        case .tooLong:
            .en("this is another file than the one that is meant; check the path").ja("別のファイルのようです。パスを確認してください")
        case .notUTF8: .en("save it as UTF-8").ja("UTF-8で保存し直してください")
        case .system(let failure): failure.pathHint
        }
    }
}
