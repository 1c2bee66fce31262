/// Which key of this machine, and which fleet, a command line names; nothing where it is the usual key and no fleet.
struct GivenKey {
    /// The path of the identity.
    var identity: String?
    /// Its passphrase.
    var passphrase = PassphraseSource()
    /// The fleet whose connections are meant.
    var fleet: String?
}
