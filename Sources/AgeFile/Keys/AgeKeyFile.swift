internal import Bounds

/// Files of keys: one key a line, blank lines and lines that start with `#` passed over.
public enum AgeKeyFile {
    /// Reads an identity file, as `age-keygen` writes it.
    ///
    /// - Parameter text: Lines ended by LF or CRLF.
    /// - Returns: The identities in order, at least one.
    /// - Throws: ``AgeError``: `key`, naming the line but never quoting it.
    public static func identities(_ text: String) throws(AgeError) -> [AgeSecretKey] {
        var identities: [AgeSecretKey] = []
        for (number, line) in lines(text) {
            do {
                identities.append(try AgeSecretKey(line))
            } catch {
                throw error.inLine(number)
            }
        }
        guard !identities.isEmpty else { throw AgeError.key(.noSecretKey) }
        return identities
    }

    /// Reads a recipients file.
    ///
    /// - Parameter text: Lines ended by LF or CRLF.
    /// - Returns: The public keys in order; may be empty.
    /// - Throws: ``AgeError``: `key`, naming the line but never quoting it.
    public static func recipients(_ text: String) throws(AgeError) -> [AgePublicKey] {
        var recipients: [AgePublicKey] = []
        for (number, line) in lines(text) {
            do {
                recipients.append(try AgePublicKey(line))
            } catch {
                throw error.inLine(number)
            }
        }
        return recipients
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

    private static func lines(_ text: String) -> [(number: Int, line: String)] {
        var lines: [(number: Int, line: String)] = []
        for (index, bytes) in text.utf8.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            let line = String(foreign: bytes.last == 13 ? bytes.dropLast() : bytes)
            if !line.isEmpty, line.utf8.first != UInt8(ascii: "#") { lines.append((index + 1, line)) }
        }
        return lines
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
