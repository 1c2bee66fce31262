/// Why an age file, or the text of a key, could not be made or read.
///
/// Two errors are equal when their codes are. No message holds a key, a passphrase or text taken from a file.
public struct AgeError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong; the first five are the failure classes of the public test vectors (C2SP/CCTV).
    public enum Code: Sendable, Hashable, CaseIterable {
        /// The header breaks the format, names another version, or asks for more than the limits allow.
        case header
        /// None of the identities opens the file: a wrong key or a wrong passphrase.
        case noMatch
        /// An identity opened the file key, but the header was changed afterwards: its MAC does not fit.
        case headerMAC
        /// The content was changed, cut short or continued.
        case payload
        /// The ASCII armor is not exactly what the format allows.
        case armor
        /// A text is not an identity, a recipient or a file of them.
        case key
        /// The caller asked for something the format does not have, such as no recipient or two passphrases.
        case usage
    }

    /// What went wrong.
    public let code: Code
    /// What went wrong, in words: lower case, no full stop.
    public let message: String
    /// What to do about it, where that is known.
    public let hint: String?

    /// The line of a file of keys, counted from 1, that the error is about.
    public let line: Int?

    /// Makes an error; identities and recipients outside this module need it.
    public init(_ code: Code, _ message: String, hint: String? = nil, line: Int? = nil) {
        self.line = line
        self.code = code
        self.message = message
        self.hint = hint
    }

    /// The message.
    public var description: String { message }

    /// Whether both have the same code.
    public static func == (one: AgeError, other: AgeError) -> Bool {
        one.code == other.code
    }
}
