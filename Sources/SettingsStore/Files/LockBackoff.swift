internal import Secrets

/// Waiting for a lock in short sleeps of random length, up to a deadline of the monotonic clock.
struct LockBackoff {
    private let clock = ContinuousClock()
    private let deadline: ContinuousClock.Instant
    private let random: RandomBytes
    private var longest = 4

    init(_ duration: Duration, random: RandomBytes) {
        deadline = clock.now + duration
        self.random = random
    }

    /// Sleeps a little and returns true, or returns false at once when the deadline has passed.
    ///
    /// - Throws: `CancellationError`.
    mutating func waits() async throws -> Bool {
        let remaining = deadline - clock.now
        guard remaining > .zero else { return false }
        let part = Double(random(1).first ?? 128) / 256
        try await Task.sleep(
            for: min(.microseconds(500 + Int(part * Double(longest) * 1_000)), remaining),
            clock: clock
        )
        longest = min(longest * 2, 64)
        return true
    }
}
