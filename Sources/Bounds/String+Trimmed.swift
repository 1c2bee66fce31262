extension StringProtocol {
    /// Without blanks, line breaks and invisible marks at both ends.
    package func trimmingBlanks() -> SubSequence where SubSequence == Substring {
        trimming { $0.isWhitespace || Self.isInvisible($0) }
    }

    /// Without line breaks and invisible marks at both ends.
    package func trimmingLineEnds() -> SubSequence where SubSequence == Substring {
        trimming { $0.isNewline || Self.isInvisible($0) }
    }

    private func trimming(_ isDirt: (Character) -> Bool) -> SubSequence where SubSequence == Substring {
        var slice = self[...]
        while let first = slice.first, isDirt(first) { slice.removeFirst() }
        while let last = slice.last, isDirt(last) { slice.removeLast() }
        return slice
    }

    private static func isInvisible(_ character: Character) -> Bool {
        ["\u{FEFF}", "\u{200B}", "\u{2060}", "\u{200E}", "\u{200F}"].contains(character)
    }
}
