internal import Localization
internal import ServiceCatalog
internal import TerminalUI

/// What the argument parser says, in the person's language: it knows English only.
///
/// Its frame and its usual sentences are translated line by line; a line that is not known stays as it is. In the line of
/// usage the options that every command has are only mentioned.
enum UsageWords {
    /// The text in a language.
    static func inLanguage(_ text: String, _ language: Language) -> String {
        let text = text.replacing(commonUsage, with: "<options>")
        let given = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard language == .japanese else {
            return given.flatMap {
                $0.hasPrefix("USAGE: ") ? Columns.wrapped(String($0), at: Help.columnCount) : [String($0)]
            }
            .joined(separator: "\n")
        }
        let lines = given.map(line)
        return laidOut(lines).joined(separator: "\n")
    }

    /// Where the argument parser begins what an option or a command is.
    private static let indent = 26

    /// The lines with every row inside the columns: the argument parser counts wide characters as one.
    private static func laidOut(_ lines: [String]) -> [String] {
        let margin = String(repeating: " ", count: indent)
        var rows: [String] = []
        var entry: (head: String, text: String)?
        func close() {
            guard let (head, text) = entry, !text.isEmpty else { return }
            let parts = Columns.wrapped(text, at: Help.columnCount - indent)
            rows += parts.enumerated().map { ($0.offset == 0 ? head : margin) + $0.element }
        }
        for line in lines {
            if line.hasPrefix(margin), let (head, text) = entry {
                let more = String(line.dropFirst(indent))
                entry = (head, text.isEmpty ? more : Help.joined(text, more))
                continue
            }
            close()
            entry = nil
            let head = String(line.prefix(indent))
            if line.hasPrefix("  "), !line.hasPrefix("   "), head.count == indent, head.hasSuffix("  ") {
                entry = (head, String(line.dropFirst(indent)))
            } else if line.hasPrefix("  -") || line.hasPrefix("  <") {
                rows.append(line)
                entry = (margin, "")
            } else {
                rows += line.hasPrefix(" ") ? [line] : Columns.wrapped(line, at: Help.columnCount)
            }
        }
        close()
        return rows
    }

    /// ``CommonOptions`` as a line of usage tells them.
    private static let commonUsage =
        "[--lang <en|ja>] [--identity <FILE>] [--passphrase-fd <N>] [--passphrase-file <FILE>] [--quiet] [--verbose]"
        + " [--log-file <FILE>]"

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
