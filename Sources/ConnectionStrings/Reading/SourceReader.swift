/// Goes through a source text, one scalar after the other.
struct SourceReader {
    let text: SourceText
    private(set) var index: Int
    let end: Int

    init(_ text: SourceText, in range: Range<Int>? = nil) {
        self.text = text
        index = range?.lowerBound ?? 0
        end = range?.upperBound ?? text.scalars.count
    }

    /// The next scalar; nil at the end.
    var next: Unicode.Scalar? { index < end ? text.scalars[index] : nil }

    /// Takes the next scalar.
    mutating func take() -> Unicode.Scalar? {
        guard let next else { return nil }
        index += 1
        return next
    }

    /// Takes the next scalar if it is this one.
    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        index += 1
        return true
    }

    /// Takes scalars as long as they fulfil a condition.
    @discardableResult
    mutating func take(while condition: (Unicode.Scalar) -> Bool) -> [Unicode.Scalar] {
        let start = index
        while let next, condition(next) { index += 1 }
        return Array(text.scalars[start..<index])
    }

    /// Takes white space only.
    mutating func skipWhiteSpace() { take { $0.isBlank } }

    /// Takes white space and invisible marks.
    mutating func skipBlanks() { take { $0.isEdge } }

    /// An error at the next scalar, or at another place.
    func failure(
        _ code: ConnectionStringError.Code,
        at place: Int? = nil,
        property: String? = nil
    ) -> ConnectionStringError {
        text.failure(code, at: place ?? index, property: property)
    }
}
