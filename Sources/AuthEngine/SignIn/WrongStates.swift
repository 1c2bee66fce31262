internal import Synchronization

/// How many answers with a wrong state came to a callback: an old tab sends one, who guesses sends many.
package final class WrongStates: Sendable {
    /// From how many on the person is told; fewer are everyday life.
    package static let shownFrom = 3

    private let count = Mutex(0)

    init() {}

    /// Counts one more, and returns how many there are.
    func add() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }

    /// Whether a front that prints lines prints one at this count: few lines, however many guesses.
    package static func isWorthALine(_ count: Int) -> Bool {
        guard count > shownFrom else { return count == shownFrom }
        var rest = count
        while rest % 10 == 0 { rest /= 10 }
        return rest == 1
    }
}
