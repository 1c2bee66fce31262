extension SettingsError {
    /// What kept settings that machines share from being read or written.
    public enum FleetFault: Sendable, Hashable {
        /// None of the engine's machines can be used.
        case unreachable(EngineTrouble)
        /// The same while this machine claimed: whether it has is not known, and nothing was sent.
        case unclaimed(EngineTrouble)
        /// The engine refuses, for a reason that asking again does not change.
        case refused(EngineRefusal)
        /// Nobody has made a fleet there.
        case noFleet
        /// There is a fleet, and this machine is no member of it.
        case notMember
        /// This machine was a member, and was removed by another one.
        case removed
        /// Another fleet is there now than the one that this machine is a member of.
        case anotherFleet
        /// What is under a key was not written by this program.
        case foreign(key: String)
        /// What is under a key is sealed for the members, but none of them has vouched for it.
        case notVouched(key: String)
        /// The list of members is older than one that this machine has seen.
        case olderList
        /// Another machine is refreshing, and may take so many seconds yet.
        case busy(machine: String, seconds: Int)
        /// This machine was held up between its claim and the request, which was not sent.
        case heldUp
        /// A member has that name already.
        case memberIsThere(name: String)
        /// No member has that name, or it is the only one; who is in it.
        case noSuchMember(name: String, members: [String])
        /// Others have changed the list of members each time before this machine could.
        case contended
        /// It keeps so many connections, and one more would not fit into the step that a removal takes.
        case tooManyConnections(limit: Int)
        /// The clocks of the engine and of this machine are so many seconds apart.
        case clocksApart(seconds: Int)
        /// An invitation that is not for this machine, or is none.
        case badInvitation
    }

    /// Why an engine that settings are kept in cannot be reached.
    public enum EngineTrouble: Sendable, Hashable, CaseIterable {
        /// No answer in time, or none at all.
        case noAnswer
        /// Its certificate is signed by nobody that this machine trusts, or names another host.
        case notTrusted
        /// It answers, but has no leader: too few of its machines are there.
        case noQuorum
        /// An address without encryption that is not on this machine.
        case notEncrypted
        /// It only reads: a copy of another one.
        case readOnly
    }

    /// What an engine says no to.
    public enum EngineRefusal: Sendable, Hashable {
        /// It wants a login.
        case loginNeeded
        /// The name or the password is wrong.
        case loginRefused
        /// This machine may not read or write there.
        case notPermitted
        /// Its disk is full, or as full as it may become.
        case full
        /// What was to be written is larger than it takes.
        case tooLarge
        /// It has no JSON gateway at that address.
        case noGateway
        /// A client certificate with a common name, which its gateway cannot use.
        case certificateName
        /// This machine has no library that speaks to it.
        case noLibrary
        /// It has no database of that name.
        case noDatabase
        /// The environment or a service file has something for it that its library does not understand.
        case badOptions
        /// This machine's own certificate or key cannot be used, or is not taken.
        case badCertificate
        /// Anything else; what it gave for it.
        case other(code: String)
    }
}
