internal import Secrets

/// Paths as they may stand in a message.
package enum DisplayPath {
    /// The path on one line, with what cannot be seen written out.
    package static func path(_ path: String) -> String { ForeignText.line(path) }

    /// The path as one word of a shell command.
    package static func word(_ path: String) -> String { ForeignText.word(path) }

    /// A name of at most 64 characters, in one line.
    static func name(_ text: String) -> String { Self.path(String(text.prefix(64))) }
}
