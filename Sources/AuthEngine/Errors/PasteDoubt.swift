/// Why it cannot be told where a pasted code ends.
public enum PasteDoubt: Sendable, Hashable {
    /// More lines follow, which may belong to it.
    case lines
    /// A word follows behind a blank, which may belong to it.
    case more
    /// It ends in a character that may be the end of a sentence or of a bracket.
    case ending(Character)
}
