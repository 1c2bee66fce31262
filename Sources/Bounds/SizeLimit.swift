/// How large what comes from outside may be, in bytes; each reader says in words when it is more.
package enum SizeLimit {
    /// A file that a person names: a connection string, answers, a definition, certificates, a sealed copy.
    package static let file = 1 << 20
    /// A reply's body, unpacked.
    package static let reply = 1 << 20
    /// A folder of certificates in all.
    package static let certificates = 16 << 20
}
