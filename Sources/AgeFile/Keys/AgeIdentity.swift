/// Someone who can open files.
public protocol AgeIdentity: Sendable {
    /// Opens the file key, if one of the stanzas is for this identity.
    ///
    /// - Parameter stanzas: All stanzas of the header; those of another type are to be passed over.
    /// - Returns: The file key, or nil when no stanza is for this identity.
    /// - Throws: ``AgeError``: `header` when a stanza of this identity's type breaks the format.
    func unwrap(_ stanzas: [AgeStanza]) throws(AgeError) -> AgeFileKey?
}
