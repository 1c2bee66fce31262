internal import Localization
internal import SettingsStore

extension SettingsError.ReadFailure {
    /// Why something cannot be read.
    func words(_ path: String) -> ErrorWords {
        let shown = DisplayPath.path(path)
        switch self {
        case .system(let failure):
            let why = failure.words
            return .en("cannot read \(shown): \(why.english)")
                .ja("\(shown) を読み取れません: \(why.japanese)").fix(failure.readingHint)
        case .tooLarge(let limit):
            return .en("\(shown) is larger than \(limit) bytes").ja("\(shown) が上限の\(limit)バイトを超えています").fix(
                SharedHint.otherFile
            )
        case .noSettings: return .en("there are no settings at \(shown)").ja("\(shown) に設定がありません")
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
            return .en("cannot write \(shown): \(why.english)")
                .ja("\(shown) に書き込めません: \(why.japanese)").fix(failure.writingHint)
        case .folderMissing:
            return .en("the folder \(shown) does not exist")
                .ja("フォルダー \(shown) がありません").fix(same: "mkdir -m 700 -p \(DisplayPath.word(path))")
        case .wouldNotOpen:
            return .en("cannot write \(shown): it would not open again").ja("\(shown) に書き込めません: 書き込んだ内容を開けません")
        case .notDurable(let failure):
            let why = failure.words
            return .en("\(shown) is written, but may not outlive a power cut: \(why.english)")
                .ja("\(shown) は書き込めましたが、停電で失われる可能性があります: \(why.japanese)")
        case .tooLarge:
            return .en("cannot write \(shown): the settings are too large").ja("設定が大きすぎるため、\(shown) に書き込めません")
        case .handedOverBySystemd:
            return .en("the identity \(shown) was handed over by systemd, and cannot be changed here")
                .fix("change the file that LoadCredential= names, and start the service again")
                .ja("鍵 \(shown) はsystemdから渡されたもので、ここでは変更できません").fix("LoadCredential= で指定したファイルを変更し、サービスを再起動してください")
        case .handedOverThroughPipe:
            return .en("the identity comes through \(shown), and cannot be changed there")
                .fix("change the file it comes from")
                .ja("鍵は \(shown) から渡されたもので、そこでは変更できません").fix("元のファイルを変更してください")
        }
    }
}

extension SettingsError.Shape {
    /// What a path leads to.
    func words(_ path: String) -> ErrorWords {
        let shown = DisplayPath.path(path)
        return switch self {
        case .link:
            .en("\(shown) is a link").fix("name the file itself, not a link to it")
                .ja("\(shown) はリンクです").fix("リンクではなくファイルそのものを指定してください")
        case .other:
            .en("\(shown) is not a regular file").fix(
                "a folder, pipe or device is there: name a file, or put one in its place"
            )
            .ja("\(shown) は通常のファイルではありません")
            .fix("フォルダー、パイプ、デバイスのいずれかです。ファイルを指定するか、ファイルに置き換えてください")
        case .notAFolder:
            .en("\(shown) is not a folder").fix("name a folder, or put one in its place")
                .ja("\(shown) はフォルダーではありません").fix("フォルダーを指定するか、フォルダーに置き換えてください")
        }
    }
}
