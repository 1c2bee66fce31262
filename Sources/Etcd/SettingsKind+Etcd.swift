package import SettingsStore
package import Transport

extension SettingsKind {
    /// Settings that machines share in an etcd: `etcd://HOST[:PORT][,HOST…]/PREFIX/NAME`.
    ///
    /// - Parameters:
    ///   - access: who this machine is for the engine at an address, asked when it is needed.
    ///   - transport: gives what sends requests, each within two seconds or so; and what logs in, which takes an engine long
    ///     where many do at once.
    /// - Returns: the kind.
    package static func etcd(
        access: @escaping @Sendable (_ address: String, SettingsStore) throws(SettingsError) -> EtcdAccess,
        transport: @escaping @Sendable (_ logsIn: Bool) -> HTTPTransport
    ) -> SettingsKind {
        SettingsKind(scheme: "etcd") { place throws(SettingsError) in
            _ = try EtcdPlace(place)
        } make: { place, store throws(SettingsError) in
            let place = try EtcdPlace(place)
            return FleetBackend(
                try engine(place, access, store, transport),
                name: place.name ?? "",
                of: store
            )
        } address: { place throws(SettingsError) in
            try EtcdPlace(place, isFleet: true).address
        } engine: { place, store throws(SettingsError) in
            try engine(try EtcdPlace(place, isFleet: true), access, store, transport)
        }
    }

    private static func engine(
        _ place: EtcdPlace,
        _ access: @Sendable (_ address: String, SettingsStore) throws(SettingsError) -> EtcdAccess,
        _ store: SettingsStore,
        _ transport: @escaping @Sendable (_ logsIn: Bool) -> HTTPTransport
    ) throws(SettingsError) -> any FleetEngine {
        let access = try access(place.address, store)
        let login = EtcdLogin(
            access.user,
            at: place.address,
            of: store,
            send: { request throws(TransportError) in
                try await transport(true).send(request)
            }
        )
        let gateway = EtcdGateway(
            place,
            access,
            login,
            random: store.random,
            now: store.now,
            transport: transport(false)
        )
        return EtcdEngine(place, gateway, random: store.random)
    }
}
