/// A line of text being edited, by whole characters (grapheme clusters), with the caret between them.
///
/// ncurses' own forms library corrupts Japanese text, hence this one.
package struct TextEditor: Sendable, Equatable {
    private var characters: [Character]
    /// How many characters stand before the caret.
    package private(set) var caret: Int
    /// The text before the last change that can be undone.
    private var previous: [Character]?

    /// Starts with a text and the caret at its end.
    package init(_ text: String = "") {
        characters = Array(text)
        caret = characters.count
    }

    /// The text.
    package var text: String { String(characters) }

    /// Whether there is no text.
    package var isEmpty: Bool { characters.isEmpty }

    /// Puts text in at the caret; control characters are dropped, line ends and tabs become blanks.
    package mutating func insert(_ text: String) {
        let accepted = text.compactMap(Self.accepted)
        guard !accepted.isEmpty else { return }
        previous = characters
        characters.insert(contentsOf: accepted, at: caret)
        // A combining mark joins the character before it.
        let tail = characters.count - caret - accepted.count
        characters = Array(String(characters))
        caret = max(0, characters.count - tail)
    }

    private static func accepted(_ character: Character) -> Character? {
        if character.isNewline || character == "\t" { return " " }
        let isControl = character.unicodeScalars.contains { scalar in
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        }
        return isControl ? nil : character
    }

    /// Does what the key means in a line of text.
    ///
    /// - Returns: whether the key meant anything here.
    package mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert(String(character))
        case .backspace, .control("h"): remove(from: caret - 1, to: caret)
        case .delete, .control("d"): remove(from: caret, to: caret + 1)
        case .left: caret = max(0, caret - 1)
        case .right: caret = min(characters.count, caret + 1)
        case .home, .control("a"): caret = 0
        case .end, .control("e"): caret = characters.count
        case .control("k"): remove(from: caret, to: characters.count)
        case .control("u"): remove(from: 0, to: caret)
        case .control("w"): remove(from: startOfWord, to: caret)
        case .control("_"): undo()
        default: return false
        }
        return true
    }

    /// Where the word before the caret starts.
    private var startOfWord: Int {
        var start = caret
        while start > 0, !Self.isWordPart(characters[start - 1]) { start -= 1 }
        while start > 0, Self.isWordPart(characters[start - 1]) { start -= 1 }
        return start
    }

    private static func isWordPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }

    private mutating func remove(from start: Int, to end: Int) {
        let range = max(0, start)..<min(characters.count, end)
        guard !range.isEmpty else { return }
        previous = characters
        characters.removeSubrange(range)
        caret = range.lowerBound
    }

    private mutating func undo() {
        guard let restored = previous else { return }
        previous = characters
        characters = restored
        caret = characters.count
    }
}
