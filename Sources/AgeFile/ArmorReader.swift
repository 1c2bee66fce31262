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

    /// The bytes that these characters add.
    mutating func read(_ text: some Sequence<UInt8>) throws(AgeError) -> [UInt8] {
        var bytes: [UInt8] = []
        for character in text {
            switch stage {
            case .before where line.isEmpty && Armor.isBlank(character): continue
            case .after:
                guard Armor.isBlank(character) else { throw AgeError(.armor, "something follows the armor") }
            case .before, .inside:
                if character == 10 {
                    bytes += try endLine()
                } else {
                    line.append(character)
                    // Blanks may follow the last line; they need not be kept.
                    if line.count > 2 * Armor.columns, line.starts(with: Armor.end) { line.removeLast() }
                    guard line.count <= 2 * Armor.columns else { throw wrongLength }
                }
            }
        }
        return bytes
    }

    /// The bytes of a last line without a line end.
    mutating func finish() throws(AgeError) -> [UInt8] {
        let bytes = line.isEmpty ? [] : try endLine()
        switch stage {
        case .before: throw AgeError(.armor, "the armor is empty")
        case .inside: throw AgeError(.armor, "the last line of the armor is missing")
        case .after: return bytes
        }
    }

    private mutating func endLine() throws(AgeError) -> [UInt8] {
        let whole = line
        let line = whole.last == 13 ? whole.dropLast() : whole[...]
        self.line = []
        switch stage {
        case .before:
            guard line.elementsEqual(Armor.beginning) else {
                throw AgeError(.armor, "the first line of the armor is not the one of an age file")
            }
            stage = .inside(isClosed: false)
            return []
        case .inside(let isClosed):
            if whole.starts(with: Armor.end), whole.dropFirst(Armor.end.count).allSatisfy(Armor.isBlank) {
                stage = .after
                return []
            }
            guard !isClosed, !line.isEmpty, line.count <= Armor.columns else { throw wrongLength }
            guard let bytes = Base64.decode(line, padded: true) else {
                throw AgeError(.armor, "a line of the armor is not canonical base64")
            }
            stage = .inside(isClosed: line.count < Armor.columns || line.last == UInt8(ascii: "="))
            return bytes
        case .after: return []
        }
    }

    private var wrongLength: AgeError { AgeError(.armor, "a line of the armor has a wrong length") }
}
