/// Connection properties and their values, in order; names are compared without case and blanks.
///
/// `OAuthClientId`, `oauthclientid` and `OAuth Client Id` are one name, as the vendor's drivers take them. A
/// description shows names only, because any value may be a secret.
public struct ConnectionProperties: Sendable, Equatable {
    /// One property with its value.
    public struct Pair: Sendable, Equatable {
        /// The name as it was written.
        public let name: String
        /// The value, exactly.
        public let value: String
        /// Whether the name cannot be the rest of the value before it, which was not quoted; such a name may be shown.
        package var isCertain = true

        /// Whether name and value are the same.
        public static func == (one: Pair, other: Pair) -> Bool {
            one.name == other.name && one.value == other.value
        }
    }

    /// The properties, in the order in which they were first set.
    public private(set) var pairs: [Pair] = []

    /// No properties.
    public init() {}

    /// Properties in the order given; of two of one name the later value stays in the place of the first.
    public init(_ pairs: some Sequence<(String, String)>) {
        var places: [String: Int] = [:]
        for (name, value) in pairs {
            let key = Self.key(name)
            if let place = places[key] {
                self.pairs[place] = Pair(name: self.pairs[place].name, value: value)
            } else {
                places[key] = self.pairs.count
                self.pairs.append(Pair(name: name, value: value))
            }
        }
    }

    /// Properties whose names are known to differ; takes linear time.
    init(unique pairs: [Pair]) { self.pairs = pairs }

    /// The value of a property; setting nil removes it.
    public subscript(name: String) -> String? {
        get { place(of: name).map { pairs[$0].value } }
        set {
            switch (place(of: name), newValue) {
            case (let index?, let value?): pairs[index] = Pair(name: pairs[index].name, value: value)
            case (let index?, nil): pairs.remove(at: index)
            case (nil, let value?): pairs.append(Pair(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    /// The names, in order.
    public var names: [String] { pairs.map(\.name) }

    private func place(of name: String) -> Int? {
        let key = Self.key(name)
        return pairs.firstIndex { Self.key($0.name) == key }
    }

    /// What a name is compared by: lower case, without blanks.
    public static func key(_ name: String) -> String {
        let lowercase = name.lowercased()
        // Hardly any name has one, and a text is copied letter by letter.
        return lowercase.utf8.contains(UInt8(ascii: " ")) ? lowercase.filter { $0 != " " } : lowercase
    }
}

extension ConnectionProperties: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The names, without any value.
    public var description: String { "properties \(names.joined(separator: ", "))" }

    /// The names, without any value.
    public var debugDescription: String { description }

    /// A mirror without values.
    public var customMirror: Mirror { Mirror(self, children: ["names": names]) }
}

extension ConnectionProperties.Pair: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name, without the value.
    public var description: String { name }

    /// The name, without the value.
    public var debugDescription: String { name }

    /// A mirror without the value.
    public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}
