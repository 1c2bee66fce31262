internal import Bounds
internal import SetupWizard

/// What follows Esc, and the bytes of the mouse.
extension KeyDecoder {
    mutating func feedEscape(_ byte: UInt8) -> [Output] {
        switch byte {
        case 0x1B: return [.key(.escape)]
        case UInt8(ascii: "["): state = .controlSequence([])
        case UInt8(ascii: "O"): state = .singleShift
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
            state = .controlString(sawEscape: false)
        case 0x20..<0x7F:
            state = .ground
            return KeySequence.alternate(byte).map { [.key($0)] } ?? []
        default:
            // Esc, and at once something that begins no sequence.
            return [.key(.escape)] + feedGround(byte)
        }
        return []
    }

    mutating func feedControlSequence(_ byte: UInt8, _ bytes: [UInt8]) -> [Output] {
        switch byte {
        case UInt8(ascii: "<") where bytes.isEmpty, UInt8(ascii: "M") where bytes.isEmpty:
            state = .mouse([])
            return []
        case 0x20..<0x40:
            state = bytes.count < 64 ? .controlSequence(bytes + [byte]) : .ground
            return []
        case 0x40..<0x7F where bytes.isEmpty && byte == UInt8(ascii: "["):
            // The Linux console's function keys: one more byte.
            state = .controlSequence([byte])
            return []
        case 0x40..<0x7F:
            state = .ground
            let text = String(foreign: bytes)
            if byte == UInt8(ascii: "~"), text == "200" { state = .paste([], tooLong: false) }
            return KeySequence.control(text, byte).map { [.key($0)] } ?? []
        default: return feedGround(byte)
        }
    }

    /// Three bytes of the old form, which are swallowed, or what the SGR form has behind its `<`: numbers, and `M` or `m`.
    mutating func feedMouse(_ byte: UInt8, _ bytes: [UInt8]) -> [Output] {
        guard byte != 0x1B else { return feedGround(byte) }
        let isNew = bytes.allSatisfy { (0x30..<0x3C).contains($0) }
        let bytes = bytes + [byte]
        switch byte {
        case 0x30..<0x3C where isNew && bytes.count < 32: state = .mouse(bytes)
        case UInt8(ascii: "M") where isNew && bytes.contains(UInt8(ascii: ";")),
            UInt8(ascii: "m") where isNew && bytes.contains(UInt8(ascii: ";")):
            state = .ground
            return MouseEvent(report: String(foreign: bytes)).map { [.mouse($0)] } ?? []
        default: state = bytes.count < 3 ? .mouse(bytes) : .ground
        }
        return []
    }
}
