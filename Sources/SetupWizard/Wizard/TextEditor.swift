/// A line of text being edited, by whole characters (grapheme clusters), with the caret between them.
///
/// ncurses' own forms library corrupts Japanese text, hence this one.
package struct TextEditor: Sendable, Equatable {
    /// The text and the caret before a change.
    private struct Moment: Sendable, Equatable {
        let before: CharacterStack
        let behind: CharacterStack
    }

    /// The characters before the caret, the nearest on top.
    private var before: CharacterStack
    /// The characters behind the caret, the nearest on top.
    private var behind = CharacterStack()
    /// What undoing brings back, the newest last.
    private var past: [Moment] = []
    /// Whether the last change was a typed character, so that a word typed is undone as one.
    private var isTyping = false

    /// How many changes can be undone.
    private static let pastLimit = 50

    /// Starts with a text and the caret at its end.
    package init(_ text: String = "") { before = CharacterStack(text) }

    /// How many characters stand before the caret.
    package var caret: Int { before.count }

    package var text: String { String(before.characters + behind.characters.reversed()) }

    /// Whether there is no text.
    package var isEmpty: Bool { before.last == nil && behind.last == nil }

    /// Whether there is a change to undo.
    package var canUndo: Bool { !past.isEmpty }

    /// The most characters; a value is never as long.
    package static let limit = 1 << 17

    /// Puts text in at the caret as one change; control characters are dropped, line ends and tabs become blanks.
    ///
    /// - Returns: whether there was room for it; it is left out as a whole where there was none.
    @discardableResult
    package mutating func insert(_ text: String) -> Bool { insert(text, typed: false) }

    /// Puts another text in the place of this one, as one change.
    package mutating func replace(with text: String) {
        guard text != self.text else { return }
        remember()
        before = CharacterStack(text)
        behind = CharacterStack()
    }

    @discardableResult
    private mutating func insert(_ text: String, typed: Bool) -> Bool {
        let accepted = text.compactMap(Self.accepted)
        guard before.count + behind.count + accepted.count <= Self.limit else { return false }
        guard !accepted.isEmpty else { return true }
        if !(typed && isTyping) { remember() }
        isTyping = typed
        // A combining mark joins the character before it.
        let joined = accepted.contains { !$0.isASCII } ? before.pop() : nil
        before.push(String((joined.map { [$0] } ?? []) + accepted))
        joinAtCaret()
        return true
    }

    /// Makes one of the characters on either side when they came to be one, such as a letter and the mark behind it.
    private mutating func joinAtCaret() {
        guard let last = before.last, let first = behind.last, !first.isASCII else { return }
        let both = String(last) + String(first)
        guard both.count == 1 else { return }
        _ = (before.pop(), behind.pop())
        before.push(both)
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
        case .backspace, .control("h"): remove(\.before) { _ = $0.pop() }
        case .delete, .control("d"): remove(\.behind) { _ = $0.pop() }
        case .left, .control("b"): behind.push(before.take(1))
        case .right, .control("f"): before.push(behind.take(1))
        case .wordLeft: behind.push(Self.takeWord(from: &before))
        case .wordRight: before.push(Self.takeWord(from: &behind))
        case .home, .control("a"): behind.push(before.take())
        case .end, .control("e"): before.push(behind.take())
        case .control("k"): remove(\.behind) { $0 = CharacterStack() }
        case .control("u"): remove(\.before) { $0 = CharacterStack() }
        case .control("w"): remove(\.before) { _ = Self.takeWord(from: &$0) }
        case .control("_"): undo()
        default: return false
        }
        isTyping = false
        return true
    }

    /// Takes the next word away, with what stands before it.
    private static func takeWord(from side: inout CharacterStack) -> [Character] {
        side.take { !isWordPart($0) } + side.take(while: isWordPart)
    }

    private static func isWordPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }

    /// Takes away from one side of the caret.
    private mutating func remove(
        _ side: WritableKeyPath<Self, CharacterStack>,
        _ change: (inout CharacterStack) -> Void
    ) {
        guard self[keyPath: side].last != nil else { return }
        remember()
        change(&self[keyPath: side])
        joinAtCaret()
    }

    private mutating func remember() {
        isTyping = false
        past.append(Moment(before: before, behind: behind))
        if past.count > Self.pastLimit { past.removeFirst() }
    }

    private mutating func undo() {
        guard let moment = past.popLast() else { return }
        (before, behind) = (moment.before, moment.behind)
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
