/// One escape at the beginning of a text.
struct Escape {
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
        case 0xEF: self.init(fullWidth: text)
        default: return nil
        }
    }

    /// Latin letters, digits and signs as wide as Japanese ones (U+FF01 to U+FF5E).
    private init?(fullWidth text: ArraySlice<UInt8>) {
        let rest = text.dropFirst().prefix(2).map { UInt32($0) }
        guard rest.count == 2, rest[0] == 0xBC || rest[0] == 0xBD, rest[1] & 0xC0 == 0x80 else { return nil }
        let value = (rest[0] & 0x3F) << 6 | rest[1] & 0x3F | 0xF000
        guard (0xFF01...0xFF5E).contains(value) else { return nil }
        self.init(scalar: value - 0xFEE0, length: 3)
    }

    /// `\2d ` of CSS: up to six digits and a blank that belongs to them.
    private init?(style text: ArraySlice<UInt8>) {
        let digits = text.dropFirst()
        guard let number = Self.number(digits, digits: 2...6, radix: 16) else { return nil }
        let blank = digits.dropFirst(number.count).first == UInt8(ascii: " ")
        self.init(scalar: number.value, length: 1 + number.count + (blank ? 1 : 0))
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
            guard let byte = Self.number(text.dropFirst(), digits: 3...3, radix: 8) else {
                self.init(style: text)
                return
            }
            self.init(bytes: [UInt8(truncatingIfNeeded: byte.value)], length: 4)
        case UInt8(ascii: "n"): self.init(scalar: 10, length: 2)
        case UInt8(ascii: "r"): self.init(scalar: 13, length: 2)
        case UInt8(ascii: "t"): self.init(scalar: 9, length: 2)
        case let letter? where "\"\\/'".utf8.contains(letter): self.init(scalar: UInt32(letter), length: 2)
        default: self.init(style: text)
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
