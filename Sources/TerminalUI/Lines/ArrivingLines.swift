/// Lines that come together are one answer: what a person pastes arrives at once, what is typed does not.
///
/// A value; its user says what time it is.
struct ArrivingLines {
    /// For how many milliseconds nothing must come until what came is whole.
    static let quiet = 100

    private var lines: [String] = []
    private var last = 0

    /// Whether nothing is waiting to become whole.
    var isEmpty: Bool { lines.isEmpty }

    /// How many lines have come.
    var count: Int { lines.count }

    /// Takes in a line that came at a time in milliseconds.
    mutating func add(_ line: String, at now: Int) {
        lines.append(line)
        last = now
    }

    /// In how many milliseconds what came will be whole; nil while nothing came or a line has no end yet.
    func wait(at now: Int, isMidLine: Bool) -> Int? {
        lines.isEmpty || isMidLine ? nil : max(0, last + Self.quiet - now)
    }

    /// What came together, once nothing more came for a while.
    mutating func take(at now: Int, isMidLine: Bool) -> String? {
        wait(at: now, isMidLine: isMidLine) == 0 ? takeAll() : nil
    }

    /// What came, because nothing more will.
    mutating func takeAll() -> String? {
        guard !lines.isEmpty else { return nil }
        defer { lines = [] }
        return lines.joined(separator: "\n")
    }
}
