internal import Bounds
package import Secrets
package import SettingsStore

/// Whether stored tokens can still be used.
package enum TokenLifetime {
    /// How far a token may seem to come from the future before its time counts as unknown.
    private static let skew: Int64 = 300_000

    /// Whether the access token lives for some time yet.
    ///
    /// The margin is never more than half the lifetime, so that short lifetimes work. A lifetime nobody stated has no end. A token
    /// from the future (the clock was set back since) is judged by the service's own time of issue, where that is kept; else
    /// its age is unknown and it counts as ended, which leads to one refresh and a new time.
    package static func isValid(_ tokens: StoredTokens, now: Int64, margin: Duration) -> Bool {
        guard !tokens.accessToken.isEmpty else { return false }
        guard let lifetime = tokens.expiresIn else { return true }
        guard lifetime > 0 else { return false }
        let now = NumberRange.moment.nearest(now)
        let issued = issued(tokens, now: now)
        guard issued <= now + skew else { return false }
        return now < issued + Int64(lifetime) * 1000 - min(max(0, margin.milliseconds), Int64(lifetime) * 500)
    }

    /// Whether nothing need be asked about the access token yet: it lives for so long, and until this machine's turn to refresh.
    package static func isSafe(
        _ tokens: StoredTokens,
        now: Int64,
        minValidity: Duration,
        spread: Duration = widestSpread
    ) -> Bool {
        isValid(tokens, now: now, margin: minValidity + spread)
    }

    /// When the access token was issued: by this machine's clock, or by the service's when this one was set back since.
    static func issued(_ tokens: StoredTokens, now: Int64) -> Int64 {
        guard tokens.timestamp > NumberRange.moment.nearest(now) + skew else { return tokens.timestamp }
        return tokens.serverTimestamp ?? tokens.timestamp
    }

    /// How much earlier this machine refreshes than others with the same token, in whole milliseconds.
    ///
    /// By its random name, so that many machines do not ask in the same second: up to half a minute, at most a twentieth of
    /// the lifetime, always the same on one machine. Where machines share the place up to a fifth, since each of them, by the
    /// thousand, asks the same engine.
    package static func spread(_ tokens: StoredTokens, machine: String?, isShared: Bool = false) -> Duration {
        guard let lifetime = tokens.expiresIn, let machine,
            let part = UInt32(machine.prefix(8), radix: 16)
        else { return .zero }
        let widest = isShared ? Int64(lifetime) * 200 : min(30_000, Int64(lifetime) * 50)
        return .milliseconds(widest * Int64(part) / Int64(UInt32.max))
    }

    package static let widestSpread: Duration = .seconds(30)

    /// How long this machine waits before it asks an engine that many share, while its token is good yet.
    ///
    /// Up to two seconds, at most a hundredth of the lifetime: jobs of many machines begin in the same second of a minute.
    package static func jitter(_ tokens: StoredTokens, _ random: RandomBytes) -> Duration {
        let longest = min(2000, Int64(tokens.expiresIn ?? 0) * 10)
        return .milliseconds(longest * Int64(random(1).first ?? 0) / 255)
    }
}
