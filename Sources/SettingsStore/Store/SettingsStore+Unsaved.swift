extension SettingsStore {
    /// How long to wait before each further try to write settings that hold new tokens: a few seconds in all.
    private static let pauses: [Duration] = [.milliseconds(250), .milliseconds(750), .seconds(1), .seconds(2)]

    /// The newer settings that could not be written into their own file, if there are any and they are of the same sign-in.
    ///
    /// They count where their id, service and endpoint are those of the file and they follow it: whoever has signed in, moved
    /// the connection or changed it since has written a newer revision, and that stays.
    func unsaved(after settings: Settings, _ keys: Keys) -> Settings? {
        guard let file = state.unsaved(of: settings.id), let path = state.unsavedPath(of: settings.id),
            let kept = try? keys.open(file, path: path), kept.id == settings.id, kept.revision > settings.revision,
            kept.service == settings.service, kept.endpoints?.token == settings.endpoints?.token, settings.moved == nil
        else { return nil }
        return kept
    }

    /// Writes settings whose tokens exist nowhere else and whose first writing failed: again for a few seconds, then into the
    /// state folder.
    ///
    /// - Parameters:
    ///   - settings: what to write.
    ///   - update: of their file, under its lock.
    ///   - failure: why it could not be written at first.
    ///   - isTold: whether a loss is only told, because the caller can use what it got all the same.
    /// - Throws: ``SettingsError`` that says that the tokens are lost, unless that is only told.
    func keep(
        _ settings: Settings,
        _ update: inout FileUpdate,
        after failure: SettingsError,
        isTold: Bool
    ) async throws(SettingsError) {
        var failure = failure
        for pause in Self.pauses {
            // Who is cancelled tries without waiting.
            try? await sleep(pause)
            do {
                try update.saveAgain(settings)
                return
            } catch {
                failure = error
            }
        }
        do {
            let path = try update.saveAside(settings)
            warn(.keptAside(connection: settings.connection, reason: failure, path: DisplayPath.path(path)))
        } catch {
            if isTold {
                warn(.notKept(connection: settings.connection, reason: failure))
                return
            }
            throw SettingsError.tokensNotKept(failure)
        }
    }
}
