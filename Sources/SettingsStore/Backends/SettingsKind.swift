/// A kind of place for settings: how its locations are spelled, and how one is made.
package struct SettingsKind: Sendable {
    /// What a location of this kind begins with, before `://`; empty for the kind that a mere path means.
    package let scheme: String
    /// Refuses what cannot follow the scheme, with `badName`.
    let check: @Sendable (String) throws(SettingsError) -> Void
    /// The place that is named; nothing is written, and nothing is asked over a network.
    let make: @Sendable (String, SettingsStore) throws(SettingsError) -> any SettingsBackend

    /// A fleet's address as the engine spells it, from what follows the scheme; nil where nothing is shared by this kind.
    let address: (@Sendable (String) throws(SettingsError) -> String)?

    /// The engine that a fleet's address names; nil where nothing is shared by this kind.
    let engine: (@Sendable (String, SettingsStore) throws(SettingsError) -> any FleetEngine)?

    /// A kind of place.
    ///
    /// - Parameters:
    ///   - scheme: see ``scheme``.
    ///   - check: refuses what cannot follow the scheme, with `badName`.
    ///   - make: the place that is named; nothing is written, and nothing is asked over a network.
    ///   - address: a fleet's address as its engine spells it; nil where nothing is shared.
    ///   - engine: the engine that a fleet's address names; nil where nothing is shared.
    package init(
        scheme: String,
        check: @escaping @Sendable (String) throws(SettingsError) -> Void,
        make: @escaping @Sendable (String, SettingsStore) throws(SettingsError) -> any SettingsBackend,
        address: (@Sendable (String) throws(SettingsError) -> String)? = nil,
        engine: (@Sendable (String, SettingsStore) throws(SettingsError) -> any FleetEngine)? = nil
    ) {
        (self.scheme, self.check, self.make, self.address, self.engine) = (scheme, check, make, address, engine)
    }

    /// A file of this machine.
    static let file = SettingsKind(scheme: "", check: FileBackend.check) { place, store throws(SettingsError) in
        try FileBackend(place, of: store)
    }
    /// The memory of this process.
    static let memory = SettingsKind(scheme: "memory", check: MemoryBackend.check) { place, store in
        MemoryBackend(place, of: store)
    }
}
