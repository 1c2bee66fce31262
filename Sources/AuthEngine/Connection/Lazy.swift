internal import Synchronization

/// A value made at its first use, once.
final class Lazy<Value: Sendable>: Sendable {
    private let make: @Sendable () throws -> Value
    private let made = Mutex<Value?>(nil)

    init(_ make: @escaping @Sendable () throws -> Value) {
        self.make = make
    }

    func value() throws -> Value {
        try made.withLock { made throws in
            if let made { return made }
            let value = try make()
            made = value
            return value
        }
    }
}
