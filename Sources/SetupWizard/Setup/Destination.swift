/// The other machine that a connection is set up for.
package struct Destination: Sendable, Equatable {
    /// What the person calls it: `[USER@]HOST`, fit to be shown.
    package let host: String
    /// The names that are taken there; empty where nobody told.
    package let names: Set<String>

    /// A machine.
    package init(host: String, names: Set<String>) { (self.host, self.names) = (host, names) }
}
