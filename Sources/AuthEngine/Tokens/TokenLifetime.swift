internal import Secrets
internal import SettingsStore

/// Whether stored tokens can still be used.
enum TokenLifetime {
    /// How far a token may seem to come from the future before its age counts as unknown.
    private static let skew: Int64 = 300_000

    /// Whether the access token lives for some time yet.
    ///
    /// The margin is never more than half the lifetime, so that short lifetimes work. A lifetime nobody stated has no end;
    /// a token from the future (the clock was set back) counts as ended.
    static func isValid(_ tokens: StoredTokens, now: Int64, margin: Duration) -> Bool {
        guard !tokens.accessToken.isEmpty else { return false }
        guard let lifetime = tokens.expiresIn else { return true }
        guard lifetime > 0, tokens.timestamp <= now + skew else { return false }
        let wanted = margin.components.seconds * 1000 + margin.components.attoseconds / 1_000_000_000_000_000
        let end = tokens.timestamp + Int64(lifetime) * 1000
        return now < end - min(max(0, wanted), Int64(lifetime) * 500)
    }
}
