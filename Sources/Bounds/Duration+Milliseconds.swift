extension Duration {
    /// In whole milliseconds, at most as many as a moment can have: the sum of a moment and this is a number still.
    package var milliseconds: Int64 {
        let longest = NumberRange.moment.values.upperBound
        // Compared as durations first: the components of an absurd one are more than their type can hold.
        guard self < .milliseconds(longest) else { return longest }
        guard self > .milliseconds(-longest) else { return -longest }
        let (seconds, attoseconds) = components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }
}
