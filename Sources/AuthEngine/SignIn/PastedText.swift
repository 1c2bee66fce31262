internal import Bounds
internal import ServiceCatalog

/// What a person pasted, line by line, without the dirt of copying that means nothing anywhere: zero-width characters,
/// escapes of HTML, JSON and shells, list and quotation marks, the frames that terminal programs draw.
struct PastedText {
    /// A stretch that may be a reply: an address, a query or a code, possibly over several lines.
    struct Span {
        /// The pieces of it, one a line; each beginning of them may be all there is.
        var pieces: [String] = []
        /// Whether marks stand around it, so that its end is certain.
        var isEnclosed = false
        /// Whether a word follows its last piece behind a blank.
        var isFollowed = false
        /// Whether the lines are as long as a program makes them that wraps a long line.
        var looksWrapped = false
        /// Whether text is left that does not belong to it.
        var leavesText = false

        /// The readings: the first piece, the first two, and so on; of very many only the first and all.
        var readings: [String] {
            var readings: [String] = []
            var joined = ""
            for (index, piece) in pieces.enumerated() {
                joined += piece
                if index < 64 || index == pieces.count - 1 { readings.append(joined) }
            }
            return readings
        }
    }

    private struct Line {
        var characters: [Character]
        /// Its length as it was pasted.
        let width: Int
    }

    private var lines: [Line]

    init(_ text: String) {
        let text = QuotedPrintable.unwrapped(Self.clean(text))
        lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
            .map { line in Line(characters: Self.unmarked(line), width: line.count) }
        while lines.first?.characters.isEmpty == true { lines.removeFirst() }
        while lines.last?.characters.isEmpty == true { lines.removeLast() }
    }

    // MARK: Dirt

    private static func clean(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.filter { !isInvisible($0) })
        var clean = String(scalars)
        for escape in ["&amp;", "&#38;", "&#x26;", "\\u0026", "\\&"] { clean = clean.replacing(escape, with: "&") }
        for sign in ["?", "=", "#"] { clean = clean.replacing("\\" + sign, with: sign) }
        return clean
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// Without blanks, quotation and list marks, and the frame of a box.
    private static func unmarked(_ line: Substring) -> [Character] {
        var line = line.trimmingBlanks()
        while let first = line.first, ">|•*│┃║".contains(first) {
            if first == "|", line.last == "|" { line = line.dropLast().trimmingBlanks() }
            line = line.dropFirst().trimmingBlanks()
        }
        while let last = line.last, "│┃║\\".contains(last) { line = line.dropLast().trimmingBlanks() }
        if line.hasPrefix("- ") { line = line.dropFirst(2).trimmingBlanks() }
        return Array(line)
    }

    // MARK: Where a reply stands

    private static let closings: [Character: Character] = [
        "\"": "\"", "'": "'", "<": ">", "`": "`", "(": ")", "[": "]", "「": "」", "『": "』", "“": "”", "„": "“", "‘": "’",
        "«": "»",
    ]
    /// What no address holds as it is (RFC 3986), and the punctuation of texts around addresses.
    private static let ends: Set<Character> = [
        "\"", "<", ">", "\\", "^", "`", "{", "}", "|", "“", "”", "„", "‘", "’", "«", "»", "「", "」", "『", "』", "、", "。",
        "，", "．", "！", "？", "；", "：", "（", "）", "［", "］", "【", "】", "〈", "〉", "《", "》", "…",
    ]

    /// The addresses in the text, in order; nobody pastes more than a few.
    var addresses: [Span] {
        var spans: [Span] = []
        for index in lines.indices {
            var from = 0
            while spans.count < 16, let start = Self.address(in: lines[index].characters, from: from) {
                let before = start > 0 ? lines[index].characters[start - 1] : " "
                let span = span(index, start, closing: Self.closings[before])
                from = start + max(8, span.pieces.first?.count ?? 0)
                spans.append(span)
            }
        }
        return spans
    }

    /// The whole text as a query or a code, without the marks around it.
    var whole: Span {
        var stripped = self
        var isEnclosed = false
        for _ in 0..<4 {
            guard let first = stripped.lines.first?.characters.first, let closing = Self.closings[first], first != "(",
                stripped.lines.last?.characters.last == closing,
                stripped.lines.count > 1 || stripped.lines[0].characters.count > 1
            else { break }
            isEnclosed = true
            stripped.lines[0].characters.removeFirst()
            stripped.lines[stripped.lines.count - 1].characters.removeLast()
            for index in [0, stripped.lines.count - 1] {
                let line = String(stripped.lines[index].characters).trimmingBlanks()
                stripped.lines[index].characters = Array(line)
            }
        }
        guard !stripped.lines.isEmpty else { return Span() }
        var span = stripped.span(0, 0, closing: nil)
        span.isEnclosed = isEnclosed && span.pieces.count == 1
        return span
    }

    private static func address(in line: [Character], from: Int) -> Int? {
        guard from < line.count else { return nil }
        return (from..<line.count).first { start in
            ["http://", "https://"].contains { scheme in
                line[start...].prefix(scheme.count).elementsEqual(scheme) { $0.lowercased() == $1.lowercased() }
            }
        }
    }

    private func span(_ index: Int, _ start: Int, closing: Character?) -> Span {
        if let closing, let inside = enclosed(index, start, closing) { return Span(pieces: [inside], isEnclosed: true) }
        var span = Span()
        var widths: [Int] = []
        var isQuery = false
        var reached = start
        for line in index..<lines.count {
            let rest = lines[line].characters[(line == index ? start : 0)...]
            let isOther = line > index && Self.address(in: Array(rest), from: 0) == 0
            guard !rest.isEmpty, !isOther else { break }
            let piece = Self.beginning(of: rest, &isQuery)
            guard line == index || !piece.isEmpty else { break }
            span.pieces.append(Self.plain(piece))
            widths.append(lines[line].width)
            reached = piece.endIndex
            guard piece.count < rest.count else { continue }
            let after = rest[piece.endIndex...].first { !$0.isWhitespace }
            span.isFollowed = rest[piece.endIndex].isWhitespace && after.map(Self.mayBelong) ?? false
            break
        }
        let last = index + max(0, span.pieces.count - 1)
        span.leavesText = last < lines.count - 1 || reached < lines[last].characters.count
        span.looksWrapped = !span.isFollowed && Self.looksWrapped(widths, span.pieces.last ?? "")
        return span
    }

    /// What stands up to the closing mark, over line ends.
    private func enclosed(_ index: Int, _ start: Int, _ closing: Character) -> String? {
        var inside: [Character] = []
        for line in index..<lines.count {
            let rest = lines[line].characters[(line == index ? start : 0)...]
            guard !rest.isEmpty else { return nil }
            let end = rest.firstIndex(of: closing)
            inside += rest[..<(end ?? rest.endIndex)].filter { !$0.isWhitespace }
            var isQuery = false
            if end != nil { return Self.plain(Self.beginning(of: inside[...], &isQuery)) }
        }
        return nil
    }

    /// Up to what no address holds; brackets only stand around an IPv6 host.
    ///
    /// Browsers leave some of it in a query as it is. In a value that is not the code or the state it is no end where one of
    /// these follows.
    private static func beginning(of text: ArraySlice<Character>, _ isQuery: inout Bool) -> ArraySlice<Character> {
        let lastNeeded = lastNeeded(in: text)
        var member = text.startIndex
        var end = text.startIndex
        while end < text.endIndex {
            let character = text[end]
            if character == "?" || character == "#" { isQuery = true }
            if "?#&".contains(character) { member = end + 1 }
            if isOdd(character, inQuery: isQuery) {
                guard isQuery, end < lastNeeded, !needed.contains(where: { text[member...].starts(with: $0) }) else {
                    break
                }
            }
            end += 1
        }
        return text[..<end]
    }

    private static let needed: [[Character]] = [Array("code="), Array("state=")]

    /// Where the last member begins that a reply must have, before another address; the start where there is none.
    private static func lastNeeded(in text: ArraySlice<Character>) -> Int {
        let next = text.indices.dropFirst().first { index in
            text[index - 1].isWhitespace && address(in: Array(text[index...].prefix(8)), from: 0) == 0
        }
        let own = text[..<(next ?? text.endIndex)]
        let last = own.indices.last { index in
            own[index] == "&" && needed.contains { own[(index + 1)...].starts(with: $0) }
        }
        return last ?? text.startIndex
    }

    private static func isOdd(_ character: Character, inQuery isQuery: Bool) -> Bool {
        character.isWhitespace || ends.contains(character) || isQuery && "[]".contains(character)
    }

    /// As an address has it: with a percent sign and digits for what stood there as it is.
    private static func plain(_ piece: ArraySlice<Character>) -> String {
        let host = piece.prefix { $0 != "?" && $0 != "#" }
        let rest = piece[host.endIndex...].map { character in
            isOdd(character, inQuery: true) ? PercentEncoding.encode(String(character)) : String(character)
        }
        return String(host) + rest.joined()
    }

    private static func mayBelong(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "%_~.-+/=&".contains(character))
    }

    /// Whether all lines but the last are equally long, and the last looks like the rest of a code and not like a word.
    private static func looksWrapped(_ widths: [Int], _ last: String) -> Bool {
        guard widths.count > 1, let width = widths.first, width >= 20, let end = widths.last, end <= width,
            widths.dropLast().allSatisfy({ $0 == width })
        else { return false }
        let isMixed = last.dropFirst().contains(where: \.isUppercase) && last.contains(where: \.isLowercase)
        return last.count >= 16 || isMixed || last.contains { $0.isNumber || "%&=_".contains($0) }
    }
}
