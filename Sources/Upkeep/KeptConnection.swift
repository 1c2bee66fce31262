/// What has to be known of a connection to keep it alive; moments are milliseconds since 1970.
package struct KeptConnection: Sendable, Hashable {
    /// What can be done for it.
    package enum Means: Sendable {
        /// A refresh, which moves its end on.
        case refresh
        /// A test: nothing moves its end on, but a secret that was withdrawn is noticed.
        case test
        /// What this machine keeps aside is brought to its place: others may wait for it.
        case delivery
        /// Nothing from here.
        case nothing
    }

    /// How it is, as far as that is known without asking.
    package enum Condition: Sendable {
        case works
        /// A person must sign in.
        case signInNeeded
        /// Its settings cannot be used.
        case unusable
    }

    /// What tells it from the others.
    package let id: String
    /// Whose turn it takes: of one service only so many are asked at a time.
    package let service: String
    package let means: Means
    package let condition: Condition
    /// When the service took it last; nil when that is not known.
    package let used: Int64?
    /// When it ends unless it is used before; nil without such a limit that is published.
    package let idleEnds: Int64?
    /// When it ends whatever is done; nil when no such end is known.
    package let ends: Int64?
    /// When somebody who only reads a file needs a new token; nil when nobody does.
    package let wanted: Int64?
    /// A place between 0 and 1 of its own, always the same: so that many connections are not due together.
    let place: Double

    /// A connection.
    package init(
        id: String,
        service: String,
        means: Means,
        condition: Condition = .works,
        used: Int64? = nil,
        limits: Limits = Limits()
    ) {
        (self.id, self.service, self.means, self.condition, self.used) = (id, service, means, condition, used)
        (idleEnds, ends, wanted) = (limits.idleEnds, limits.ends, limits.wanted)
        // FNV-1a, mixed once more.
        let hash = id.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let mixed = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
        place = Double(mixed >> 11) / Double(UInt64(1) << 53)
    }

    /// The moments that bound it; see the members of the connection.
    package struct Limits: Sendable {
        package var idleEnds: Int64?
        package var ends: Int64?
        package var wanted: Int64?

        package init(idleEnds: Int64? = nil, ends: Int64? = nil, wanted: Int64? = nil) {
            (self.idleEnds, self.ends, self.wanted) = (idleEnds, ends, wanted)
        }
    }
}
