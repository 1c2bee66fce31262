internal import Secrets
internal import SettingsStore

extension StoredSignIn {
    /// Refuses to send a token that was sent in vain just before.
    ///
    /// - Throws: `renewalPaused`.
    func checkPause(_ settings: Settings) throws(AuthError) {
        guard let entry = settings.journal, entry.state == .sent else { return }
        let left = entry.pauseLeft(now: surroundings.now())
        if let skipped = skipsPausesUntil, entry.at <= skipped { return }
        guard left > 0 else { return }
        throw AuthError(
            .signIn(
                .renewalPaused(
                    connection: settings.connection,
                    failures: entry.failures,
                    nextTry: entry.at + entry.pause,
                    milliseconds: left
                )
            )
        )
    }

    /// Whether ``checkPause(_:)`` would refuse.
    func isPaused(_ settings: Settings) -> Bool {
        do throws(AuthError) {
            try checkPause(settings)
            return false
        } catch {
            return true
        }
    }

    /// Refreshes, and waits a short pause out before: without the lock, so that nobody waits for somebody who only waits.
    ///
    /// Whoever finds that another one has failed meanwhile waits for the next pause, too, ten seconds in all.
    func patiently<Result>(
        _ refresh: () async throws(AuthError) -> Result
    ) async throws(AuthError) -> Result {
        var timeout = RenewalPause.longestWait
        var heldUp = 0
        while true {
            do throws(AuthError) {
                return try await refresh()
            } catch {
                // Nothing was sent, and the next claim begins anew.
                if case .store(.fleet(_, .heldUp)) = error.fact, heldUp < 3 {
                    heldUp += 1
                    continue
                }
                guard case .signIn(.renewalPaused(_, _, _, let left)) = error.fact, left <= timeout else {
                    throw error
                }
                let seconds = Int((left + 999) / 1000)
                surroundings.notify(.pausing(seconds: seconds))
                let jitter = Int64(surroundings.random(1).first ?? 0)
                guard (try? await surroundings.sleep(.milliseconds(left + jitter))) != nil else {
                    throw AuthError(.cancelled)
                }
                timeout -= max(1000, left)
            }
        }
    }
}
