/// A text with its escapes resolved once more than before, and where each of its bytes stands in the source.
struct TextLayer {
    let bytes: [UInt8]
    private let starts: [Int]
    private let ends: [Int]

    init(_ source: [UInt8]) {
        bytes = source
        starts = Array(source.indices)
        ends = source.indices.map { $0 + 1 }
    }

    private init(bytes: [UInt8], starts: [Int], ends: [Int]) {
        self.bytes = bytes
        self.starts = starts
        self.ends = ends
    }

    /// Where bytes of this layer stand in the source.
    func sourceRange(_ range: Range<Int>) -> Range<Int> {
        guard let last = range.last else { return 0..<0 }
        return starts[range.lowerBound]..<max(ends[last], starts[range.lowerBound])
    }

    /// Whether a byte is a digit of base64 or base64url.
    static func isDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            || "+/-_".utf8.contains(byte)
    }

    /// Without white space, which breaks long base64 into lines, and with the digits of base64 for those of base64url.
    var codeOnly: TextLayer {
        var (kept, starts, ends): ([UInt8], [Int], [Int]) = ([], [], [])
        for (index, byte) in bytes.enumerated() where byte > 32 {
            let isMinus = byte == UInt8(ascii: "-")
            kept.append(isMinus ? UInt8(ascii: "+") : byte == UInt8(ascii: "_") ? UInt8(ascii: "/") : byte)
            starts.append(self.starts[index])
            ends.append(self.ends[index])
        }
        return TextLayer(bytes: kept, starts: starts, ends: ends)
    }

    /// The text with `%41`, `%u0041`, `=41`, `\u0041`, `\u{41}`, `\101`, `\/`, `&amp;` and `&#65;` resolved; nil when there is
    /// nothing of the kind.
    func unescaped() -> TextLayer? {
        guard bytes.contains(where: { "%=\\&".utf8.contains($0) }) else { return nil }
        var (plain, starts, ends): ([UInt8], [Int], [Int]) = ([], [], [])
        var index = 0
        var isChanged = false
        while index < bytes.count {
            let escape = Escape(bytes[index...])
            for byte in escape?.bytes ?? [bytes[index]] {
                plain.append(byte)
                starts.append(self.starts[index])
                ends.append(self.ends[index + (escape?.length ?? 1) - 1])
            }
            isChanged = isChanged || escape != nil
            index += escape?.length ?? 1
        }
        return isChanged ? TextLayer(bytes: plain, starts: starts, ends: ends) : nil
    }
}

/// One escape at the beginning of a text.
private struct Escape {
    /// What it stands for.
    let bytes: [UInt8]
    /// How many bytes it takes.
    let length: Int

    init?(_ text: ArraySlice<UInt8>) {
        switch text.first {
        case UInt8(ascii: "%") where text.dropFirst().first.map { $0 | 32 } == UInt8(ascii: "u"):
            guard let unit = Self.number(text.dropFirst(2), digits: 4...4, radix: 16) else { return nil }
            self.init(scalar: unit.value, length: 6)
        case UInt8(ascii: "%"), UInt8(ascii: "="):
            guard let byte = Self.number(text.dropFirst(), digits: 2...2, radix: 16) else { return nil }
            self.init(bytes: [UInt8(truncatingIfNeeded: byte.value)], length: 3)
        case UInt8(ascii: "\\"): self.init(backslash: text)
        case UInt8(ascii: "&"): self.init(entity: text)
        default: return nil
        }
    }

    private init?(backslash text: ArraySlice<UInt8>) {
        let letter = text.dropFirst().first
        let rest = text.dropFirst(2)
        switch letter {
        case UInt8(ascii: "u") where rest.first == UInt8(ascii: "{"):
            guard let number = Self.number(rest.dropFirst(), digits: 1...6, radix: 16),
                rest.dropFirst(number.count + 1).first == UInt8(ascii: "}")
            else { return nil }
            self.init(scalar: number.value, length: number.count + 4)
        case UInt8(ascii: "u"):
            guard let unit = Self.number(rest, digits: 4...4, radix: 16) else { return nil }
            let second = rest.dropFirst(4)
            if (0xD800..<0xDC00).contains(unit.value), second.starts(with: "\\u".utf8),
                let low = Self.number(second.dropFirst(2), digits: 4...4, radix: 16),
                (0xDC00..<0xE000).contains(low.value)
            {
                self.init(scalar: 0x10000 + (unit.value - 0xD800) << 10 + (low.value - 0xDC00), length: 12)
            } else {
                self.init(scalar: unit.value, length: 6)
            }
        case UInt8(ascii: "x"):
            guard let byte = Self.number(rest, digits: 2...2, radix: 16) else { return nil }
            self.init(scalar: byte.value, length: 4)
        case let digit? where (UInt8(ascii: "0")...UInt8(ascii: "3")).contains(digit):
            guard let byte = Self.number(text.dropFirst(), digits: 3...3, radix: 8) else { return nil }
            self.init(bytes: [UInt8(truncatingIfNeeded: byte.value)], length: 4)
        case UInt8(ascii: "n"): self.init(scalar: 10, length: 2)
        case UInt8(ascii: "r"): self.init(scalar: 13, length: 2)
        case UInt8(ascii: "t"): self.init(scalar: 9, length: 2)
        case let letter? where "\"\\/'".utf8.contains(letter): self.init(scalar: UInt32(letter), length: 2)
        default: return nil
        }
    }

    /// The entities that writers of HTML and XML must use; in lower case as everybody writes them.
    private static let entities: [(name: String, scalar: UInt32)] = [
        ("amp;", 38), ("lt;", 60), ("gt;", 62), ("quot;", 34), ("apos;", 39), ("nbsp;", 32), ("plus;", 43),
        ("sol;", 47), ("equals;", 61), ("colon;", 58), ("hyphen;", 45), ("dash;", 45), ("period;", 46), ("lowbar;", 95),
        ("comma;", 44), ("num;", 35), ("excl;", 33), ("ast;", 42), ("lpar;", 40), ("rpar;", 41), ("dollar;", 36),
        ("percnt;", 37), ("commat;", 64), ("quest;", 63), ("semi;", 59), ("bsol;", 92), ("grave;", 96),
        ("verbar;", 124),
        ("lbrack;", 91), ("rbrack;", 93), ("lbrace;", 123), ("rbrace;", 125), ("lcub;", 123), ("rcub;", 125),
    ]

    private init?(entity text: ArraySlice<UInt8>) {
        let name = text.dropFirst()
        guard name.first == UInt8(ascii: "#") else {
            guard let found = Self.entities.first(where: { name.starts(with: $0.name.utf8) }) else { return nil }
            self.init(scalar: found.scalar, length: 1 + found.name.utf8.count)
            return
        }
        let isHexadecimal = name.dropFirst().first.map { $0 | 32 } == UInt8(ascii: "x")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard let number = Self.number(digits, digits: 1...8, radix: isHexadecimal ? 16 : 10) else { return nil }
        let closed = digits.dropFirst(number.count).first == UInt8(ascii: ";")
        self.init(scalar: number.value, length: 2 + (isHexadecimal ? 1 : 0) + number.count + (closed ? 1 : 0))
    }

    private init(scalar value: UInt32, length: Int) {
        self.init(bytes: Unicode.Scalar(value).map { Array($0.utf8) } ?? Array("\u{FFFD}".utf8), length: length)
    }

    private init(bytes: [UInt8], length: Int) {
        self.bytes = bytes
        self.length = length
    }

    private static func number(
        _ text: ArraySlice<UInt8>,
        digits: ClosedRange<Int>,
        radix: UInt32
    ) -> (value: UInt32, count: Int)? {
        var value: UInt32 = 0
        var count = 0
        for byte in text.prefix(digits.upperBound) {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80, digit < radix else { break }
            value = value &* radix &+ UInt32(digit)
            count += 1
        }
        return digits.contains(count) ? (value, count) : nil
    }
}
