internal import Localization
internal import ServiceCatalog
internal import TerminalUI
internal import Wording

/// What the argument parser says, in the person's language: it knows English only.
///
/// Its frame and its usual sentences are translated line by line; a line that is not known stays as it is. In the line of
/// usage the options that every command has are only mentioned.
enum UsageWords {
    /// The text in a language.
    static func inLanguage(_ text: String, _ language: Language) -> String {
        let text = text.replacing(commonUsage, with: "<options>")
        let given = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard language != .english else {
            return given.flatMap {
                $0.hasPrefix("USAGE: ") ? Columns.wrapped(String($0), at: Help.columnCount) : [String($0)]
            }
            .joined(separator: "\n")
        }
        let lines = given.map { line($0, language) }
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
        "[--lang <\(LanguageChoice.names)>] [--identity <FILE>] [--passphrase-fd <N>] [--passphrase-file <FILE>] [--quiet]"
        + " [--verbose] [--log-file <FILE>]"

    private static func line(_ line: Substring, _ language: Language) -> String {
        for frame in ParserWords.frames where line.hasPrefix(frame.english) {
            return frame(language) + sentence(String(line.dropFirst(frame.english.count)), language)
        }
        return sentence(String(line), language)
    }

    private static func sentence(_ text: String, _ language: Language) -> String {
        for sentence in ParserWords.sentences {
            let parts = sentence.english.split(separator: ParserWords.gap, omittingEmptySubsequences: false).map(
                String.init
            )
            if let given = between(parts[0], parts[1], text) {
                return sentence(language).replacing(ParserWords.gap, with: given)
            }
        }
        return text
    }

    /// What stands between a beginning and an end; nil when the text has others.
    private static func between(_ start: String, _ end: String, _ text: String) -> String? {
        guard text.hasPrefix(start), text.hasSuffix(end), text.count >= start.count + end.count else { return nil }
        return String(text.dropFirst(start.count).dropLast(end.count))
    }
}
