/// Why an age file, or the text of a key, could not be made or read.
///
/// No error holds a key, a passphrase or text taken from a file. The first five are the failure classes of the public test
/// vectors (C2SP/CCTV).
public enum AgeError: Error, Sendable, Hashable {
    /// The header breaks the format, names another version, or asks for more than the limits allow.
    case header(HeaderFault)
    /// None of the identities opens the file: a wrong key or a wrong passphrase.
    case noMatch
    /// An identity opened the file key, but the header was changed afterwards: its MAC does not fit.
    case headerMAC
    /// The content was changed, cut short or continued.
    case payload(PayloadFault)
    /// The ASCII armor is not exactly what the format allows.
    case armor(ArmorFault)
    /// A text is not an identity, a recipient or a file of them.
    case key(KeyFault)
    /// The caller asked for something the format does not have, such as no recipient or two passphrases.
    case usage(UsageFault)

    /// What is wrong with a header.
    public enum HeaderFault: Sendable, Hashable {
        /// The file does not begin as an age file does.
        case notAnAgeFile
        /// The file is of another version of the format.
        case unknownVersion
        /// The header has no last line.
        case cutShort
        /// Nothing comes after the header.
        case nothingFollows
        /// The header has more bytes than this reader takes.
        case tooLong
        /// The header has no stanza.
        case noStanza
        /// The header has more stanzas than the caller allows.
        case tooManyStanzas(limit: Int)
        /// A stanza's first line does not begin with an arrow.
        case noArrow
        /// A stanza's arguments are not words of printable ASCII.
        case badArguments
        /// A stanza's body is not wrapped base64.
        case badBody
        /// The last line does not hold a MAC.
        case badLastLine
        /// A stanza for a public key is not built as its kind is.
        case badKeyStanza(AgeSecretKey.Kind)
        /// A stanza for a public key holds a point of low order.
        case lowOrderPoint(AgeSecretKey.Kind)
        /// A stanza for a passphrase is not built as it should be.
        case badPassphraseStanza
        /// A stanza for a passphrase is not the only one.
        case passphraseNotAlone
        /// A passphrase would take longer to compute with than the reader allows.
        case workFactorAboveLimit(Int, limit: Int)
        /// A work factor that scrypt does not have.
        case workFactorImpossible
        /// A stanza gave up a file key of another length than 16 bytes.
        case badFileKey
    }

    /// What is wrong with a content.
    public enum PayloadFault: Sendable, Hashable, CaseIterable {
        /// It does not open.
        case damaged
        /// It has no last chunk.
        case cutShort
        /// Its last chunk is empty although it is not the only one.
        case emptyLastChunk
        /// Something comes after its last chunk.
        case somethingFollows
        /// It cannot be sealed.
        case cannotSeal
    }

    /// What is wrong with an armor.
    public enum ArmorFault: Sendable, Hashable, CaseIterable {
        /// There is nothing in it.
        case empty
        /// The first line is another one than that of an age file.
        case badFirstLine
        /// The last line is missing.
        case noLastLine
        /// A line is too long, too short or empty.
        case badLineLength
        /// A line is not canonical base64.
        case badLine
        /// More blanks stand around it than this reader takes.
        case tooManyBlanks
        /// Something comes after it.
        case somethingFollows
    }

    /// What is wrong with the text of a key, or a file of them.
    public enum KeyFault: Sendable, Hashable {
        /// A text is not a secret key of that kind; in a file, the one of that line, counted from 1.
        case notASecretKey(AgeSecretKey.Kind, line: Int? = nil)
        /// A text is not a public key of that kind; in a file, the one of that line, counted from 1.
        case notAPublicKey(AgeSecretKey.Kind, line: Int? = nil)
        /// A file holds no secret key.
        case noSecretKey
        /// A public key is a point of low order.
        case lowOrderPoint
        /// A public key cannot be sealed for.
        case unusable
    }

    /// What the format does not have.
    public enum UsageFault: Sendable, Hashable {
        /// A file for nobody.
        case noRecipient
        /// A passphrase beside another recipient.
        case passphraseNotAlone
        /// An empty passphrase.
        case emptyPassphrase
        /// A stanza's argument that is not printable ASCII.
        case badArgument
        /// A work factor that scrypt does not have.
        case workFactorImpossible
        /// A limit of the work factor that scrypt does not have.
        case workFactorLimitImpossible
        /// A source of random bytes that does not return as many as it was asked for.
        case tooFewRandomBytes(wanted: Int)
        /// A file key that cannot be wrapped.
        case cannotWrap
        /// A passphrase from which no key can be made; there may be too little memory.
        case cannotDeriveKey
    }
}
