/// Bytes as numbers of fewer bits and back, the first bit first, as Base64 (RFC 4648) and Bech32 (BIP 173) have it.
package enum BitGroups {
    /// The same bits in numbers of another width.
    ///
    /// - Parameters:
    ///   - numbers: each below 2 to the `width`.
    ///   - width: how many bits each has, at most 8.
    ///   - other: how many bits each shall have, at most 8.
    /// - Returns: the numbers, and the bits that fill none, with how many they are.
    package static func regrouped(
        _ numbers: [UInt8],
        from width: Int,
        to other: Int
    ) -> (numbers: [UInt8], rest: UInt8, restWidth: Int) {
        var regrouped: [UInt8] = []
        regrouped.reserveCapacity(numbers.count * width / other + 1)
        var bits: UInt32 = 0
        var count = 0
        for number in numbers {
            bits = bits << UInt32(width) | UInt32(number)
            count += width
            while count >= other {
                count -= other
                regrouped.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
                bits &= 1 << UInt32(count) - 1
            }
        }
        return (regrouped, UInt8(truncatingIfNeeded: bits), count)
    }

    /// Bytes as numbers of that many bits; zeros fill the last one.
    package static func digits(_ bytes: [UInt8], width: Int) -> [UInt8] {
        let (numbers, rest, restWidth) = regrouped(bytes, from: 8, to: width)
        return restWidth == 0 ? numbers : numbers + [rest << UInt8(width - restWidth)]
    }

    /// The bytes of numbers of that many bits; nil when what remains is a whole number, or more than zeros.
    package static func bytes(_ digits: [UInt8], width: Int) -> [UInt8]? {
        let (bytes, rest, restWidth) = regrouped(digits, from: width, to: 8)
        return restWidth < width && rest == 0 ? bytes : nil
    }
}
