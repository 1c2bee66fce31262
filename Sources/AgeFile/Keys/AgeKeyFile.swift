internal import Bounds

/// Files of keys: one key a line, blank lines and lines that start with `#` passed over.
public enum AgeKeyFile {
    /// Reads an identity file, as `age-keygen` writes it.
    ///
    /// - Parameter text: Lines ended by LF or CRLF.
    /// - Returns: The identities in order, at least one.
    /// - Throws: ``AgeError``: `key`, naming the line but never quoting it.
    public static func identities(_ text: String) throws(AgeError) -> [AgeSecretKey] {
        let identities = try each(text) { line throws(AgeError) in try AgeSecretKey(line) }
        guard !identities.isEmpty else { throw AgeError.key(.noSecretKey) }
        return identities
    }

    /// Reads a recipients file.
    ///
    /// - Parameter text: Lines ended by LF or CRLF.
    /// - Returns: The public keys in order; may be empty.
    /// - Throws: ``AgeError``: `key`, naming the line but never quoting it.
    public static func recipients(_ text: String) throws(AgeError) -> [AgePublicKey] {
        try each(text) { line throws(AgeError) in try AgePublicKey(line) }
    }

    /// Writes an identity file with the two comments `age-keygen` writes.
    ///
    /// - Parameters:
    ///   - identity: The secret key.
    ///   - created: When it was made, such as `2026-01-31T12:00:00Z`.
    /// - Returns: Three lines; the last is the secret key.
    public static func text(of identity: AgeSecretKey, created: String) -> String {
        """
        # created: \(created)
        # public key: \(identity.recipient.text)
        \(identity.revealedText())

        """
    }

    private static func each<Key>(_ text: String, _ read: (String) throws(AgeError) -> Key) throws(AgeError) -> [Key] {
        var keys: [Key] = []
        for (index, bytes) in text.utf8.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            let line = String(foreign: bytes.last == 13 ? bytes.dropLast() : bytes)
            if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
            do {
                keys.append(try read(line))
            } catch {
                throw error.inLine(index + 1)
            }
        }
        return keys
    }
}

extension AgeError {
    /// The same error about a text that stands in that line of a file, counted from 1.
    fileprivate func inLine(_ number: Int) -> AgeError {
        switch self {
        case .key(.notASecretKey(let kind, _)): .key(.notASecretKey(kind, line: number))
        case .key(.notAPublicKey(let kind, _)): .key(.notAPublicKey(kind, line: number))
        case .header, .noMatch, .headerMAC, .payload, .armor, .key, .usage: self
        }
    }
}
