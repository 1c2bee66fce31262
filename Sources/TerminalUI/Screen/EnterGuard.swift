package import SetupWizard

/// Keeps an Enter that was not meant for it from a page: from one that appeared by itself, from the next one while the key is held
/// down, and from one into which text is pasted as keys.
package struct EnterGuard: Sendable {
    /// For how long a page takes no Enter after it appeared by itself, in milliseconds.
    package static let pause = 500
    /// Enters that follow each other faster than this, in milliseconds, come from a key that is held down.
    package static let repetition = 60
    /// As many characters that arrive together as an Enter are pasted, and it with them.
    package static let burst = 8

    private var until = 0
    private var lastEnter: Int?
    /// Whether the Enters since the key went down have led to another page.
    private var isSpent = false
    /// How many characters have arrived together with what is looked at.
    private var together = 0

    package init() {}

    /// A page appeared that nobody asked for with a key; the time is in milliseconds.
    package mutating func pageAppeared(at now: Int) { until = now + Self.pause }

    /// A key led to another page.
    package mutating func pageFollowed() { isSpent = true }

    /// What follows arrived together, apart from what came before.
    package mutating func arrivalBegan() { together = 0 }

    /// Something was pasted, which a key that is held down does not bring.
    package mutating func pasted() { (lastEnter, isSpent) = (nil, false) }

    /// Whether a key is meant for what is on the screen now.
    package mutating func lets(_ key: Key, at now: Int) -> Bool {
        // A key that is held down brings nothing else in between.
        if key != .enter { pasted() }
        switch key {
        case .enter:
            let isHeld = lastEnter.map { now - $0 < Self.repetition } ?? false
            lastEnter = now
            if !isHeld { isSpent = false }
            return now >= until && !(isHeld && isSpent) && together < Self.burst
        case .character(" ") where now < until, .escape where now < until: return false
        case .character:
            together += 1
            return true
        default:
            together = 0
            return true
        }
    }
}
