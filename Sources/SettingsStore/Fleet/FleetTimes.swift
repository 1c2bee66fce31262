/// The times of a refresh that machines share; each is counted by one machine's clock alone.
package struct FleetTimes: Sendable, Hashable {
    /// How long after the beginning of a claim the token may be sent.
    package var sending: Duration = .seconds(10)
    /// How long an answer is thought possible.
    package var answering: Duration = .seconds(30)
    /// For how long another machine does not send the same token; nil for what the kind of token asks for.
    package var holdingOff: Duration?
    /// How long an engine is asked again for something to read.
    package var reading: Duration = .seconds(15)
    /// How long it is asked again to take an answer; the answer waits on this machine afterwards.
    package var delivering: Duration = .seconds(8)

    /// The product's own.
    package init() {}

    /// The same for who has something as good at hand.
    var hurried: FleetTimes {
        var times = self
        times.reading = min(reading, .seconds(2))
        return times
    }
}
