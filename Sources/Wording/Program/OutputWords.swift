package import Localization

/// What is said of the output of a command.
package enum OutputWords {
    package static func alreadyThere(_ path: String) -> ErrorWords {
        .en("\(path) exists already").fix("--force replaces it").ja("\(path) はすでにあります").fix("置き換えるには --force を付けてください")
    }

    /// The beginning of a line about something that is worth knowing.
    package static let note = LocalizedText.en("note: ").ja("注意: ")
    /// The beginning of a line about what went wrong.
    package static let error = LocalizedText.en("error: ").ja("エラー: ")
    /// The beginning of a line about what to do.
    package static let hint = LocalizedText.en("hint: ").ja("対処: ")

    /// What is written there is lost; nil for standard output.
    package static func keepsNothing(_ path: String?) -> ErrorWords {
        let place = path.map { LocalizedText(same: $0) } ?? .en("standard output").ja("標準出力の先")
        return .en("nothing was changed: what is written to \(place.english) would be lost")
            .fix("send it to a file with -o FILE")
            .ja("何も変更していません。\(place.japanese)に書き込んだ内容は失われます").fix("-o でファイルに出力してください")
    }

    package static func closed(_ why: LocalizedText) -> ErrorWords {
        ErrorWords(
            lost(why),
            hint: .en("leave standard output open, or send it to a file").ja("標準出力を閉じないか、ファイルに出力してください")
        )
    }

    package static func full(_ why: LocalizedText) -> ErrorWords {
        ErrorWords(
            lost(why),
            hint: .en("make room where the output goes, and run it again").ja("出力先の空きを確認して、もう一度実行してください")
        )
    }

    package static func failed(_ why: LocalizedText) -> ErrorWords {
        ErrorWords(lost(why), hint: .en("check where the output goes, and run it again").ja("出力先を確認して、もう一度実行してください"))
    }

    private static func lost(_ why: LocalizedText) -> LocalizedText {
        .en("standard output did not take everything: \(why.english)").ja("標準出力にすべてを書き込めませんでした: \(why.japanese)")
    }
}
