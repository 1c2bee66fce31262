/// The members of a JSON object: unique names in the order they were written.
public struct JSONObject: Sendable, Hashable {
    fileprivate struct Member: Hashable {
        let name: String
        var value: JSONValue
    }

    /// With how many members a name is looked up faster than looked for.
    private static let worthwhile = 24

    private var members: [Member] = []
    /// Where each name is, of many members.
    private var places: [String: Int]?

    /// An object without members.
    public init() {}

    /// The names, in order.
    public var names: [String] { members.map(\.name) }

    /// Whether it has no members.
    public var isEmpty: Bool { members.isEmpty }

    /// The member of that name; setting nil removes it, a new name is added at the end.
    public subscript(name: String) -> JSONValue? {
        get { place(of: name).map { members[$0].value } }
        set {
            switch (place(of: name), newValue) {
            case (let place?, let value?): members[place].value = value
            case (nil, let value?): append(name, value)
            case (let place?, nil):
                members.remove(at: place)
                if places != nil { index() }
            case (nil, nil): break
            }
        }
    }

    /// Adds a member whose name is known to be new.
    mutating func append(_ name: String, _ value: JSONValue) {
        members.append(Member(name: name, value: value))
        places?[name] = members.count - 1
        if places == nil, members.count >= Self.worthwhile { index() }
    }

    private func place(of name: String) -> Int? {
        if let places { return places[name] }
        return members.firstIndex { $0.name == name }
    }

    private mutating func index() {
        places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.name, $0) })
    }
}

extension JSONObject: Sequence {
    /// Goes through the members in order.
    public func makeIterator() -> Iterator { Iterator(remaining: members[...]) }

    /// Gives one member after the other.
    public struct Iterator: IteratorProtocol {
        fileprivate var remaining: ArraySlice<Member>

        /// The next member; nil after the last one.
        public mutating func next() -> (name: String, value: JSONValue)? {
            remaining.popFirst().map { ($0.name, $0.value) }
        }
    }
}
