extension Duration {
    /// In whole milliseconds, at most as many as a moment can have: the sum of a moment and this is a number still.
    package var milliseconds: Int64 {
        let longest = NumberRange.moment.values.upperBound
        let (seconds, attoseconds) = components
        guard seconds.magnitude < longest / 1000 else { return seconds < 0 ? -longest : longest }
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }
}
