package import SettingsStore

extension SettingsKind {
    /// Settings that machines share in a PostgreSQL: `postgresql://[USER@]HOST[:PORT][,HOST…]/DATABASE/PREFIX/NAME`.
    ///
    /// - Parameter access: who this machine is for the engine at an address, asked when it is needed.
    /// - Returns: the kind.
    package static func postgres(
        access: @escaping @Sendable (_ address: String, SettingsStore) throws(SettingsError) -> PostgresAccess
    ) -> SettingsKind {
        let recent = RecentServers()
        let engine: @Sendable (PostgresPlace, SettingsStore) throws(SettingsError) -> any FleetEngine = {
            place,
            store throws(SettingsError) in
            let server = recent.server(place, try access(place.address, store), random: store.random, now: store.now)
            return PostgresEngine(place, server, random: store.random)
        }
        return SettingsKind(scheme: "postgresql") { place throws(SettingsError) in
            _ = try PostgresPlace(place)
        } make: { place, store throws(SettingsError) in
            let place = try PostgresPlace(place)
            return FleetBackend(try engine(place, store), name: place.name ?? "", of: store)
        } address: { place throws(SettingsError) in
            try PostgresPlace(place, isFleet: true).address
        } engine: { place, store throws(SettingsError) in
            try engine(try PostgresPlace(place, isFleet: true), store)
        }
    }
}
