/// Comparison that does not tell by its duration where two texts differ.
public enum ConstantTime {
    /// Whether two texts are the same bytes in UTF-8; the time depends on the lengths only.
    public static func equal(_ one: String, _ other: String) -> Bool {
        let left = Array(one.utf8)
        let right = Array(other.utf8)
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }
}
