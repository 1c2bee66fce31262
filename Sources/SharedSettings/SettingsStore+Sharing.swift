public import SettingsStore

extension SettingsStore {
    /// The same store, where settings may also be in an engine that machines share: `etcd://…` or `postgresql://…`.
    ///
    /// This machine must be a member of the fleet there, see `oauth-setup fleet`. Nothing is asked before a place of that kind is.
    ///
    /// - Parameters:
    ///   - environment: The process's environment variables: `ETCDCTL_CACERT`, `_CERT`, `_KEY` and `_USER`, and those of libpq.
    ///   - fleet: The fleet that a connection's name means where it names none, as in `fleets.json`; nil for this machine's own.
    /// - Returns: The store.
    public func sharing(environment: [String: String], fleet: String? = nil) -> SettingsStore {
        knowing(SharedKinds.all(environment), fleet: fleet)
    }
}
