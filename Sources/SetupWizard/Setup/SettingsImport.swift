/// A settings file of another machine that is to be taken in; a description shows no passphrase.
package struct SettingsImport: Sendable, Equatable, CustomStringConvertible {
    /// Where the file is.
    package var path: String
    /// What it was sealed with; empty for a file sealed to this machine's key.
    package var passphrase: String
    /// The connection's name here; empty for the one it had there.
    package var name: String
    /// The name under which it is kept already, so that only the test is still to be done.
    package var kept: String?

    /// The path, without the passphrase.
    package var description: String { "the settings file \(path)" }
}
