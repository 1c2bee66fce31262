/// Why a value cannot be right; never holds the value, at most the address to use instead of one.
public enum FieldProblem: Error, Sendable, Hashable {
    /// Not the address of a host.
    case notAnAddress
    /// An address without encryption.
    case notHTTPS
    /// User name or password inside an address.
    case credentialsInAddress
    /// Not an absolute http or https address.
    case notACallback
    /// A `#` part, which callbacks may not have (RFC 6749 section 3.1.2).
    case fragment
    /// The callback must be https at this service.
    case callbackNotHTTPS
    /// Not the first label of a host: letters, digits and hyphens.
    case notASubdomain
    /// Not digits only.
    case notANumber
    /// More values than the limit.
    case tooMany(limit: Int)
    /// Not one of these values.
    case notAmong([String])
    /// What a program shows in place of a secret.
    case masked
    /// A character that no header can carry, or a control character.
    case badCharacter
    /// A letter of another script where only Latin ones can be meant, or an invisible mark; by its code point.
    case foreignCharacter(code: UInt32)
    /// A colon, which cannot stand in a login.
    case colon
    /// Longer than 64 KiB.
    case tooLong
    /// A login for a SOCKS proxy, which this program cannot send.
    case loginNotWithSOCKS
    /// A login in an address with a character that has a meaning there, or none.
    case loginNotEncoded
    /// Server certificates are always checked.
    case alwaysChecked
    /// A file that is not there or cannot be read.
    case fileNotReadable
    /// A file beyond 1 MiB.
    case fileTooLarge
    /// No PEM certificate in it.
    case noCertificates
    /// None of its certificates can be read, the first being this one.
    case brokenCertificate
    /// No certificate with a key in it, or another password.
    case certificateNotOpened
    /// No certificate of that subject in it.
    case noSuchSubject
    /// A client certificate is given, and connections with one go to this other address.
    case onlyWithoutCertificate(use: String)
    /// No client certificate is given, and connections without one go to this other address.
    case onlyWithCertificate(use: String)
    /// A host that is none of the service's, with the address that was probably meant.
    case otherHost(known: [String], nearest: String?)
    /// A host of the service at which nobody has registered an embedded application, unlike at these.
    case noAppThere(known: [String])
}
