/// Where a paragraph may be broken: at blanks, and between wide characters where Japanese allows it (kinsoku, JIS X 4051).
struct LineBreaks {
    private let characters: [Character]
    /// The first code point of each, by which they are told apart.
    private let scalars: [Unicode.Scalar]
    /// The columns before each character, and those of all.
    private let columns: [Int]
    /// What stays whole: a word with the blanks before it, a wide character with what may not be parted from it.
    private(set) var pieces: [Range<Int>] = []

    init(_ text: String) {
        characters = Array(text)
        scalars = characters.map { $0.unicodeScalars.first ?? " " }
        var columns = [0]
        for character in characters { columns.append(columns[columns.count - 1] + Columns.width(character)) }
        self.columns = columns
        divide()
    }

    /// The columns of a part.
    func width(_ part: Range<Int>) -> Int { columns[part.upperBound] - columns[part.lowerBound] }

    /// A part without the blanks at its end.
    func text(_ part: Range<Int>) -> String {
        let end = part.last { scalars[$0] != " " } ?? part.lowerBound - 1
        // The library's own way of making a text of characters looks up two types first.
        var text = ""
        for character in characters[part.lowerBound..<end + 1] { text.append(character) }
        return text
    }

    /// A part without the blanks at its beginning.
    func withoutBlanks(_ part: Range<Int>) -> Range<Int> {
        (part.first { scalars[$0] != " " } ?? part.upperBound)..<part.upperBound
    }

    /// Where a piece is broken of which more than fits must not stand in a row: at least one character on.
    func end(of piece: Range<Int>, within limit: Int) -> Int {
        let most = piece.dropFirst().first { width(piece.lowerBound..<$0 + 1) > limit } ?? piece.upperBound
        guard most < piece.upperBound else { return most }
        let good = (piece.lowerBound + 1..<most + 1).last { end in
            !Self.neverFirst.contains(scalars[end]) && !Self.neverLast.contains(scalars[end - 1])
        }
        return good ?? most
    }

    /// Where the row before the last one ends better, so that no widow of one or two characters stands behind it.
    ///
    /// - Returns: nil where there is no widow, or where the row would then be shorter than the last one.
    func earlierEnd(of row: Range<Int>, before last: Range<Int>, limit: Int) -> Int? {
        guard 1...2 ~= last.count, last.contains(where: isWide) else { return nil }
        var best: Int?
        for piece in pieces.reversed() where row.dropFirst().contains(piece.lowerBound) {
            let end = piece.lowerBound
            let moved = withoutBlanks(end..<last.upperBound)
            guard width(moved) <= min(limit, width(row.lowerBound..<end)) else { break }
            best = end
            if moved.count >= Self.enough { break }
        }
        return best
    }

    /// How many characters are no widow.
    private static let enough = 4
    /// The most columns of a run of katakana, which is a word, that stay together.
    private static let longestWord = 20

    private func isWide(_ index: Int) -> Bool { columns[index + 1] - columns[index] > 1 }

    private func isKatakana(_ index: Int) -> Bool {
        let value = scalars[index].value
        return (0x30A1...0x30FF).contains(value) && value != 0x30FB
    }

    private mutating func divide() {
        var start = 0
        // Whether what stands before is wide, or closes something wide.
        var isWideBefore = false
        // Where a run of katakana ends, and up to where it is not broken.
        var (runEnd, wholeEnd) = (0, 0)
        for index in characters.indices {
            if index > start, index >= wholeEnd, mayBreak(at: index, isWideBefore) {
                pieces.append(start..<index)
                start = index
            }
            isWideBefore = isWide(index) || isWideBefore && Self.closers.contains(scalars[index])
            guard index >= runEnd, isKatakana(index) else { continue }
            runEnd = (index..<characters.count).first { !isKatakana($0) } ?? characters.count
            wholeEnd = width(index..<runEnd) <= Self.longestWord ? runEnd : 0
        }
        if start < characters.count { pieces.append(start..<characters.count) }
    }

    private func mayBreak(at index: Int, _ isWideBefore: Bool) -> Bool {
        let (before, next) = (scalars[index - 1], scalars[index])
        if before == " " || Self.neverLast.contains(before) { return false }
        if next == " " { return true }
        guard isWideBefore || isWide(index) else { return false }
        // A point may also belong to the word behind it.
        if isWideBefore, Self.closers.contains(next) || next == "." || next == "%" { return false }
        return !Self.neverFirst.contains(next)
    }

    /// What closes something in ASCII; behind something wide a row may then end.
    private static let closers = Set(":;,!?)]}".unicodeScalars)

    /// What no row of Japanese begins with.
    private static let neverFirst = Set(
        ("、。，．・：；！？‼⁇⁈⁉」』）］｝】〉》〕〗〙〛｠”’»‐〜～–゠…‥ー々ゝゞヽヾ〻゛゜％｡｣､･ｰﾞﾟ" + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ")
            .unicodeScalars
    )

    /// What no row of Japanese ends with.
    private static let neverLast = Set("「『（［｛【〈《〔〖〘〚｟“‘«￥＄([{".unicodeScalars)
}
