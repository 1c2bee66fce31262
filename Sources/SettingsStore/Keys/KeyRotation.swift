/// What the rotation of this machine's key came to.
public struct KeyRotation: Sendable {
    /// A file that could not be sealed for the new key.
    public struct Left: Sendable {
        /// Where it is.
        public let path: String
        /// Why.
        public let error: SettingsError
    }

    /// The new public key, `age1…`.
    public let recipient: String
    /// The public key that was this machine's before.
    public let retired: String
    /// Whether a rotation that was begun earlier was gone on with.
    public let isResumed: Bool
    /// How many files are sealed for the new key.
    public internal(set) var resealedCount = 0
    /// What still needs the old key; while there is any, the old key stays in the identity file.
    public internal(set) var left: [Left] = []
    /// Files that neither key opens: they are another machine's, and were left alone.
    public internal(set) var foreign: [String] = []
    /// Whether `recipients.txt` names the old public key, so that it opens what is sealed from now on too.
    public let isRetiredStillRecipient: Bool
    /// Whether the old key is in the identity file still.
    public internal(set) var keepsOld = true
}
