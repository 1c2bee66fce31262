package import Localization

/// What the argument parser says, in its own English and in the other languages.
package enum ParserWords {
    /// What stands for the part of a sentence that is different each time.
    package static let gap = "%@"

    /// How lines begin.
    package static let frames: [LocalizedText] = [
        .en("Error: ").ja("エラー: "),
        .en("Usage: ").ja("使い方: "),
        .en("Help:  ").ja("説明:  "),
        .en("OVERVIEW: ").ja("概要: "),
        .en("USAGE: ").ja("使い方: "),
        .en("ARGUMENTS:").ja("引数:"),
        .en("OPTIONS:").ja("オプション:"),
        .en("SUBCOMMANDS:").ja("コマンド:"),
    ]

    /// Whole lines, or what stands behind the beginning of one, each with one ``gap``.
    package static let sentences: [LocalizedText] = [
        .en("  -h, --help%@Show help information.").ja("  -h, --help%@この説明を表示する"),
        .en("  --version%@Show the version.").ja("  --version%@バージョンを表示する"),
        .en("  See '%@' for more information.").ja("  詳しくは '%@' をご覧ください"),
        .en("  See '%@' for detailed help.").ja("  詳しくは '%@' をご覧ください"),
        .en("Missing value for '%@'").ja("'%@' の値がありません"),
        .en("Unexpected argument '%@'").ja("余分な引数があります: '%@'"),
        .en("Missing expected argument '%@'").ja("引数 '%@' がありません"),
        .en("Unknown option '%@").ja("オプションがありません: '%@"),
        .en("The value '%@").ja("値が正しくありません: '%@"),
    ]
}
