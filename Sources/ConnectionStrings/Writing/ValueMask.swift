/// What programs show in place of a secret: a row of asterisks or dots, or a word in brackets.
///
/// This program writes ``ConnectionStringPrinter/mask``; dialogs of other tools show as many marks as the secret has
/// characters, or as they like.
public enum ValueMask {
    private static let marks: Set<Unicode.Scalar> = [
        "*", "•", "●", "∙", "·", "‧", "・", "◦", "○", "⬤", "⚫", "…", "＊", "∗", "⁎", "✱", "\u{FE61}",
    ]
    private static let words: Set<String> = ["redacted", "hidden", "masked", "secret", "filtered"]
    private static let brackets: Set<Character> = ["<", ">", "[", "]", "(", ")", "{", "}", "*", "#"]

    /// Whether a value is a mask.
    ///
    /// - Parameters:
    ///   - value: the value.
    ///   - isSecret: whether its property is a secret; one asterisk means something for properties that are not.
    /// - Returns: whether it is one.
    public static func isMask(_ value: String, isSecret: Bool) -> Bool {
        guard !value.isEmpty else { return false }
        if value.unicodeScalars.allSatisfy({ marks.contains($0) }) {
            return isSecret || value.unicodeScalars.count > 2
        }
        guard isSecret, let first = value.first, let last = value.last, brackets.contains(first),
            brackets.contains(last)
        else { return false }
        return words.contains(value.filter { !brackets.contains($0) }.lowercased())
    }
}

/// Whether a property is a secret, by its name alone.
public enum SecretName {
    /// Whether the name speaks of a password, secret, token or key, or can hold anything.
    public static func isSecret(_ property: String) -> Bool {
        let key = ConnectionProperties.key(property)
        if key == "oauthtokentimestamp" || key.hasSuffix("url") { return false }
        return key == "other"
            || ["password", "secret", "token", "key", "pwd", "verifier"].contains { key.contains($0) }
    }
}
