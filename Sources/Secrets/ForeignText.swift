/// Text from outside, made fit to be seen by a person.
///
/// Whatever is written for people goes through ``line(_:)`` or ``lines(_:)`` where it leaves the program; a text that a
/// service, a page or a file brought along is shortened by ``clean(_:hiding:)`` before it becomes part of a message.
package enum ForeignText {
    /// The most characters a cleaned text keeps.
    package static let limit = 200

    /// The text on one line; what acts on a terminal or hides in a text is written out, as `\u{1B}` or `\n`.
    package static func line(_ text: String) -> String { VisibleText.written(text, keepingLineEnds: false) }

    /// The same of a text of several lines: its line ends stay.
    package static func lines(_ text: String) -> String { VisibleText.written(text, keepingLineEnds: true) }

    /// The text on one line of a screen: one sign (U+FFFD) in the place of each character that may not stand there, blanks
    /// for line ends and tabs, so that its width can be counted.
    package static func cells(_ text: String) -> String { VisibleText.cells(text) }

    /// A path or a name as one word of a shell command, which may be copied and run.
    ///
    /// What cannot be shown is written in the shell's own way (`$'…\x1b…'`, which bash, zsh and ksh understand).
    package static func word(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let isPlain = scalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "_@%+=:,./-".unicodeScalars.contains(scalar)
        }
        if line(text) == text {
            if isPlain, !text.isEmpty, text.first != "-" { return text }
            return "'" + text.replacing("'", with: "'\\''") + "'"
        }
        return "$'" + scalars.map(shellEscaped).joined() + "'"
    }

    private static func shellEscaped(_ scalar: Unicode.Scalar) -> String {
        if scalar == "'" || scalar == "\\" { return "\\\(scalar)" }
        if scalar.isHarmless { return String(scalar) }
        return scalar.utf8.map { byte in
            let digits = String(byte, radix: 16)
            return "\\x" + (digits.count == 1 ? "0" : "") + digits
        }
        .joined()
    }

    /// Cleans a text: no markup, nothing that is not shown, no secret, not long.
    ///
    /// - Parameters:
    ///   - text: whatever a service, a page or a file said.
    ///   - secrets: everything secret that was sent; each becomes `***`, also a piece of it, in whatever encoding it comes
    ///     back (``SecretFilter``).
    /// - Returns: one line of at most ``limit`` characters.
    package static func clean(_ text: String, hiding secrets: [Secret] = []) -> String {
        var filter = SecretFilter(shortest: 3, findsPieces: true)
        for secret in secrets { filter.insert(secret.reveal()) }
        // Enough to work on. What is hidden in twice as much cannot be cut in the middle.
        let scalars = text.unicodeScalars
        let isLong = scalars.count > 16_384
        var plain = filter.hide(isLong ? String(String.UnicodeScalarView(scalars.prefix(16_384))) : text)
        if isLong { plain = String(String.UnicodeScalarView(plain.unicodeScalars.prefix(8192))) }
        // Characters that are taken out may stand inside a secret.
        let shown = filter.hide(VisibleText.withoutHidden(filter.hide(withoutMarkup(plain)))).unicodeScalars
        guard shown.count > limit else { return String(shown) }
        var cut = String.UnicodeScalarView(shown.prefix(limit - 1))
        cut.append("…")
        return String(cut)
    }

    /// An OAuth error code as it is, or nothing when it is not one (RFC 6749 section 4.1.2.1 allows more; nobody uses it).
    package static func errorCode(_ text: String) -> String {
        let fits =
            text.utf8.count <= 64
            && text.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            }
        return fits ? text : ""
    }

    /// Takes out `<…>`; a `<` that nothing closes stays out as well.
    private static func withoutMarkup(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        var inTag = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": inTag = true
            case ">": inTag = false
            default: if !inTag { plain.append(scalar) }
            }
        }
        return String(plain)
    }
}
