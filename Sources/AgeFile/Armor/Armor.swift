/// The ASCII armor of an age file: base64 between two lines, checked to the letter.
enum Armor {
    static let beginning = Array("-----BEGIN AGE ENCRYPTED FILE-----".utf8)
    static let end = Array("-----END AGE ENCRYPTED FILE-----".utf8)
    static let columns = 64
    /// The most blanks before the first line and after the last, as the reference has it.
    static let blankLimit = 1_024

    /// Whether the first thing after blanks and line ends is the start of an armor; nil when that takes more bytes.
    static func begins(_ bytes: [UInt8]) -> Bool? {
        let start = bytes.drop(while: isBlank).prefix(beginning.count)
        guard beginning.starts(with: start) else { return false }
        return start.count == beginning.count ? true : nil
    }

    /// Whether an armor stands somewhere in a text, perhaps indented, quoted or wrapped anew by what it went through.
    static func isMentioned(in bytes: [UInt8]) -> Bool {
        let mark = Array("BEGIN AGE ENCRYPTED FILE".utf8)
        return bytes.indices.contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 32 || byte == 9 || byte == 10 || byte == 13
    }
}
