internal import ServiceCatalog

/// A text without the accidents of typing and pasting: blanks around it, line breaks, full-width letters.
struct CleanedText {
    let value: String
    let note: FieldNote?

    init(_ text: String, field: Field) {
        let trimmed = text.trimmingBlanks()
        let narrowed = Self.narrowed(trimmed)
        // A secret with some full-width characters may be meant so; one that is full-width all over is an input method.
        let narrows = !field.secret || narrowed.allSatisfy(\.isASCII)
        let wide = narrows ? narrowed : String(trimmed)
        let keepsBreaks = field.kind == .list
        let joined = keepsBreaks ? wide : String(wide.filter { !$0.isNewline && $0 != "\t" })
        value = keepsBreaks ? wide.replacing("\r\n", with: "\n") : joined
        note = if wide != trimmed { .narrowed } else { joined != wide && !keepsBreaks ? .joined : nil }
    }

    /// Full-width ASCII and the ideographic blank as half-width; everything else stays.
    private static func narrowed(_ text: Substring) -> String {
        var narrow = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: narrow.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000: narrow.append(" ")
            default: narrow.append(scalar)
            }
        }
        return String(narrow)
    }
}

extension StringProtocol {
    /// Without blanks, line breaks and invisible marks at both ends.
    func trimmingBlanks() -> SubSequence where SubSequence == Substring {
        var slice = self[...]
        while let first = slice.first, Self.isBlank(first) { slice.removeFirst() }
        while let last = slice.last, Self.isBlank(last) { slice.removeLast() }
        return slice
    }

    private static func isBlank(_ character: Character) -> Bool {
        character.isWhitespace || character == "\u{FEFF}" || character == "\u{200B}"
    }
}
