/// Why settings, or the key they are sealed with, cannot be read or written.
///
/// Two errors are equal when their codes are. No message holds a value from inside a settings file.
public struct SettingsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// A settings file was changed, cut short, or is not one at all. It is overwritten only when a person says so.
        case damaged
        /// A settings file is in order but sealed for other keys than this machine's. It is overwritten only when a
        /// person says so.
        case sealedToAnotherKey
        /// A settings file was written by a newer version of this program. It is overwritten only when a person says so.
        case newerSchema
        /// Others than the owner may read or change a file, or it belongs to somebody else.
        case notPrivate
        /// Others than the owner may look into the configuration folder or swap files in another folder of settings, or it
        /// belongs to somebody else.
        case folderNotPrivate
        /// Another process kept the settings locked for longer than the caller was ready to wait.
        case locked
        /// The system does not let a file be read.
        case cannotRead
        /// The system does not let a file be written; what was there before is still there.
        case cannotWrite
        /// A path leads to a link, a folder, a device or a pipe instead of a file.
        case notRegularFile
        /// A connection's name, a path or a `memory://` address cannot be used.
        case badName
        /// A settings file is there, but no identity to open it with.
        case identityMissing
        /// The identity file cannot be understood.
        case identityDamaged
        /// The identity file is sealed with a passphrase, and none was given.
        case identityProtected
        /// The passphrase does not open the identity file.
        case passphraseWrong
        /// The person broke the question for the passphrase off.
        case aborted
        /// A public key of `recipients.txt`, or one given for a transfer, cannot be used.
        case badRecipient
        /// The connection was moved to another machine; only a new sign-in brings it back here.
        case moved
        /// The settings are an older copy than one that was here before; they are not refreshed unless that is accepted.
        case olderThanSeen
        /// Something is there already, and is not overwritten.
        case alreadyThere
        /// The environment does not say where the configuration folder is.
        case noFolder
    }

    /// What went wrong.
    public let code: Code
    /// What went wrong, in words: lower case, no full stop.
    public let message: String
    /// What to do about it, where that is known; may be a command.
    public let hint: String?
    /// The message in Japanese.
    package let japaneseMessage: String
    /// The hint in Japanese.
    package let japaneseHint: String?

    /// What to do about an error.
    package enum Hint: Sendable {
        /// A command, the same in every language.
        case command(String)
        /// A sentence, in English and in Japanese.
        case words(String, String)
    }

    /// An error, in English and in Japanese.
    package init(_ code: Code, _ message: String, _ japanese: String, hint: Hint? = nil) {
        self.code = code
        self.message = message
        japaneseMessage = japanese
        (self.hint, japaneseHint) =
            switch hint {
            case nil: (nil, nil)
            case .command(let command): (command, command)
            case .words(let english, let japanese): (english, japanese)
            }
    }

    /// The same error with the name of what it is about before it.
    func about(_ name: String, _ japaneseName: String) -> SettingsError {
        SettingsError(
            code,
            "\(name): \(message)",
            "\(japaneseName): \(japaneseMessage)",
            hint: hint.map { .words($0, japaneseHint ?? $0) }
        )
    }

    /// The message.
    public var description: String { message }

    /// Whether both have the same code.
    public static func == (one: SettingsError, other: SettingsError) -> Bool {
        one.code == other.code
    }
}
