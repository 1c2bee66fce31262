/// The one door to the system's random generator; tests pass a source of their own.
public struct RandomBytes: Sendable {
    private let make: @Sendable (Int) -> [UInt8]

    /// Wraps a source of random bytes; it must return exactly as many bytes as it is asked for.
    public init(_ make: @escaping @Sendable (Int) -> [UInt8]) { self.make = make }

    /// The system's cryptographically secure generator (`getrandom` on Linux).
    public static let system = RandomBytes { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// Returns `count` fresh random bytes.
    public func callAsFunction(_ count: Int) -> [UInt8] { make(count) }
}
