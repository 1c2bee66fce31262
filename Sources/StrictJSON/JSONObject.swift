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
    public func makeIterator() -> AnyIterator<(name: String, value: JSONValue)> {
        var remaining = order.makeIterator()
        return AnyIterator {
            guard let name = remaining.next(), let value = values[name] else { return nil }
            return (name, value)
        }
    }
}
