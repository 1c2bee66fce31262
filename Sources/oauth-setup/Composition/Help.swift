internal import ArgumentParser
internal import Localization
internal import ServiceCatalog
internal import TerminalUI
internal import Wording

/// Help in the person's language; the argument parser itself knows one text only.
enum Help {
    /// How many columns help fills in other languages than English: the argument parser counts characters.
    static let columnCount = 80

    /// The language of the parser's texts: it makes them by itself, and can be handed nothing.
    private static let language = LanguageChoice(Invocation.environment, arguments: Invocation.arguments).language

    /// The text in the language of `--lang` or the locale.
    static func text(_ text: LocalizedText) -> String { text(language) }

    /// The help of an option or argument.
    static func about(_ text: LocalizedText, _ valueName: String? = nil) -> ArgumentHelp {
        ArgumentHelp(self.text(text), valueName: valueName)
    }

    /// Whether the arguments ask for help, on the whole or in one of the parser's own ways; only then anybody reads paragraphs.
    private static let isAsked = Invocation.arguments.dropFirst().contains { $0 == "help" || asksForHelp($0) }

    /// Whether an argument is an option that shows help; a letter may stand among others.
    static func asksForHelp(_ argument: String) -> Bool {
        guard argument.hasPrefix("-") else { return false }
        guard argument.hasPrefix("--") else { return argument.contains("h") }
        return argument.hasPrefix("--help") || argument.hasPrefix("--experimental")
    }

    /// Paragraphs: what stands in lines of the source flows, but for lines that begin with a blank.
    static func discussion(_ text: LocalizedText) -> String {
        guard isAsked else { return "" }
        var lines: [String] = []
        var isFlowing = false
        for line in self.text(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let isKept = line.isEmpty || line.hasPrefix(" ")
            if isFlowing, !isKept, let last = lines.popLast() {
                lines.append(joined(last, line))
            } else {
                lines.append(line)
            }
            isFlowing = !isKept
        }
        guard language != .english else { return lines.joined(separator: "\n") }
        return lines.flatMap { $0.hasPrefix(" ") ? [$0] : Columns.wrapped($0, at: columnCount) }
            .joined(separator: "\n")
    }

    /// One line of two: a blank stands between Latin words, and between wide characters and Latin ones.
    static func joined(_ one: String, _ other: String) -> String {
        let ends = [one.last, other.first].compactMap(\.self)
        let isTight = ends.allSatisfy { Columns.width($0) > 1 } || ends.contains { Typography.tight.contains($0) }
        return one + (isTight ? "" : " ") + other
    }
}

extension ValidationError {
    /// A mistake in the arguments, in the person's language.
    init(_ words: LocalizedText) { self.init(Help.text(words)) }
}

extension CommandConfiguration {
    /// A command, with what it does in one line and in detail.
    init(_ name: String, _ abstract: LocalizedText, _ discussion: LocalizedText) {
        self.init(commandName: name, abstract: Help.text(abstract), discussion: Help.discussion(discussion))
    }
}
