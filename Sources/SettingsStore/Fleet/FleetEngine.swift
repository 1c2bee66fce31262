/// What settings that machines share are kept in: a service that changes several keys in one step, or none of them.
///
/// It keeps three kinds of values: sealed settings under the name of a connection, a claim beside each of them, which ends by
/// itself after a time, and the roster of the fleet. It knows nothing of what is in them. A request whose outcome is not known
/// is repeated byte for byte, and recognised, until it is.
package protocol FleetEngine: Sendable {
    /// What errors call it, for instance `etcd://host:2379/prefix`.
    var address: String { get }

    /// How many connections it can change in one step, with the list of members.
    var connectionLimit: Int { get }

    /// By how much its clock is ahead of this machine's, as its last answer told; nil where none did.
    var clockOffset: Duration? { get }

    /// What is there, all of one moment.
    ///
    /// - Parameters:
    ///   - name: of the connection; nil for the roster alone.
    ///   - duration: how long to ask again.
    /// - Returns: the settings, the claim and the roster.
    /// - Throws: ``SettingsError``: `fleet`.
    func read(_ name: String?, within duration: Duration) async throws(SettingsError) -> FleetSnapshot

    /// Changes what is there in one step.
    ///
    /// - Parameters:
    ///   - change: what is wanted.
    ///   - duration: how long to ask again.
    /// - Returns: whether it was made, and what is there otherwise.
    /// - Throws: ``SettingsError``: `fleet`; whether anything was changed is not known then.
    func commit(_ change: FleetChange, within duration: Duration) async throws(SettingsError) -> FleetAttempt

    /// Waits until the settings or the claim are not those of a snapshot any more, or the time is up.
    func waitForChange(of name: String, since snapshot: FleetSnapshot, atMost duration: Duration) async

    /// How many seconds a claim lasts yet, as far as the engine says.
    func secondsLeft(_ claim: FleetSnapshot.Claim) async -> Int

    /// Looks at everything that may keep it from working; what it tries it takes back.
    func examine() async -> [EngineFinding]

    /// The names of the connections that are there, in order.
    func names(within duration: Duration) async throws(SettingsError) -> [String]
}

/// What is in an engine at one moment.
package struct FleetSnapshot: Sendable, Hashable {
    /// A value and which of all that were ever there it is.
    package struct Value: Sendable, Hashable {
        package let bytes: [UInt8]
        package let version: String

        package init(bytes: [UInt8], version: String) { (self.bytes, self.version) = (bytes, version) }
    }

    /// The right of a machine to refresh.
    package struct Claim: Sendable, Hashable {
        /// What that machine has written there.
        package let note: [UInt8]
        /// What the engine calls the time that it lasts; empty where it never ends by itself, so that no machine has made it.
        package let lease: String

        package init(note: [UInt8], lease: String) { (self.note, self.lease) = (note, lease) }
    }

    package var settings: Value?
    package var claim: Claim?
    package var roster: Value?
    /// Which moment that is, by the engine's own count of all changes; empty where it has none.
    package var moment = ""

    package init() {}
}

/// What is to be changed in one step, if everything is as it is thought to be.
package struct FleetChange: Sendable {
    /// What becomes of the settings of a connection.
    package struct Settings: Sendable {
        package let name: String
        /// Which settings are there; nil for none.
        package let over: String?
        /// What takes their place; nil for nothing.
        package let content: [UInt8]?
    }

    /// What becomes of a claim.
    package enum Claim: Sendable {
        /// Nothing, whoever has one.
        case none
        /// One is made, which nobody may have; it ends by itself after a time.
        case made(note: [UInt8], lasting: Duration)
        /// This one is there, and stays.
        case kept(note: [UInt8])
        /// This one is there, and ends.
        case ended(note: [UInt8])
    }

    /// The settings; several only where the roster is changed.
    package var settings: [Settings] = []
    package var claim = Claim.none
    /// The connection of that claim.
    package var claimed = ""
    /// Which roster is there; nil for none.
    package var roster: String?
    /// What takes its place; nil for no change.
    package var newRoster: [UInt8]?
}

/// How a change ended.
package enum FleetAttempt: Sendable {
    /// It was made; which version it brought.
    case done(version: String)
    /// Something was not as it was thought to be, and nothing was changed; what is there instead.
    case overtaken(FleetSnapshot)
}
