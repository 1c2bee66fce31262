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
        return laidOut(lines, language).joined(separator: "\n")
    }

    /// Where the argument parser begins what an option or a command is.
    private static let indent = 26

    /// The lines with every row inside the columns: the argument parser counts wide characters as one.
    private static func laidOut(_ lines: [String], _ language: Language) -> [String] {
        let margin = String(repeating: " ", count: indent)
        var rows: [String] = []
        var entry: (head: String, text: String)?
        func close() {
            guard let (head, text) = entry, !text.isEmpty else { return }
            let shown = head.replacing(ParserWords.usual.english, with: ParserWords.usual(language))
            let parts = Columns.wrapped(
                sentence(text, language, of: ParserWords.endings),
                at: Help.columnCount - indent
            )
            rows += parts.enumerated().map { ($0.offset == 0 ? shown : margin) + $0.element }
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
        "[--lang <\(LanguageChoice.names)>] [--identity <FILE>] [--passphrase-fd <N>] [--passphrase-file <FILE>]"
        + " [--fleet <NAME>] [--quiet] [--verbose] [--log-file <FILE>]"

    private static func line(_ line: Substring, _ language: Language) -> String {
        for frame in ParserWords.frames where line.hasPrefix(frame.english) {
            return frame(language) + sentence(String(line.dropFirst(frame.english.count)), language)
        }
        return sentence(String(line), language)
    }

    private static func sentence(
        _ text: String,
        _ language: Language,
        of known: [LocalizedText] = ParserWords.sentences
    ) -> String {
        for sentence in known {
            guard let given = given(in: text, between: parts(of: sentence.english)) else { continue }
            let around = parts(of: sentence(language))
            return around[0] + zip(given, around.dropFirst()).map { $0 + $1 }.joined()
        }
        return text
    }

    /// What a sentence says itself, before, between and behind its gaps.
    private static func parts(of sentence: String) -> [String] {
        sentence.split(separator: ParserWords.gap, omittingEmptySubsequences: false).map { String($0) }
    }

    /// What stands in the gaps of a sentence; nil when the text is another one.
    private static func given(in text: String, between parts: [String]) -> [String]? {
        guard text.hasPrefix(parts[0]) else { return nil }
        var rest = text.dropFirst(parts[0].count)
        var given: [String] = []
        for part in parts.dropFirst().dropLast() {
            guard let found = rest.firstRange(of: part) else { return nil }
            given.append(String(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        guard let end = parts.last, rest.hasSuffix(end) else { return nil }
        return given + [String(rest.dropLast(end.count))]
    }
}
