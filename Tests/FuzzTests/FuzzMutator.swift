/// Makes bad input out of good, the same from the same seed.
struct FuzzMutator {
    private var state: UInt64
    private let corpus: [[UInt8]]

    /// What parsers stumble over.
    private static let tokens: [[UInt8]] =
        [
            "\"", "'", "\\", "{", "}", "{{", "}}", "[", "]", ";", "=", "&", "%", "%00", "%zz", "%C3%28", "#", "?", "\n",
            "\r\n", "\t", "\u{0}", "\u{1B}[2J", "\u{7F}", "\u{FEFF}", "\u{202E}", "\u{3000}", "日本", "😀", "é", "\\u",
            "\\ud83d", "\\u0000", "\\x", "null", "true", "-1", "1e400", "9223372036854775808", "0.1", "\"\"", "{}",
            "[]", ",", ":", "state=", "code=", "error=", "access_token=", "https://", "jdbc:", "mod.connect(",
            "Driver=",
        ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]

    init(corpus: [[UInt8]], seed: UInt64) {
        self.corpus = corpus
        state = seed &* 0x9E37_79B9_7F4A_7C15
    }

    /// A number below the limit (SplitMix64).
    private mutating func number(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, limit)))
    }

    private mutating func entry() -> [UInt8] { corpus[number(corpus.count)] }

    private mutating func range(of bytes: [UInt8], atMost longest: Int = .max) -> Range<Int> {
        let start = number(bytes.count + 1)
        return start..<start + number(min(longest, bytes.count - start) + 1)
    }

    /// One input.
    mutating func input() -> [UInt8] {
        var bytes = entry()
        for _ in 0...number(8) { change(&bytes) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        switch number(9) {
        case 0 where !bytes.isEmpty: bytes[number(bytes.count)] ^= UInt8(1 << number(8))
        case 1 where !bytes.isEmpty: bytes[number(bytes.count)] = UInt8(number(256))
        case 2: bytes.removeSubrange(range(of: bytes, atMost: 40))
        case 3: bytes.removeSubrange(range(of: bytes))
        case 4:
            let piece = bytes[range(of: bytes, atMost: 60)]
            let times = number(20) == 0 ? 2000 : 1 + number(4)
            let place = number(bytes.count + 1)
            bytes.insert(contentsOf: (0..<times).flatMap { _ in piece }, at: place)
        case 5:
            let other = entry()
            bytes.replaceSubrange(range(of: bytes), with: other[range(of: other)])
        default:
            let token = Self.tokens[number(Self.tokens.count)]
            let times = number(30) == 0 ? 1000 : 1
            let place = number(bytes.count + 1)
            bytes.insert(contentsOf: (0..<times).flatMap { _ in token }, at: place)
        }
        // Larger inputs are refused by their length alone, which other tests show.
        if bytes.count > 100_000 { bytes.removeLast(bytes.count - 100_000) }
    }
}
