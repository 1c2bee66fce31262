/// The ASCII armor of an age file: base64 between two lines, checked to the letter.
enum Armor {
    static let beginning = "-----BEGIN AGE ENCRYPTED FILE-----"
    static let end = "-----END AGE ENCRYPTED FILE-----"
    private static let columns = 64

    /// Whether the first thing after blanks and line ends is the start of an armor.
    static func begins(_ bytes: [UInt8]) -> Bool {
        bytes.drop(while: isBlank).starts(with: beginning.utf8)
    }

    /// The armored text of a binary file, with LF line ends.
    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        let text = Base64.encode(bytes, padded: true)
        var armored = Array(beginning.utf8) + [10]
        for start in stride(from: 0, to: text.count, by: columns) {
            armored += text[start..<min(start + columns, text.count)]
            armored.append(10)
        }
        return armored + Array(end.utf8) + [10]
    }

    /// The binary file inside an armored text.
    static func decode(_ text: [UInt8]) throws(AgeError) -> [UInt8] {
        let inner = text.drop(while: isBlank)
        guard let last = inner.lastIndex(where: { !isBlank($0) }) else {
            throw AgeError(.armor, "the armor is empty")
        }
        var lines = inner[...last].split(separator: 10, omittingEmptySubsequences: false).map(withoutReturn)
        guard lines.removeFirst().elementsEqual(beginning.utf8) else {
            throw AgeError(.armor, "the first line of the armor is not the one of an age file")
        }
        guard let closing = lines.popLast(), closing.elementsEqual(end.utf8) else {
            throw AgeError(.armor, "the last line of the armor is missing")
        }
        var content: [UInt8] = []
        for (index, line) in lines.enumerated() {
            let isLast = index == lines.count - 1
            guard !line.isEmpty, line.count <= columns, isLast || line.count == columns else {
                throw AgeError(.armor, "line \(index + 2) of the armor has a wrong length")
            }
            guard let bytes = Base64.decode(line, padded: true), isLast || line.last != UInt8(ascii: "=") else {
                throw AgeError(.armor, "line \(index + 2) of the armor is not canonical base64")
            }
            content += bytes
        }
        return content
    }

    private static func withoutReturn(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.last == 13 ? line.dropLast() : line
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 32 || byte == 9 || byte == 10 || byte == 13
    }
}
