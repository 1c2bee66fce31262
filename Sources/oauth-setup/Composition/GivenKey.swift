/// Which key of this machine a command line names; nothing where it is the usual one.
struct GivenKey {
    /// The path of the identity.
    var identity: String?
    /// Its passphrase.
    var passphrase = PassphraseSource()
}
