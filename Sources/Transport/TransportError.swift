public import ServiceCatalog
public import SettingsStore
public import WebRequests

/// Why a request was not sent, or brought no reply.
public enum TransportError: Error, Sendable, Equatable {
    /// The way to the host.
    case network(NetworkFault)
    /// A value of the connection or the environment that decides how requests travel cannot be used.
    case badValue(name: String, why: FieldProblem)
    /// A file of certificates to trust that others could have written.
    case store(SettingsError)
    /// The caller gave up.
    case cancelled
}
