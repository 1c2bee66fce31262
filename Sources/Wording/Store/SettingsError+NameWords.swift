internal import Localization
internal import SettingsStore

extension SettingsError.NameFault {
    /// Why a name or a place cannot be used, and what can.
    var words: ErrorWords {
        switch self {
        case .connection:
            ErrorWords(
                LocalizedText(english: "this is not a name for a connection", japanese: "接続の名前として使えません"),
                hint: LocalizedText(
                    english: "use at most 64 letters, digits, hyphens, underscores and dots, and no dot first",
                    japanese: "64 文字以内の文字、数字、- _ . を使ってください。先頭に . は使えません"
                )
            )
        case .leadingHyphen:
            ErrorWords(
                LocalizedText(
                    english: "a connection's name must not begin with a hyphen",
                    japanese: "接続の名前をハイフンで始めることはできません"
                ),
                hint: LocalizedText(
                    english: "begin with a letter or a digit: commands take a hyphen for an option",
                    japanese: "文字または数字で始めてください。ハイフンはコマンドのオプションとみなされます"
                )
            )
        case .linkNotUTF8(let path):
            ErrorWords(
                LocalizedText(
                    english: "the link \(DisplayPath.path(path)) leads to a name that is not UTF-8",
                    japanese: "リンク \(DisplayPath.path(path)) の先の名前が UTF-8 ではありません"
                ),
                hint: LocalizedText(
                    english: "name the file itself, in UTF-8",
                    japanese: "UTF-8 の名前で、ファイルそのものを指定してください"
                )
            )
        case .locationNotShowable:
            ErrorWords(
                LocalizedText(
                    english: "the settings location has characters that cannot be shown",
                    japanese: "設定の場所に、表示できない文字が含まれています"
                )
            )
        case .locationWithoutID:
            ErrorWords(
                LocalizedText(
                    english: "the settings location has no id",
                    japanese: "設定の場所に ID がありません"
                ),
                hint: LocalizedText(
                    english: "write memory:// and a word",
                    japanese: "memory:// の後に語を続けてください"
                )
            )
        case .locationNotAFile:
            ErrorWords(
                LocalizedText(
                    english: "the settings location does not name a file",
                    japanese: "設定の場所がファイルを指していません"
                )
            )
        case .locationWithTilde:
            ErrorWords(
                LocalizedText(
                    english: "the settings location starts with ~, which stands for nothing here",
                    japanese: "設定の場所の先頭の ~ は、ここでは使えません"
                ),
                hint: LocalizedText(english: "write the whole path", japanese: "パス全体を書いてください")
            )
        }
    }
}

extension SettingsError.Occupant {
    /// What has a name already, and how to go on.
    var words: ErrorWords {
        switch self {
        case .file(let path):
            ErrorWords(
                LocalizedText(
                    english: "\(DisplayPath.path(path)) is there already",
                    japanese: "\(DisplayPath.path(path)) は既にあります"
                ),
                hint: LocalizedText(
                    english: "name another file, or remove this one first",
                    japanese: "別のファイルを指定するか、先にこのファイルを削除してください"
                )
            )
        case .connection(let name):
            ErrorWords(
                LocalizedText(
                    english: "there is a connection named \(DisplayPath.path(name)) already",
                    japanese: "\(DisplayPath.path(name)) という名前の接続が既にあります"
                ),
                hint: LocalizedText(
                    english: "give another one with --name, or --replace",
                    japanese: "--name で別の名前にするか、--replace を付けてください"
                )
            )
        }
    }
}

extension SettingsError.MissingFolder {
    /// Which folder is not known.
    var words: ErrorWords {
        switch self {
        case .home:
            ErrorWords(
                LocalizedText(english: "the home folder is not known", japanese: "ホームフォルダーの場所が分かりません"),
                hint: LocalizedText(
                    english: "set OAUTH_SETUP_HOME to a folder",
                    japanese: "OAUTH_SETUP_HOME にフォルダーを設定してください"
                )
            )
        case .state:
            ErrorWords(
                LocalizedText(english: "there is no state folder", japanese: "状態フォルダーがありません")
            )
        }
    }
}
