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

    /// The text in rows of at most that many columns, broken at blanks, or between any two wide characters.
    package static func wrapped(_ text: String, at limit: Int) -> [String] {
        var rows: [String] = []
        var row = ""
        var used = 0
        for piece in pieces(printable(text)) {
            let size = width(piece)
            if used + size <= limit {
                row += piece
                used += size
                continue
            }
            let word = piece.drop { $0 == " " }
            if !row.isEmpty { rows.append(withoutTrailingBlanks(row)) }
            let broken = broken(String(word), at: limit)
            rows += broken.dropLast()
            row = broken.last ?? ""
            used = width(row)
        }
        if !row.isEmpty || rows.isEmpty { rows.append(withoutTrailingBlanks(row)) }
        return rows
    }

    private static func withoutTrailingBlanks(_ row: String) -> String {
        var row = row[...]
        while row.last == " " { row.removeLast() }
        return String(row)
    }

    /// What no row of Japanese begins with.
    private static let neverFirst: Set<Character> = [
        "、", "。", "，", "．", "・", "：", "；", "！", "？", "」", "』", "）", "］", "｝", "】", "〉", "》", "ー", "々",
        "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ",
    ]

    /// What no row of Japanese ends with.
    private static let neverLast: Set<Character> = ["「", "『", "（", "［", "｛", "【", "〈", "《"]

    /// The pieces between which a row may end: each a word with the blanks before it, or one wide character.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for character in text {
            let isWide = width(character) > 1
            let closesWide = piece.isEmpty && [":", ";", ",", ")"].contains(character)
            if closesWide || (isWide && neverFirst.contains(character)) {
                // It stays with what stands before it.
                piece = piece.isEmpty ? pieces.popLast() ?? "" : piece
                pieces.append(piece + String(character))
                piece = ""
                continue
            }
            let endsWord = character == " " && piece.last != " " && !piece.isEmpty
            let isOpened = piece.last.map(neverLast.contains) ?? false
            if (endsWord || isWide) && !isOpened {
                if !piece.isEmpty { pieces.append(piece) }
                piece = ""
            }
            piece.append(character)
            if isWide, !neverLast.contains(character) {
                pieces.append(piece)
                piece = ""
            }
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }
}
