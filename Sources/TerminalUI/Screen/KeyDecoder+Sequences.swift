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
        case 0x20..<0x40:
            state = bytes.count < 64 ? .controlSequence(bytes + [byte]) : .ground
            return []
        case 0x40..<0x7F where bytes.isEmpty && byte == UInt8(ascii: "M"):
            state = .mouse([])
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

    /// Three bytes of the old form, or parameters up to `M` or `m` of the new one.
    mutating func feedMouse(_ byte: UInt8, _ bytes: [UInt8]) {
        let bytes = bytes + [byte]
        let isNew = bytes.first.map { (0x30..<0x3D).contains($0) } ?? false
        let isOver = isNew ? byte | 0x20 == UInt8(ascii: "m") || bytes.count > 32 : bytes.count == 3
        state = isOver ? .ground : .mouse(bytes)
    }
}
