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
        var entry = RefreshJournal(
            token: Fingerprint.of(token),
            at: now,
            state: .sent,
            failures: failures,
            // A clock that was set back since makes the series begin now.
            since: min(earlier?.since ?? now, now)
        )
        entry.pause = RenewalPause.milliseconds(afterFailures: failures)
        return entry
    }
}
