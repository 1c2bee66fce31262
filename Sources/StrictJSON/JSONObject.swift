/// The members of a JSON object: unique names in the order they were written.
public struct JSONObject: Sendable, Hashable {
    private var order: [String] = []
    private var values: [String: JSONValue] = [:]

    /// An object without members.
    public init() {}

    /// The names, in order.
    public var names: [String] { order }

    /// Whether it has no members.
    public var isEmpty: Bool { order.isEmpty }

    /// The member of that name; setting nil removes it, a new name is added at the end.
    public subscript(name: String) -> JSONValue? {
        get { values[name] }
        set {
            if let newValue {
                if values.updateValue(newValue, forKey: name) == nil { order.append(name) }
            } else if values.removeValue(forKey: name) != nil {
                order.removeAll { $0 == name }
            }
        }
    }
}

extension JSONObject: Sequence {
    /// Goes through the members in order.
    public func makeIterator() -> Iterator { Iterator(remaining: order[...], values: values) }

    /// Gives one member after the other.
    public struct Iterator: IteratorProtocol {
        fileprivate var remaining: ArraySlice<String>
        fileprivate let values: [String: JSONValue]

        /// The next member; nil after the last one.
        public mutating func next() -> (name: String, value: JSONValue)? {
            guard let name = remaining.popFirst(), let value = values[name] else { return nil }
            return (name, value)
        }
    }
}
