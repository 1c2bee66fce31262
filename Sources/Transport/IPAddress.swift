internal import Glibc

/// An IP address of version 4 or 6 as a number, however it is written.
struct IPAddress: Sendable, Equatable {
    private let bytes: [UInt8]

    /// Reads an address; nil for anything else, also for the short forms of version 4 that mean different things to different
    /// programs.
    init?(_ text: String) {
        var found = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, text, &found) == 1 {
            bytes = Array(found.prefix(4))
        } else if unsafe inet_pton(AF_INET6, text, &found) == 1 {
            bytes = found
        } else {
            return nil
        }
    }

    /// How many bits it has.
    var bitCount: Int { bytes.count * 8 }

    /// Whether it begins with so many bits of another one.
    func isIn(_ network: IPAddress, bits: Int) -> Bool {
        guard bytes.count == network.bytes.count else { return false }
        return bytes.indices.allSatisfy { index in
            let mine = min(max(bits - index * 8, 0), 8)
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> mine)
            return bytes[index] & mask == network.bytes[index] & mask
        }
    }
}
