/// Writes an armor piece by piece, with LF line ends.
struct ArmorWriter {
    private static let lineByteCount = Armor.columns / 4 * 3

    private var pending: [UInt8] = []
    private var hasBegun = false

    /// The text of as many whole lines as there are bytes for.
    mutating func write(_ bytes: [UInt8]) -> [UInt8] {
        var text = beginning()
        pending += bytes
        let whole = pending.count / Self.lineByteCount * Self.lineByteCount
        for start in stride(from: 0, to: whole, by: Self.lineByteCount) {
            text += Base64.encode(Array(pending[start..<(start + Self.lineByteCount)]), padded: true)
            text.append(10)
        }
        pending.removeFirst(whole)
        return text
    }

    /// The rest, and the last line.
    mutating func finish() -> [UInt8] {
        var text = beginning()
        if !pending.isEmpty { text += Base64.encode(pending, padded: true) + [10] }
        pending = []
        return text + Armor.end + [10]
    }

    private mutating func beginning() -> [UInt8] {
        defer { hasBegun = true }
        return hasBegun ? [] : Armor.beginning + [10]
    }
}
