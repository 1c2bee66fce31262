import AuthEngine
import Secrets
import SettingsStore
import Testing

@Suite("Many machines with one token")
struct FleetScheduleTests {
    /// What ten thousand machines ask an engine in an hour, each of which runs a job at the beginning of every minute.
    private struct Hour {
        static let lifetime = 3600
        static let machines = 10_000

        /// Reads in each second.
        var reads = [Int](repeating: 0, count: lifetime + 60)
        var refreshes = 0

        init() {
            // When the token was issued that is in the engine, and those of the copies.
            var issued: Int64 = 0
            var copies = [Int64](repeating: 0, count: Self.machines)
            for second in stride(from: 0, to: Self.lifetime, by: 60) {
                let now = Int64(second) * 1000
                for index in copies.indices {
                    // Spread as evenly as hashes are.
                    let hash = UInt32(index) &* 2_654_435_761
                    let name = String(UInt64(hash) | 1 << 32, radix: 16).dropFirst() + "00000000"
                    guard !Self.isSafe(copies[index], String(name), now) else { continue }
                    let wait = TokenLifetime.jitter(
                        Self.tokens(copies[index]),
                        RandomBytes { _ in [UInt8(truncatingIfNeeded: hash >> 3)] }
                    )
                    reads[second + Int(wait.components.seconds)] += 1
                    if !Self.isSafe(issued, String(name), now) {
                        refreshes += 1
                        issued = now
                    }
                    copies[index] = issued
                }
            }
        }

        private static func tokens(_ issued: Int64) -> StoredTokens {
            StoredTokens(accessToken: Secret("x"), refreshToken: Secret("y"), expiresIn: lifetime, timestamp: issued)
        }

        private static func isSafe(_ issued: Int64, _ machine: String, _ now: Int64) -> Bool {
            let tokens = tokens(issued)
            let spread = TokenLifetime.spread(tokens, machine: machine, isShared: true)
            return TokenLifetime.isSafe(tokens, now: now, minValidity: .seconds(60), spread: spread)
        }
    }

    @Test("ask for it once a lifetime each, and not all in one second; one of them refreshes it")
    func hour() {
        let hour = Hour()
        #expect(hour.refreshes == 1)
        #expect(hour.reads.reduce(0, +) == Hour.machines)
        #expect(hour.reads.max() ?? 0 < 500, "\(hour.reads.max() ?? 0) reads in one second")
    }
}
