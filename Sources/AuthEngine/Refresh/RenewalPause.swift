internal import Secrets
internal import SettingsStore

/// How long a refresh token is left alone after it was sent in vain.
enum RenewalPause {
    /// The longest rest of a pause that a caller waits out, in milliseconds; for more it is told when to come again.
    static let longestWait: Int64 = 10_000

    /// The pause after so many failures in a row, in milliseconds: none at first, then growing up to a quarter of an hour.
    static func milliseconds(afterFailures count: Int) -> Int64 {
        let seconds: [Int64] = [0, 0, 2, 5, 15, 60, 300, 900]
        return seconds[min(max(0, count), seconds.count - 1)] * 1000
    }
}

extension RefreshJournal {
    /// The entry that is written before a token is sent, as if that had failed: whoever sends it may be killed.
    static func sending(_ token: Secret, after earlier: RefreshJournal?, now: Int64) -> RefreshJournal {
        let failures = (earlier?.failures ?? 0) + 1
        return RefreshJournal(
            token: Fingerprint.of(token),
            at: now,
            state: .sent,
            failures: failures,
            // A clock that was set back since makes the series begin now.
            since: min(earlier?.since ?? now, now),
            pause: RenewalPause.milliseconds(afterFailures: failures)
        )
    }
}

extension AuthEngine {
    /// The same engine, for a person who does not want to wait: pauses that began before this moment do not count.
    ///
    /// Those that begin later do, so that many who ask at once do not send one request each.
    public func skippingPauses() -> AuthEngine {
        AuthEngine(self, store: store, skipsPausesUntil: surroundings.now())
    }

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
        while true {
            do throws(AuthError) {
                return try await refresh()
            } catch {
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
