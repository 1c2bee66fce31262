internal import ArgumentParser
internal import Wording

/// A length of time as an argument: a number and s, m, h or d.
struct TimeSpan {
    let milliseconds: Int64

    /// Reads the argument.
    ///
    /// - Throws: `ValidationError` for anything else, with what it may be.
    init(_ argument: String) throws {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        guard let unit = argument.last.flatMap({ units[$0] }), let count = Int64(argument.dropLast()),
            (0...36_500).contains(count) || (unit < 86_400 && (0...3_153_600_000).contains(count))
        else { throw ValidationError(OptionMistakes.timeSpan) }
        milliseconds = count * unit * 1_000
    }
}
