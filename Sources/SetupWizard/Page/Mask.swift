/// How a secret is shown without showing it.
enum Mask {
    /// While it is typed: one star a character, so that the caret is right.
    static func typed(_ text: String) -> String { String(repeating: "*", count: text.count) }

    /// What stands in a field without the focus.
    static func unlessEmpty(_ text: String) -> String { text.isEmpty ? "" : stored(text) }

    /// Once it is known: its length, and its last four characters when it is long enough not to give it away.
    static func stored(_ text: String) -> String {
        let stars = String(repeating: "*", count: 4)
        return text.count >= 12 ? "\(stars)\(text.suffix(4)) (\(text.count))" : "\(stars) (\(text.count))"
    }
}
