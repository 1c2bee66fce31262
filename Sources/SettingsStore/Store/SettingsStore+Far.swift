extension SettingsStore {
    /// Brings an answer of a service that waits on this machine to where it belongs; others wait for it.
    ///
    /// What cannot be delivered now waits on.
    func deliver(_ settings: Settings, to location: SettingsLocation) async {
        guard state.unsaved(of: settings.id) != nil else { return }
        try? await update(location, timeout: .seconds(2)) { _ in (nil, ()) }
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
