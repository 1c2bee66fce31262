internal import ArgumentParser

/// A length of time as an argument: a number and s, m, h or d.
struct TimeSpan: ExpressibleByArgument {
    let milliseconds: Int64

    init?(argument: String) {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        guard let unit = argument.last.flatMap({ units[$0] }), let count = Int64(argument.dropLast()),
            (0...36_500).contains(count) || (unit < 86_400 && (0...3_153_600_000).contains(count))
        else { return nil }
        milliseconds = count * unit * 1_000
    }
}
