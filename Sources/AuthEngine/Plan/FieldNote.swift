/// What was changed in a value, worth telling the person who typed it.
public enum FieldNote: Sendable, Hashable {
    /// Full-width characters became half-width.
    case narrowed
    /// Line breaks inside were taken out.
    case joined
    /// Quotes around it were taken off.
    case unquoted
    /// Typographic quotes around it were kept.
    case quotesKept
    /// Full-width characters were kept.
    case wideKept
    /// Blanks at its ends were cut off.
    case trimmed
    /// Only the number in an address was kept.
    case numberTaken
    /// `https://` was put in front.
    case schemeAdded
    /// http became https.
    case upgraded
    /// What follows the host was dropped.
    case pathDropped
    /// Only the first label of a host was kept.
    case subdomainTaken
}
