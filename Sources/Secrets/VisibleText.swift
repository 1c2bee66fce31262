/// Text in which nothing acts on a terminal, hides, or turns what follows around.
///
/// Joiners stay where they join letters that have joined forms or emoji, variation selectors behind what has variants, and
/// as many combining marks on a letter as languages use.
enum VisibleText {
    /// The most combining marks on one character that are written out for reading, and in a message.
    private static let mostMarks = 4
    private static let mostMarksInMessage = 2

    /// The text with a visible sign in the place of what may not stand as it is.
    static func written(_ text: String, keepingLineEnds: Bool) -> String {
        guard text.utf8.contains(where: { !(0x20..<0x7F).contains($0) }) else { return text }
        var result = String.UnicodeScalarView()
        for (scalar, stays) in judged(text, mostMarks: mostMarks) {
            if stays || (keepingLineEnds && scalar == "\n") {
                result.append(scalar)
            } else {
                result += sign(scalar).unicodeScalars
            }
        }
        return String(result)
    }

    /// The text with one character in the place of each that may not stand as it is.
    static func cells(_ text: String) -> String {
        guard text.utf8.contains(where: { !(0x20..<0x7F).contains($0) }) else { return text }
        var result = String.UnicodeScalarView()
        for (scalar, stays) in judged(text, mostMarks: mostMarks) {
            result.append(stays ? scalar : scalar == "\n" || scalar == "\t" ? " " : "\u{FFFD}")
        }
        return String(result)
    }

    /// The text on one line without what may not stand; blanks of every kind become one blank.
    static func withoutHidden(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var blank = false
        for (scalar, stays) in judged(text, mostMarks: mostMarksInMessage) {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
                blank = !result.isEmpty
            } else if stays {
                if blank { result.append(" ") }
                blank = false
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func sign(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
    }

    /// Each code point, and whether it may stand where it does.
    private static func judged(_ text: String, mostMarks: Int) -> [(scalar: Unicode.Scalar, stays: Bool)] {
        let scalars = Array(text.unicodeScalars)
        var judged: [(scalar: Unicode.Scalar, stays: Bool)] = []
        judged.reserveCapacity(scalars.count)
        var previous: Unicode.Scalar?
        var marks = 0
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            marks = scalar.isMark ? marks + 1 : 0
            let stays =
                if scalar.isMark, scalar.isHarmless {
                    previous != nil && marks <= mostMarks
                } else {
                    scalar.isHarmless || joins(scalar, previous, next) || selects(scalar, previous)
                }
            judged.append((scalar, stays))
            // What was taken out is no base for what follows it.
            if stays { previous = scalar } else if !scalar.isMark { previous = nil }
        }
        return judged
    }

    /// A joiner or non-joiner between two letters of a script with joined forms, or two emoji.
    private static func joins(_ scalar: Unicode.Scalar, _ previous: Unicode.Scalar?, _ next: Unicode.Scalar?) -> Bool {
        guard scalar.value == 0x200C || scalar.value == 0x200D, let previous, let next else { return false }
        return [previous, next].allSatisfy { neighbour in
            neighbour.value > 0x2FF
                && (neighbour.properties.isAlphabetic || neighbour.isMark || neighbour.properties.isEmoji)
        }
    }

    /// A variation selector behind an emoji or an ideograph.
    private static func selects(_ scalar: Unicode.Scalar, _ previous: Unicode.Scalar?) -> Bool {
        guard let previous else { return false }
        return switch scalar.value {
        case 0xFE00...0xFE0F: previous.properties.isEmoji || previous.properties.isIdeographic
        case 0xE0100...0xE01EF: previous.properties.isIdeographic
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// Whether it shows itself and does nothing else, wherever it stands.
    ///
    /// Control, format, separating and private characters do not, nor do those that no standard knows yet, nor those that
    /// programs which do not know them are told to pass over.
    package var isHarmless: Bool {
        if value < 0x80 { return value >= 0x20 && value != 0x7F }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return false
        default: return !properties.isDefaultIgnorableCodePoint
        }
    }

    /// Whether it is drawn on the character before it.
    var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: false
        }
    }
}
