/// Someone a file can be sealed for.
public protocol AgeRecipient: Sendable {
    /// Wraps the file key so that only this recipient's identity opens it.
    ///
    /// - Parameters:
    ///   - key: The file key, new for every file.
    ///   - random: Returns as many fresh random bytes as it is asked for.
    /// - Returns: One stanza or several.
    /// - Throws: ``AgeError``.
    func wrap(_ key: AgeFileKey, random: AgeRandom) throws(AgeError) -> [AgeStanza]
}

/// A source of random bytes: returns exactly as many as it is asked for.
public typealias AgeRandom = @Sendable (Int) -> [UInt8]
