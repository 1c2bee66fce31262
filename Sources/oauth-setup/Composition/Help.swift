internal import ArgumentParser
internal import Localization
internal import ServiceCatalog
internal import TerminalUI

/// Help in the person's language; the argument parser itself knows one text only.
enum Help {
    /// How many columns help fills in Japanese, where the argument parser counts characters.
    static let columnCount = 80

    /// The text in the language of `--lang` or the locale.
    static func text(_ english: String, _ japanese: String) -> String {
        LanguageChoice.current == .english ? english : japanese
    }

    /// The help of an option or argument.
    static func about(_ english: String, _ japanese: String, _ valueName: String? = nil) -> ArgumentHelp {
        valueName.map { ArgumentHelp("\(text(english, japanese))", valueName: $0) }
            ?? ArgumentHelp("\(text(english, japanese))")
    }

    /// Paragraphs: what stands in lines of the source flows, but for lines that begin with a blank.
    static func discussion(_ english: String, _ japanese: String) -> String {
        var lines: [String] = []
        var isFlowing = false
        for line in text(english, japanese).split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let isKept = line.isEmpty || line.hasPrefix(" ")
            if isFlowing, !isKept, let last = lines.popLast() {
                lines.append(joined(last, line))
            } else {
                lines.append(line)
            }
            isFlowing = !isKept
        }
        guard LanguageChoice.current == .japanese else { return lines.joined(separator: "\n") }
        return lines.flatMap { $0.hasPrefix(" ") ? [$0] : Columns.wrapped($0, at: columnCount) }
            .joined(separator: "\n")
    }

    /// One line of two: a blank stands between Latin words, and between Japanese and Latin ones.
    static func joined(_ one: String, _ other: String) -> String {
        let ends = [one.last, other.first].compactMap(\.self)
        let isTight = ends.allSatisfy { Columns.width($0) > 1 } || ends.contains { "、。（）「」：".contains($0) }
        return one + (isTight ? "" : " ") + other
    }
}

extension ValidationError {
    /// A mistake in the arguments, in the person's language.
    init(_ english: String, _ japanese: String) {
        self.init(Help.text(english, japanese))
    }
}
