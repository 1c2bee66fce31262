/// A name that somebody gave and that nothing here has, as far as it may be repeated.
///
/// What cannot be a name may be a secret that was pasted into its place, or the rest of one that was cut at a separator. Such
/// a text is not kept, only its place, so that no message can show it.
public struct GivenName: Sendable, Hashable {
    /// The name; nil when it may as well be a secret.
    public let text: String?
    /// Which one it was of those that were given, counted from 1; nil when there was one only, or its place is not known.
    public let place: Int?

    /// Takes what was given.
    ///
    /// - Parameters:
    ///   - given: the text in the place of a name.
    ///   - place: which one it was, counted from 1.
    ///   - isCertain: whether it cannot be the rest of a value that was not quoted.
    public init(_ given: String, place: Int? = nil, isCertain: Bool = true) {
        text = isCertain && Self.canBeName(given) ? given : nil
        self.place = place
    }

    /// Whether a text looks like a name, and not like a password, a key or a token.
    public static func canBeName(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, first.properties.isAlphabetic, scalars.count <= 64 else { return false }
        let fits = scalars.allSatisfy { scalar in
            isDigit(scalar) || scalar.properties.isAlphabetic || "-_. ".unicodeScalars.contains(scalar)
        }
        return fits && !text.split(whereSeparator: { "-_. ".contains($0) }).contains { isRandom($0) }
    }

    /// Whether a word is like those that machines make up, or that people spell with digits for letters.
    private static func isRandom(_ word: Substring) -> Bool {
        var changes = 0
        var wasDigit: Bool?
        for scalar in word.unicodeScalars {
            let digit = isDigit(scalar)
            if let wasDigit, wasDigit != digit { changes += 1 }
            wasDigit = digit
        }
        // `OAuth2Client` changes twice; `Tr0ub4dor` and most keys more often.
        let longest = changes == 0 ? 40 : 19
        return changes > 2 || word.utf8.allSatisfy { $0 < 0x80 } && word.count > longest
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

extension GivenName: ExpressibleByStringLiteral {
    /// A name of a program, which is certain.
    public init(stringLiteral value: String) { self.init(value) }
}

extension ForeignText {
    /// A path that somebody named, for a message; nil where it is more likely a secret than a path.
    package static func place(_ path: String) -> String? {
        let lower = path.lowercased()
        let isString = path.contains("=") && (path.contains(";") || secretWords.contains { lower.contains($0) })
        let isKey = ["age-secret-key-", "-----begin", "{", "eyj", "bearer ", "basic "].contains { lower.hasPrefix($0) }
        let isFile = path.contains("/") || path.contains(".") || GivenName.canBeName(path)
        let isPlain = !isString && !isKey && isFile && !path.contains("\n") && path.utf8.count <= 4096
        return isPlain ? line(path) : nil
    }

    private static let secretWords = ["password", "secret", "token", "apikey", "pwd"]
}
