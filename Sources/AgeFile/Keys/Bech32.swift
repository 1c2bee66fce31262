internal import Bounds

/// Bech32 (BIP 173) as age uses it: without the limit of 90 characters.
enum Bech32 {
    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    private static let generator: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]

    /// The lower-case text of some bytes; the caller raises it where upper case is wanted.
    static func encode(prefix: String, _ bytes: [UInt8]) -> String {
        let values = BitGroups.digits(bytes, width: 5)
        let check = polymod(expanded(Array(prefix.utf8)) + values + [0, 0, 0, 0, 0, 0]) ^ 1
        let checksum = (0..<6).map { UInt8(check >> UInt32(5 * (5 - $0)) & 31) }
        return prefix + "1" + String(decoding: (values + checksum).map { alphabet[Int($0)] }, as: UTF8.self)
    }

    /// The lower-case prefix and the bytes, or nil for a mixed case, a wrong checksum or a second spelling of the bytes.
    static func decode(_ text: String) -> (prefix: String, bytes: [UInt8])? {
        let lower = text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }
        let hasUpper = text.utf8.contains { (65...90).contains($0) }
        let hasLower = text.utf8.contains { (97...122).contains($0) }
        guard !(hasUpper && hasLower), lower.allSatisfy({ (33...126).contains($0) }),
            let separator = lower.lastIndex(of: UInt8(ascii: "1")), separator > 0, lower.count - separator > 6
        else { return nil }
        let prefix = Array(lower[..<separator])
        var values: [UInt8] = []
        for character in lower[(separator + 1)...] {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            values.append(UInt8(value))
        }
        guard polymod(expanded(prefix) + values) == 1 else { return nil }
        guard let bytes = BitGroups.bytes(Array(values.dropLast(6)), width: 5) else { return nil }
        return (String(decoding: prefix, as: UTF8.self), bytes)
    }

    private static func expanded(_ prefix: [UInt8]) -> [UInt8] {
        prefix.map { $0 >> 5 } + [0] + prefix.map { $0 & 31 }
    }

    private static func polymod(_ values: [UInt8]) -> UInt32 {
        var check: UInt32 = 1
        for value in values {
            let top = check >> 25
            check = (check & 0x1ff_ffff) << 5 ^ UInt32(value)
            for bit in 0..<5 where top >> UInt32(bit) & 1 == 1 { check ^= generator[bit] }
        }
        return check
    }
}
