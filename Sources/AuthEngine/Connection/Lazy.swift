internal import Synchronization

/// A value made at its first use, once.
final class Lazy<Value: Sendable, Failure: Error>: Sendable {
    private let make: @Sendable () throws(Failure) -> Value
    private let made = Mutex<Value?>(nil)

    init(_ make: @escaping @Sendable () throws(Failure) -> Value) {
        self.make = make
    }

    func value() throws(Failure) -> Value {
        try made.withLock { made throws(Failure) in
            if let made { return made }
            let value = try make()
            made = value
            return value
        }
    }
}
