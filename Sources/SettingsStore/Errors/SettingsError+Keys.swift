public import AgeFile

/// What there is to say of keys and passphrases.
extension SettingsError {
    /// What is wrong with an identity.
    public enum IdentityFault: Sendable, Hashable {
        /// A protected identity file cannot be opened, although the passphrase may be right.
        case cannotOpen(path: String, AgeError)
        /// The text of an identity file cannot be read.
        case cannotRead(path: String, AgeError)
        /// A file holds no key.
        case noKey(path: String)
        /// A new identity cannot be made.
        case cannotMake(AgeError)
    }

    /// Why a passphrase is not there, or cannot be used.
    public enum PassphraseFault: Sendable, Hashable {
        /// Nobody can be asked for the passphrase of that identity file.
        case nobodyToAsk(path: String)
        /// What should hold a passphrase - a file, or options - does not.
        case nothingToRead(place: String)
        /// The passphrase of that identity file is needed again, and was not given.
        case neededAgain(path: String)
        /// A new passphrase is empty.
        case empty
        /// The identity cannot be sealed with a new passphrase.
        case cannotProtect(AgeError)
    }

    /// Why something cannot be sealed for a key.
    public enum RecipientFault: Sendable, Hashable {
        /// A key in a file of public keys cannot be used.
        case file(path: String, AgeError)
        /// A public key or passphrase that a person gave cannot be used.
        case given(AgeError)
        /// Settings cannot be sealed for the keys that are known.
        case sealing(AgeError)
    }
}
