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

    /// The layer of other bytes, each of which stands for some of these.
    private func layer(_ parts: [(bytes: [UInt8], place: Range<Int>)]) -> TextLayer {
        var (plain, starts, ends): ([UInt8], [Int], [Int]) = ([], [], [])
        for part in parts {
            for byte in part.bytes {
                plain.append(byte)
                starts.append(self.starts[part.place.lowerBound])
                ends.append(self.ends[part.place.upperBound - 1])
            }
        }
        return TextLayer(bytes: plain, starts: starts, ends: ends)
    }

    /// Only the bytes that a rule keeps, as it writes them.
    private func keeping(_ kept: (Int) -> UInt8?) -> TextLayer {
        var (plain, starts, ends): ([UInt8], [Int], [Int]) = ([], [], [])
        for index in bytes.indices {
            guard let byte = kept(index) else { continue }
            plain.append(byte)
            starts.append(self.starts[index])
            ends.append(self.ends[index])
        }
        return TextLayer(bytes: plain, starts: starts, ends: ends)
    }

    /// The digits of base64 alone, without what breaks it into lines or quotes them; base64url is written as base64.
    var codeOnly: TextLayer {
        keeping { index in
            switch bytes[index] {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            case let byte: Self.isDigit(byte) ? byte : nil
            }
        }
    }

    /// Letters and digits alone, in lower case: what is left of a text in whatever way it is broken up.
    var letters: TextLayer {
        // Where the character ends that was looked at last, and where the last sign does.
        var (seen, signEnd) = (0, 0)
        return keeping { index in
            let byte = bytes[index]
            guard byte >= 0x80 else {
                return Self.isWord(byte) ? (byte < 0x41 ? byte : byte | 0x20) : nil
            }
            if index >= seen {
                let scalar = scalar(at: index)
                let isSign = scalar.map { !$0.properties.isAlphabetic && $0.properties.numericType == nil } ?? false
                seen = index + (scalar?.utf8.count ?? 1)
                signEnd = isSign ? seen : index
            }
            return index < signEnd ? nil : byte
        }
    }

    /// The character beyond ASCII that is written in UTF-8 from a byte on; nil when there is none.
    private func scalar(at index: Int) -> Unicode.Scalar? {
        let length = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : 2
        guard bytes[index] >= 0xC0, index + length <= bytes.count else { return nil }
        let rest = bytes[index + 1..<index + length]
        guard rest.allSatisfy({ $0 & 0xC0 == 0x80 }) else { return nil }
        return Unicode.Scalar(
            rest.reduce(UInt32(bytes[index] & (0xFF >> (length + 1)))) { $0 << 6 | UInt32($1 & 0x3F) }
        )
    }

    /// Without `<…>` and without what colours a terminal's text (`ESC [ … m`); nil when there is nothing of the kind.
    var withoutMarkup: TextLayer? {
        guard bytes.contains(where: { $0 == UInt8(ascii: "<") || $0 == 27 }) else { return nil }
        var closing: ((UInt8) -> Bool)?
        return keeping { index in
            let byte = bytes[index]
            if let closes = closing {
                if closes(byte) { closing = nil }
                return nil
            }
            if byte == UInt8(ascii: "<") {
                closing = { $0 == UInt8(ascii: ">") }
            } else if byte == 27, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "[") {
                closing = { (0x40...0x7E).contains($0) && $0 != UInt8(ascii: "[") }
            }
            return closing == nil ? byte : nil
        }
    }

    /// The characters whose numbers the text lists, such as `75 97 103`, `0x4b, 0x61` or `chr(75)`; none when it lists none.
    ///
    /// A number below 256 is one byte, of UTF-8 or Latin-1; where there are larger ones, it may be a character like them.
    func listed(radix: Int) -> [TextLayer] {
        var numbers: [(value: UInt32, place: Range<Int>)] = []
        var index = 0
        while index < bytes.count {
            let start = index
            while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
            if let value = Self.number(bytes[start..<index], radix: radix) { numbers.append((value, start..<index)) }
            index = max(index, start + 1)
        }
        guard numbers.count >= Self.fewestNumbers else { return [] }
        func read(_ bytes: Range<UInt32>) -> TextLayer {
            layer(
                numbers.map { value, place in
                    let isByte = bytes.contains(value)
                    return (isByte ? [UInt8(value)] : Unicode.Scalar(value).map { Array($0.utf8) } ?? [], place)
                }
            )
        }
        let isMixed = numbers.contains { $0.value >= 0x100 } && numbers.contains { (0x80..<0x100).contains($0.value) }
        return isMixed ? [read(0..<0x100), read(0..<0)] : [read(0..<0x100)]
    }

    private static let fewestNumbers = 6

    private static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) && !"+/-_".utf8.contains(byte) }

    /// The number of a character, with or without `0x`, `x` or `u` before it.
    private static func number(_ word: ArraySlice<UInt8>, radix: Int) -> UInt32? {
        guard word.count <= 10 else { return nil }
        let text = String(decoding: word, as: UTF8.self).lowercased()
        let prefix = ["0x", "x", "u"].first { radix == 16 && text.hasPrefix($0) } ?? ""
        return UInt32(text.dropFirst(prefix.count), radix: radix)
    }

    /// The text with `%41`, `%u0041`, `=41`, `\u0041`, `\u{41}`, `\101`, `\41 `, `\/`, `&amp;`, `&#65;` and letters of full
    /// width resolved; nil when there is nothing of the kind.
    func unescaped() -> TextLayer? {
        guard bytes.contains(where: { $0 == 0xEF || "%=\\&".utf8.contains($0) }) else { return nil }
        var parts: [(bytes: [UInt8], place: Range<Int>)] = []
        var index = 0
        var isChanged = false
        while index < bytes.count {
            let escape = Escape(bytes[index...])
            let end = index + (escape?.length ?? 1)
            parts.append((escape?.bytes ?? [bytes[index]], index..<end))
            isChanged = isChanged || escape != nil
            index = end
        }
        return isChanged ? layer(parts) : nil
    }
}
