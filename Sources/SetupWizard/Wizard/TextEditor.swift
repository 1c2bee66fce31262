/// A line of text being edited, by whole characters (grapheme clusters), with the caret between them.
///
/// ncurses' own forms library corrupts Japanese text, hence this one.
package struct TextEditor: Sendable, Equatable {
    /// The text and the caret before a change.
    private struct Moment: Sendable, Equatable {
        let characters: [Character]
        let caret: Int
    }

    private var characters: [Character]
    /// How many characters stand before the caret.
    package private(set) var caret: Int
    /// What undoing brings back, the newest last.
    private var past: [Moment] = []
    /// Whether the last change was a typed character, so that a word typed is undone as one.
    private var isTyping = false

    /// How many changes can be undone.
    private static let pastLimit = 50

    /// Starts with a text and the caret at its end.
    package init(_ text: String = "") {
        characters = Array(text)
        caret = characters.count
    }

    package var text: String { String(characters) }

    /// Whether there is no text.
    package var isEmpty: Bool { characters.isEmpty }

    /// Whether there is a change to undo.
    package var canUndo: Bool { !past.isEmpty }

    /// Puts text in at the caret as one change; control characters are dropped, line ends and tabs become blanks.
    package mutating func insert(_ text: String) { insert(text, typed: false) }

    /// Puts another text in the place of this one, as one change.
    package mutating func replace(with text: String) {
        guard text != self.text else { return }
        remember()
        characters = Array(text)
        caret = characters.count
    }

    private mutating func insert(_ text: String, typed: Bool) {
        let accepted = text.compactMap(Self.accepted)
        guard !accepted.isEmpty else { return }
        if !(typed && isTyping) { remember() }
        isTyping = typed
        characters.insert(contentsOf: accepted, at: caret)
        if accepted.contains(where: { !$0.isASCII }) {
            // A combining mark joins the character before it.
            let tail = characters.count - caret - accepted.count
            characters = Array(String(characters))
            caret = max(0, characters.count - tail)
        } else {
            caret += accepted.count
        }
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
        case .character(let character):
            insert(String(character), typed: true)
            return true
        case .backspace, .control("h"): remove(from: caret - 1, to: caret)
        case .delete, .control("d"): remove(from: caret, to: caret + 1)
        case .left, .control("b"): caret = max(0, caret - 1)
        case .right, .control("f"): caret = min(characters.count, caret + 1)
        case .wordLeft: caret = startOfWord
        case .wordRight: caret = endOfWord
        case .home, .control("a"): caret = 0
        case .end, .control("e"): caret = characters.count
        case .control("k"): remove(from: caret, to: characters.count)
        case .control("u"): remove(from: 0, to: caret)
        case .control("w"): remove(from: startOfWord, to: caret)
        case .control("_"): undo()
        default: return false
        }
        isTyping = false
        return true
    }

    /// Where the word before the caret starts.
    private var startOfWord: Int {
        var start = caret
        while start > 0, !Self.isWordPart(characters[start - 1]) { start -= 1 }
        while start > 0, Self.isWordPart(characters[start - 1]) { start -= 1 }
        return start
    }

    /// Where the word at or after the caret ends.
    private var endOfWord: Int {
        var end = caret
        while end < characters.count, !Self.isWordPart(characters[end]) { end += 1 }
        while end < characters.count, Self.isWordPart(characters[end]) { end += 1 }
        return end
    }

    private static func isWordPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }

    private mutating func remove(from start: Int, to end: Int) {
        let range = max(0, start)..<min(characters.count, end)
        guard !range.isEmpty else { return }
        remember()
        characters.removeSubrange(range)
        caret = range.lowerBound
    }

    private mutating func remember() {
        isTyping = false
        past.append(Moment(characters: characters, caret: caret))
        if past.count > Self.pastLimit { past.removeFirst() }
    }

    private mutating func undo() {
        guard let moment = past.popLast() else { return }
        characters = moment.characters
        caret = moment.caret
    }
}

extension String {
    /// Without blanks and line ends at either end.
    package var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
