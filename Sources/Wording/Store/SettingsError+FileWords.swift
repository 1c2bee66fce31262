internal import Localization
internal import SettingsStore

extension SettingsError.ReadFailure {
    /// Why something cannot be read.
    func words(_ path: String) -> ErrorWords {
        let shown = DisplayPath.path(path)
        switch self {
        case .system(let failure):
            let why = failure.words
            return ErrorWords(
                LocalizedText(
                    english: "cannot read \(shown): \(why.english)",
                    japanese: "\(shown) を読み取れません: \(why.japanese)"
                ),
                hint: failure.readingHint
            )
        case .noSettings:
            return ErrorWords(
                LocalizedText(english: "there are no settings at \(shown)", japanese: "\(shown) に設定がありません")
            )
        }
    }
}

extension SettingsError.WriteFailure {
    /// Why something cannot be written.
    func words(_ path: String) -> ErrorWords {
        let shown = DisplayPath.path(path)
        switch self {
        case .system(let failure):
            let why = failure.words
            return ErrorWords(
                LocalizedText(
                    english: "cannot write \(shown): \(why.english)",
                    japanese: "\(shown) に書き込めません: \(why.japanese)"
                ),
                hint: failure.writingHint
            )
        case .folderMissing:
            return ErrorWords(
                LocalizedText(
                    english: "the folder \(shown) does not exist",
                    japanese: "フォルダー \(shown) がありません"
                ),
                hint: LocalizedText(same: "mkdir -m 700 -p \(DisplayPath.word(path))")
            )
        case .wouldNotOpen:
            return ErrorWords(
                LocalizedText(
                    english: "cannot write \(shown): it would not open again",
                    japanese: "\(shown) に書き込めません: 書き込んだ内容を開けません"
                )
            )
        case .notDurable(let failure):
            let why = failure.words
            return ErrorWords(
                LocalizedText(
                    english: "\(shown) is written, but may not outlive a power cut: \(why.english)",
                    japanese: "\(shown) は書き込めましたが、停電で失われる可能性があります: \(why.japanese)"
                )
            )
        case .tooLarge:
            return ErrorWords(
                LocalizedText(
                    english: "cannot write \(shown): the settings are too large",
                    japanese: "設定が大きすぎるため、\(shown) に書き込めません"
                )
            )
        case .handedOverBySystemd:
            return ErrorWords(
                LocalizedText(
                    english: "the identity \(shown) was handed over by systemd, and cannot be changed here",
                    japanese: "鍵 \(shown) は systemd から渡されたもので、ここでは変更できません"
                ),
                hint: LocalizedText(
                    english: "change the file that LoadCredential= names, and start the service again",
                    japanese: "LoadCredential= で指定したファイルを変更し、サービスを再起動してください"
                )
            )
        case .handedOverThroughPipe:
            return ErrorWords(
                LocalizedText(
                    english: "the identity comes through \(shown), and cannot be changed there",
                    japanese: "鍵は \(shown) から渡されたもので、そこでは変更できません"
                ),
                hint: LocalizedText(
                    english: "change the file it comes from",
                    japanese: "元のファイルを変更してください"
                )
            )
        }
    }
}

extension SettingsError.Shape {
    /// What a path leads to.
    func words(_ path: String) -> ErrorWords {
        let shown = DisplayPath.path(path)
        return switch self {
        case .link:
            ErrorWords(
                LocalizedText(english: "\(shown) is a link", japanese: "\(shown) はリンクです"),
                hint: LocalizedText(
                    english: "name the file itself, not a link to it",
                    japanese: "リンクではなくファイルそのものを指定してください"
                )
            )
        case .other:
            ErrorWords(
                LocalizedText(
                    english: "\(shown) is not a regular file",
                    japanese: "\(shown) は通常のファイルではありません"
                )
            )
        case .notAFolder:
            ErrorWords(
                LocalizedText(english: "\(shown) is not a folder", japanese: "\(shown) はフォルダーではありません")
            )
        }
    }
}
