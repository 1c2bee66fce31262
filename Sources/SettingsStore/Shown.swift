/// Paths as they may stand in a message.
package enum Shown {
    /// The path without control characters and without marks that turn the direction of writing.
    package static func path(_ path: String) -> String {
        var shown = ""
        for scalar in path.unicodeScalars {
            shown.unicodeScalars.append(isPrintable(scalar) ? scalar : "?")
        }
        return shown
    }

    /// The path as one word of a shell command.
    package static func word(_ path: String) -> String {
        let shown = Self.path(path)
        let isPlain = shown.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "_@%+=:,./-".unicodeScalars.contains(scalar)
        }
        if isPlain, !shown.isEmpty, shown.first != "-" { return shown }
        return "'" + shown.replacing("'", with: "'\\''") + "'"
    }

    /// A name of at most 64 characters, in one line.
    static func name(_ text: String) -> String {
        Self.path(String(text.prefix(64)))
    }

    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
