/// Characters one upon the other, of which copies share nearly everything.
///
/// Whoever keeps a copy while one is put on or taken off, to undo it or to change it, pays for one piece, not for all.
struct CharacterStack: Sendable, Equatable {
    /// How many characters stand in a piece.
    private static let pieceSize = 64

    /// Whole pieces, the lowest first.
    private var lower: [[Character]] = []
    /// What lies on top; empty only when there is nothing at all.
    private var top: [Character] = []

    init(_ characters: some Sequence<Character> = []) { push(characters) }

    var count: Int { lower.count * Self.pieceSize + top.count }

    /// The one on top.
    var last: Character? { top.last }

    /// All of them, the lowest first.
    var characters: [Character] { lower.flatMap(\.self) + top }

    /// Puts them on, one after the other.
    mutating func push(_ characters: some Sequence<Character>) {
        for character in characters {
            if top.count == Self.pieceSize {
                lower.append(top)
                top = []
            }
            top.append(character)
        }
    }

    /// Takes off the one on top.
    mutating func pop() -> Character? {
        let character = top.popLast()
        if top.isEmpty { top = lower.popLast() ?? [] }
        return character
    }

    /// Takes off, from the top, so many at most, as long as they are such.
    ///
    /// - Returns: them, in the order in which they were taken off.
    mutating func take(_ limit: Int = .max, while isWanted: (Character) -> Bool = { _ in true }) -> [Character] {
        var taken: [Character] = []
        while taken.count < limit, let character = last, isWanted(character), pop() != nil { taken.append(character) }
        return taken
    }
}
