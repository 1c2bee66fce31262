internal import ServiceCatalog

/// What the argument parser says, in Japanese: it knows English only.
///
/// Its frame and its usual sentences are translated line by line; a line that is not known stays as it is.
enum UsageWords {
    /// The text in a language.
    static func inLanguage(_ text: String, _ language: Language) -> String {
        guard language == .japanese else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined(separator: "\n")
    }

    private static let frames = [
        ("Error: ", "エラー: "), ("Usage: ", "使い方: "), ("Help:  ", "説明:  "), ("OVERVIEW: ", "概要: "),
        ("USAGE: ", "使い方: "), ("ARGUMENTS:", "引数:"), ("OPTIONS:", "オプション:"), ("SUBCOMMANDS:", "コマンド:"),
    ]

    private static func line(_ line: Substring) -> String {
        for (english, japanese) in frames where line.hasPrefix(english) {
            return japanese + sentence(String(line.dropFirst(english.count)))
        }
        return sentence(String(line))
    }

    private static func sentence(_ text: String) -> String {
        if let option = between("  -h, --help", "Show help information.", text) {
            return "  -h, --help\(option)この説明を表示する"
        }
        if let option = between("  --version", "Show the version.", text) { return "  --version\(option)バージョンを表示する" }
        if let name = between("  See '", "' for more information.", text) { return "  詳しくは '\(name)' をご覧ください" }
        if let name = between("  See '", "' for detailed help.", text) { return "  詳しくは '\(name)' をご覧ください" }
        if let name = between("Missing value for '", "'", text) { return "'\(name)' の値がありません" }
        if let name = between("Unexpected argument '", "'", text) { return "余分な引数があります: '\(name)'" }
        if let name = between("Missing expected argument '", "'", text) { return "引数 '\(name)' がありません" }
        if let rest = between("Unknown option '", "", text) { return "オプションがありません: '\(rest)" }
        if let rest = between("The value '", "", text) { return "値が正しくありません: '\(rest)" }
        return text
    }

    /// What stands between a beginning and an end; nil when the text has others.
    private static func between(_ start: String, _ end: String, _ text: String) -> String? {
        guard text.hasPrefix(start), text.hasSuffix(end), text.count >= start.count + end.count else { return nil }
        return String(text.dropFirst(start.count).dropLast(end.count))
    }
}
