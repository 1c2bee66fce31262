/// A text to be parsed, as Unicode scalars that know where they came from.
///
/// Scalars, not characters: a `;` separates even when a combining mark follows it. The content of a Python literal or
/// an encoded URL is a source text of its own whose scalars still point into the text a person gave.
struct SourceText {
    /// What is parsed.
    let scalars: [Unicode.Scalar]
    private let offsets: [Int]?
    private let lineStarts: [Int]

    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        self.scalars = scalars
        offsets = nil
        lineStarts = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
    }

    private init(scalars: [Unicode.Scalar], offsets: [Int], lineStarts: [Int]) {
        self.scalars = scalars
        self.offsets = offsets
        self.lineStarts = lineStarts
    }

    /// A decoded part of this text; `indices` say where in this text each scalar came from, then where the part ends.
    func derived(_ scalars: [Unicode.Scalar], indices: [Int]) -> SourceText {
        SourceText(scalars: scalars, offsets: indices.map(offset), lineStarts: lineStarts)
    }

    /// A part of this text.
    func part(_ range: Range<Int>) -> SourceText {
        derived(Array(scalars[range]), indices: Array(range) + [range.upperBound])
    }

    private func offset(_ index: Int) -> Int {
        guard let offsets else { return index }
        return index < offsets.count ? offsets[index] : offsets.last ?? 0
    }

    /// Where a scalar stands in the text a person gave; takes logarithmic time, as every property asks.
    func position(_ index: Int) -> TextPosition {
        let place = offset(index)
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= place { low = middle } else { high = middle }
        }
        return TextPosition(line: low + 1, column: place - lineStarts[low] + 1)
    }

    /// An error at a place.
    func failure(_ code: ConnectionStringError.Code, at index: Int, property: String? = nil) -> ConnectionStringError {
        ConnectionStringError(code, property: property, position: position(index))
    }

    /// The lines as ranges without their ends; `\n`, `\r\n` and `\r` end a line.
    var lines: [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < scalars.count {
            if scalars[index] == "\n" || scalars[index] == "\r" {
                lines.append(start..<index)
                if scalars[index] == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { index += 1 }
                start = index + 1
            }
            index += 1
        }
        lines.append(start..<scalars.count)
        return lines
    }
}
