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

    /// Whole lines, or what stands behind the beginning of one, each with a ``gap`` or more, those that say more first.
    package static let sentences: [LocalizedText] = [
        .en("  -h, --help%@Show help information.").ja("  -h, --help%@この説明を表示する"),
        .en("  --version%@Show the version.").ja("  --version%@バージョンを表示する"),
        .en("  See '%@' for more information.").ja("  詳しくは '%@' をご覧ください"),
        .en("  See '%@' for detailed help.").ja("  詳しくは '%@' をご覧ください"),
        .en("Missing value for '%@'").ja("'%@' の値がありません"),
        .en("Unexpected argument '%@'").ja("余分な引数があります: '%@'"),
        .en("%@ unexpected arguments: %@").ja("余分な引数が%@個あります: %@"),
        .en("Missing expected argument '%@'").ja("引数 '%@' がありません"),
        .en("Unknown option '%@'. Did you mean '%@'?").ja("'%@' というオプションはありません。'%@' ではありませんか？"),
        .en("Unknown option '%@'").ja("'%@' というオプションはありません"),
        .en("The option '%@' does not take any value, but '%@' was specified.").ja("'%@' に値は付けられません: '%@'"),
        .en("The value '%@' is invalid for '%@'. Please provide one of the following:")
            .ja("'%@' は '%@' の値として正しくありません。次のいずれかを指定してください:"),
        .en("The value '%@' is invalid for '%@'. Please provide one of %@ or %@.")
            .ja("'%@' は '%@' の値として正しくありません。次のいずれかを指定してください: %@, %@"),
        .en("The value '%@' is invalid for '%@'. Please provide one of %@ and %@.")
            .ja("'%@' は '%@' の値として正しくありません。次のいずれかを指定してください: %@, %@"),
        .en("The value '%@' is invalid for '%@': %@").ja("'%@' は '%@' の値として正しくありません: %@"),
        .en("The value '%@' is invalid for '%@'").ja("'%@' は '%@' の値として正しくありません"),
    ]

    /// What ends the help of an option or an argument.
    package static let endings: [LocalizedText] = [
        .en("%@ (values: %@; default: %@)").ja("%@（選択肢: %@、既定: %@）"),
        .en("%@ (values: %@)").ja("%@（選択肢: %@）"),
        .en("%@ (default: %@)").ja("%@（既定: %@）"),
    ]

    /// The mark behind the name of the command that runs when none is named, as wide in every language.
    package static let usual = LocalizedText.en(" (default)").ja("（既定）  ")
}
