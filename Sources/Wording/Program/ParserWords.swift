package import Localization

/// What the argument parser says, in its own English and in the other languages.
package enum ParserWords {
    /// What stands for the part of a sentence that is different each time.
    package static let gap = "%@"

    /// How lines begin.
    package static let frames = [
        LocalizedText(english: "Error: ", japanese: "エラー: "),
        LocalizedText(english: "Usage: ", japanese: "使い方: "),
        LocalizedText(english: "Help:  ", japanese: "説明:  "),
        LocalizedText(english: "OVERVIEW: ", japanese: "概要: "),
        LocalizedText(english: "USAGE: ", japanese: "使い方: "),
        LocalizedText(english: "ARGUMENTS:", japanese: "引数:"),
        LocalizedText(english: "OPTIONS:", japanese: "オプション:"),
        LocalizedText(english: "SUBCOMMANDS:", japanese: "コマンド:"),
    ]

    /// Whole lines, or what stands behind the beginning of one, each with one ``gap``.
    package static let sentences = [
        LocalizedText(english: "  -h, --help%@Show help information.", japanese: "  -h, --help%@この説明を表示する"),
        LocalizedText(english: "  --version%@Show the version.", japanese: "  --version%@バージョンを表示する"),
        LocalizedText(english: "  See '%@' for more information.", japanese: "  詳しくは '%@' をご覧ください"),
        LocalizedText(english: "  See '%@' for detailed help.", japanese: "  詳しくは '%@' をご覧ください"),
        LocalizedText(english: "Missing value for '%@'", japanese: "'%@' の値がありません"),
        LocalizedText(english: "Unexpected argument '%@'", japanese: "余分な引数があります: '%@'"),
        LocalizedText(english: "Missing expected argument '%@'", japanese: "引数 '%@' がありません"),
        LocalizedText(english: "Unknown option '%@", japanese: "オプションがありません: '%@"),
        LocalizedText(english: "The value '%@", japanese: "値が正しくありません: '%@"),
    ]
}
