/// What there is to say of an engine that settings are kept in.
package enum EngineFinding: Sendable, Hashable {
    /// It answers; its version.
    case answers(version: String)
    /// So many of the machines that are named do not answer, or say no.
    case missing(hosts: [String])
    /// Its disk or its own limit is reached, so that it takes nothing more.
    case full
    /// Something that it keeps is damaged.
    case corrupt
    /// How large what it keeps is, and may become, in bytes; nil where it does not say.
    case size(bytes: Int, limit: Int?)
    /// Old values are never thrown away.
    case neverCompacted
    /// This machine may read and write there.
    case mayWrite
    /// Its leases last as long as they should.
    case keepsTime
    /// A lease of so many seconds had so many left after one.
    case losesTime(granted: Int, left: Int)
    /// An acknowledged write may be lost when it crashes.
    case notDurable
    /// An acknowledged write may be missing in a replica that takes over.
    case looseReplicas
    /// What keeps it from being used.
    case fault(SettingsError)
}
