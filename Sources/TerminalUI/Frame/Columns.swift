internal import CPlatform
internal import Secrets

/// How many columns of a terminal text takes.
///
/// The width is the sum over the code points, as ncurses counts, not over the characters a reader sees: an emoji joined
/// of two takes four columns.
package enum Columns {
    /// The C library knows widths only in a locale whose character set it knows.
    private static let localeIsSet: Int32 = platform_set_locale()

    /// The columns of one code point; 0 for a control character.
    package static func width(_ scalar: Unicode.Scalar) -> Int {
        if (0x20..<0x7F).contains(scalar.value) { return 1 }
        _ = localeIsSet
        return max(0, Int(platform_character_width(scalar.value)))
    }

    /// The columns of a character.
    package static func width(_ character: Character) -> Int {
        character.unicodeScalars.reduce(0) { $0 + width($1) }
    }

    /// The columns of a text.
    package static func width(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1) }
    }

    /// The text with a sign in the place of what acts on a terminal or hides; line ends and tabs become blanks.
    package static func printable(_ text: String) -> String { ForeignText.cells(text) }

    /// As much of the text as fits, with the mark at the end where something is missing.
    package static func truncated(_ text: String, to limit: Int, mark: String = "") -> String {
        let text = printable(text)
        guard width(text) > limit else { return text }
        let room = limit - width(mark)
        guard room > 0 else { return prefix(text[...], limit) }
        return prefix(text[...], room) + mark
    }

    /// The characters from the start that fit.
    package static func prefix(_ text: Substring, _ limit: Int) -> String {
        var used = 0
        var end = text.startIndex
        while end < text.endIndex {
            let next = width(text[end])
            guard used + next <= limit else { break }
            used += next
            end = text.index(after: end)
        }
        return String(text[..<end])
    }

    /// The text in rows of at most that many columns, broken anywhere: for text that is copied.
    package static func broken(_ text: String, at limit: Int) -> [String] {
        var rows: [String] = []
        var rest = printable(text)[...]
        while !rest.isEmpty {
            let row = prefix(rest, max(1, limit))
            // A character wider than the whole row is left out rather than repeated for ever.
            rest = rest.dropFirst(max(1, row.count))
            if !row.isEmpty { rows.append(row) }
        }
        return rows.isEmpty ? [""] : rows
    }

    /// The text in rows of at most that many columns, broken at blanks, or between wide characters where Japanese allows it
    /// (``LineBreaks``); its last row is no widow of one or two wide characters where the row before it can spare some.
    package static func wrapped(_ text: String, at limit: Int) -> [String] {
        let text = LineBreaks(printable(text))
        var rows: [Range<Int>] = []
        // The row that is being filled.
        var row = 0..<0
        for piece in text.pieces {
            guard text.width(row.lowerBound..<piece.upperBound) > limit else {
                row = row.lowerBound..<piece.upperBound
                continue
            }
            if !row.isEmpty { rows.append(row) }
            row = text.withoutBlanks(piece)
            while text.width(row) > limit {
                let end = text.end(of: row, within: limit)
                // A character wider than the whole row is left out.
                if text.width(row.lowerBound..<end) <= limit { rows.append(row.lowerBound..<end) }
                row = end..<row.upperBound
            }
        }
        if !row.isEmpty || rows.isEmpty { rows.append(row) }
        if rows.count > 1, let end = text.earlierEnd(of: rows[rows.count - 2], before: row, limit: limit) {
            rows[rows.count - 2] = rows[rows.count - 2].lowerBound..<end
            rows[rows.count - 1] = text.withoutBlanks(end..<row.upperBound)
        }
        return rows.map { text.text($0) }
    }
}
