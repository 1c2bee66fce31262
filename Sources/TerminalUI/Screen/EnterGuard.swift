package import SetupWizard

/// Keeps a key that was meant for the page before from a page that appeared by itself.
package struct EnterGuard: Sendable {
    /// For how long a page takes no Enter after it appeared by itself, in milliseconds.
    package static let pause = 500

    private var until = 0

    package init() {}

    /// A page appeared that nobody asked for with a key; the time is in milliseconds.
    package mutating func pageAppeared(at now: Int) { until = now + Self.pause }

    /// Whether a key is meant for what is on the screen now.
    package func lets(_ key: Key, at now: Int) -> Bool {
        guard now < until else { return true }
        return switch key {
        case .enter, .character(" "), .escape: false
        default: true
        }
    }
}
