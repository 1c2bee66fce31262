extension SettingsStore {
    /// The newer settings that could not be written into their own file, if there are any and they are of the same sign-in.
    ///
    /// They count where their id, service and endpoint are those of the file and they follow it: whoever has signed in, moved
    /// the connection or changed it since has written a newer revision, and that stays.
    func unsaved(after settings: Settings, _ keys: Keys) -> Settings? {
        guard let file = state.unsaved(of: settings.id), let path = state.unsavedPath(of: settings.id),
            let kept = try? keys.open(file, from: .file(path: path)), kept.id == settings.id,
            kept.revision > settings.revision,
            kept.service == settings.service, kept.endpoints?.token == settings.endpoints?.token, settings.moved == nil
        else { return nil }
        return kept
    }
}
