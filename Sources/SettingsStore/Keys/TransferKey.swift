public import Secrets

/// What a copy of settings for another machine is sealed with.
public enum TransferKey: Sendable {
    /// The other machine's public key, `age1…`.
    case recipient(String)
    /// A passphrase that the person carries over.
    case passphrase(Secret)
}
