internal import Secrets

extension SettingsStore {
    /// The same store, for somebody who has something as good at hand: an engine that is away is not waited for.
    package var hurried: SettingsStore { knowing([], fleet: fleet, times: fleetTimes.hurried) }

    /// A secret that a part of the program has kept on this machine, sealed; nil for none that can be read.
    package func sealedNote(_ name: String) -> [UInt8]? {
        guard let file = state.note(name), !file.isEmpty, let keys = try? keyRing.keys() else { return nil }
        let found = try? SettingsText.opened(file, with: keys.identities, from: .json)
        return found?.isEmpty == false ? found : nil
    }

    /// Keeps such a secret; an empty one is none.
    ///
    /// - Throws: ``SettingsError`` about this machine's keys, `cannotWrite` or `noFolder`.
    package func keepSealedNote(_ secret: [UInt8], _ name: String) throws(SettingsError) {
        let (keys, random) = (try keyRing.keys(), random)
        try state.keepNote(try SettingsText.sealed(secret, to: keys.everyone) { random($0) }, name)
    }

    /// Brings an answer of a service that waits on this machine to where it belongs; others wait for it.
    ///
    /// What cannot be delivered now waits on.
    func deliver(_ settings: Settings, to location: SettingsLocation) async {
        guard state.unsaved(of: settings.id) != nil else { return }
        try? await deliver(location)
    }

    /// Brings what waits on this machine to its place.
    ///
    /// - Throws: ``SettingsError`` as `update`.
    package func deliver(_ location: SettingsLocation) async throws {
        try await update(location, timeout: .seconds(2)) { _ in (nil, ()) }
    }
}

extension Settings {
    /// These settings with tokens that were got for theirs; nil where they hold others by now, or newer ones.
    func taking(_ kept: Settings) -> Settings? {
        guard let new = kept.tokens, let old = tokens, new != old, old.timestamp <= new.timestamp,
            let token = old.refreshToken, kept.refreshedFrom == Fingerprint.of(token)
        else { return nil }
        var settings = self
        if new.refreshToken != old.refreshToken {
            settings.hasRotated = true
            settings.refreshTokenSince = kept.refreshTokenSince
        }
        settings.tokens = new
        settings.refreshJournal = kept.refreshJournal
        settings.refreshedFrom = kept.refreshedFrom
        settings.revision = max(kept.revision, revision + 1)
        return settings
    }
}
