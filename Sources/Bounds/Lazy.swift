internal import Synchronization

/// A value made at its first use, once.
///
/// It cannot throw: a type with an error in it would have the runtime look through every conformance of the program at each start.
package final class Lazy<Value: Sendable>: Sendable {
    private let make: @Sendable () -> Value
    private let made = Mutex<Value?>(nil)

    /// A value that is made when it is asked for.
    package init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
    }

    /// The value.
    package func value() -> Value {
        made.withLock { made in
            if let made { return made }
            let value = make()
            made = value
            return value
        }
    }
}
