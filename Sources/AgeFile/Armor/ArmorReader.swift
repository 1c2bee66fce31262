/// Reads an armor piece by piece; what it does not expect, it refuses.
struct ArmorReader {
    private enum Stage {
        /// Blanks may come before the first line.
        case before
        /// Between the first line and the last; closed after a line that can only be the last before the end.
        case inside(isClosed: Bool)
        /// Blanks may come after the last line.
        case after
    }

    private var stage = Stage.before
    private var line: [UInt8] = []
    /// How many blanks stood before the first line, or stand after the last.
    private var blanks = 0

    /// The bytes that these characters add.
    mutating func read(_ text: [UInt8]) throws(AgeError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var position = 0
        while position < text.count {
            let character = text[position]
            switch stage {
            case .before where line.allSatisfy(Armor.isBlank) && Armor.isBlank(character):
                // A line of blanks only; blanks before the first line's own text are no part of the format.
                line = character == 10 ? [] : line + [character]
                try countBlank()
                position += 1
            case .after:
                guard Armor.isBlank(character) else { throw AgeError.armor(.somethingFollows) }
                try countBlank()
                position += 1
            case .before, .inside:
                let end = text[position...].firstIndex(of: 10)
                line += text[position..<(end ?? text.count)]
                guard line.count <= 2 * Armor.columns else { throw wrongLength }
                if end != nil { try endLine(into: &bytes) }
                position = end.map { $0 + 1 } ?? text.count
            }
        }
        return bytes
    }

    /// The bytes of a last line without a line end.
    mutating func finish() throws(AgeError) -> [UInt8] {
        if case .before = stage, line.allSatisfy(Armor.isBlank) { line = [] }
        var bytes: [UInt8] = []
        if !line.isEmpty { try endLine(into: &bytes) }
        switch stage {
        case .before: throw AgeError.armor(.empty)
        case .inside: throw AgeError.armor(.noLastLine)
        case .after: return bytes
        }
    }

    private mutating func endLine(into bytes: inout [UInt8]) throws(AgeError) {
        if line.last == 13 { line.removeLast() }
        defer { line.removeAll(keepingCapacity: true) }
        switch stage {
        case .before:
            guard line == Armor.beginning else { throw AgeError.armor(.badFirstLine) }
            stage = .inside(isClosed: false)
        case .inside(let isClosed):
            if line == Armor.end {
                stage = .after
                blanks = 0
                return
            }
            guard !isClosed, !line.isEmpty, line.count <= Armor.columns else { throw wrongLength }
            guard Base64.decode(line[...], padded: true, into: &bytes) else { throw AgeError.armor(.badLine) }
            stage = .inside(isClosed: line.count < Armor.columns || line.last == UInt8(ascii: "="))
        case .after: break
        }
    }

    private mutating func countBlank() throws(AgeError) {
        blanks += 1
        guard blanks <= Armor.blankLimit else { throw AgeError.armor(.tooManyBlanks) }
    }

    private var wrongLength: AgeError { AgeError.armor(.badLineLength) }
}
