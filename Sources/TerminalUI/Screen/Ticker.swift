internal import Bounds

/// Says when a second has passed, by a clock that nobody sets.
struct Ticker {
    /// When the next tick is due, in milliseconds; nil while none is wanted.
    private var due: Int?

    private static let start = ContinuousClock.now

    /// The milliseconds of a clock that only goes on.
    static var now: Int { Int((ContinuousClock.now - start).milliseconds) }

    /// In how many milliseconds the next tick is due; nil when none is wanted.
    mutating func milliseconds(wanted: Bool) -> Int? {
        guard wanted else {
            due = nil
            return nil
        }
        let now = Self.now
        let due = due ?? now + 1000
        self.due = due
        return max(0, due - now)
    }

    /// Whether a tick is due; the next one is then a second later.
    mutating func isDue(wanted: Bool) -> Bool {
        guard let left = milliseconds(wanted: wanted), left == 0 else { return false }
        due = Self.now + 1000
        return true
    }
}
