internal import Glibc

/// The host of an address that is a number instead of a name, read in one way only.
///
/// The system reads `0127.0.0.1`, `0x7f.1` and `2130706433` as addresses, too, each in a way that few people would: what looks
/// like a number and is not written out plainly is no host here, so that what is judged is what is called.
package enum HostNumber: Sendable, Hashable {
    /// Four numbers from 0 to 255 without zeros before them (RFC 3986 section 3.2.2).
    case v4([UInt8])
    /// Sixteen bytes (RFC 4291); never one that stands for an address of the older kind, and never with a zone.
    case v6([UInt8])

    /// What a host without brackets is.
    package enum Reading: Sendable, Hashable {
        /// A name, for all that its numbers tell.
        case name
        /// A number.
        case number(HostNumber)
        /// Something that some programs take for a number and others do not.
        case ambiguous
    }

    /// Reads a host without brackets, in lower case.
    package static func reading(_ host: some StringProtocol) -> Reading {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard let last = labels.last, looksLikeNumber(last) else { return .name }
        var bytes: [UInt8] = []
        for label in labels {
            guard label.utf8.allSatisfy(isDigit), label.count == 1 || label.first != "0", let byte = UInt8(label) else {
                return .ambiguous
            }
            bytes.append(byte)
        }
        return bytes.count == 4 ? .number(.v4(bytes)) : .ambiguous
    }

    /// Reads what stands between brackets.
    ///
    /// - Returns: nil for what is no address, and for one that stands for an address of the older kind.
    package init?(bracketed text: some StringProtocol) {
        guard text.utf8.count <= 45, text.utf8.allSatisfy({ $0 != 0 && $0 < 128 }) else { return nil }
        var address = in6_addr()
        guard unsafe inet_pton(AF_INET6, String(text), &address) == 1 else { return nil }
        let bytes = unsafe withUnsafeBytes(of: &address) { unsafe Array($0) }
        // ::ffff:a.b.c.d would be judged as the one and called as the other.
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        guard !isMapped else { return nil }
        self = .v6(bytes)
    }

    /// The number as it is written, without brackets; for an address of the newer kind the short form (RFC 5952).
    package var text: String {
        switch self {
        case .v4(let bytes): return bytes.map { "\($0)" }.joined(separator: ".")
        case .v6(let bytes):
            var written = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
            guard unsafe inet_ntop(AF_INET6, bytes, &written, socklen_t(written.count)) != nil else { return "" }
            return String(decoding: written.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    /// Whether it is this machine's own: 127.0.0.0/8 or ::1.
    package var isLoopback: Bool {
        switch self {
        case .v4(let bytes): bytes[0] == 127
        case .v6(let bytes): bytes == Array(repeating: 0, count: 15) + [1]
        }
    }

    /// Whether it belongs to no network but one's own (RFC 1918, RFC 4193, and what never leaves a link).
    package var isPrivate: Bool {
        switch self {
        case .v4(let bytes):
            bytes[0] == 10 || (bytes[0] == 172 && bytes[1] & 0xF0 == 16) || (bytes[0] == 192 && bytes[1] == 168)
                || (bytes[0] == 169 && bytes[1] == 254)
        case .v6(let bytes): bytes[0] & 0xFE == 0xFC || (bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80)
        }
    }

    /// Whether a last label makes the whole a number for those who read it so (WHATWG URL, "ends in a number").
    private static func looksLikeNumber(_ label: some StringProtocol) -> Bool {
        guard let first = label.utf8.first, isDigit(first) else { return false }
        if label.utf8.allSatisfy(isDigit) { return true }
        return label.lowercased().hasPrefix("0x") && label.dropFirst(2).allSatisfy(\.isHexDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
