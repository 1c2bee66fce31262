internal import Bounds
package import Localization
package import StrictJSON

/// Reads one JSON object of a definition: every key must be known, every required key present, and a fault names its path.
///
/// Keys are taken one by one; ``finish()`` then refuses what nobody asked for.
package struct DefinitionReader {
    package let file: String
    package let path: String
    private let members: JSONObject
    /// The keys that were asked for; there are few, some of them twice.
    private var taken: [String] = []

    /// Wraps a value that must be an object.
    package init(_ value: JSONValue, file: String, path: String = "") throws(DefinitionError) {
        guard case .object(let members) = value else {
            throw DefinitionError(file: file, field: path, .expected(.object))
        }
        self.file = file
        self.path = path
        self.members = members
    }

    /// The path of a member, for messages.
    package func path(to key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// A fault of one member.
    package func failure(_ key: String, _ fault: DefinitionFault) -> DefinitionError {
        DefinitionError(file: file, field: path(to: key), fault)
    }

    /// The member, if it is there.
    package mutating func optional(_ key: String) -> JSONValue? {
        taken.append(key)
        return members[key]
    }

    /// The member; its absence is a fault.
    package mutating func required(_ key: String) throws(DefinitionError) -> JSONValue {
        if let value = optional(key) { return value }
        let nearest = NearestName.of(key, among: members.names.filter { !taken.contains($0) })
        throw failure(key, .missingKey(nearest: nearest))
    }

    /// A text; names and addresses say something, what people read may be empty.
    package mutating func text(_ key: String, mayBeEmpty: Bool = false) throws(DefinitionError) -> String {
        let value = try required(key)
        guard let text = value.string else { throw failure(key, .expected(.text)) }
        guard mayBeEmpty || !Self.isBlank(text) else { throw failure(key, .expected(.filledText)) }
        return text
    }

    package mutating func optionalText(_ key: String, mayBeEmpty: Bool = false) throws(DefinitionError) -> String? {
        optional(key) == nil ? nil : try text(key, mayBeEmpty: mayBeEmpty)
    }

    private static func isBlank(_ text: String) -> Bool {
        // No blank begins with another byte of ASCII than these, nor as Chinese letters do: to look one up takes long.
        if let first = text.utf8.first, (0x21..<0x7F).contains(first) || first > 0xE3 { return false }
        return text.allSatisfy(\.isWhitespace)
    }

    package mutating func flag(_ key: String, default fallback: Bool) throws(DefinitionError) -> Bool {
        guard let value = optional(key) else { return fallback }
        guard let flag = value.bool else { throw failure(key, .expected(.flag)) }
        return flag
    }

    package mutating func optionalInteger(_ key: String) throws(DefinitionError) -> Int? {
        guard let value = optional(key) else { return nil }
        guard let number = value.integer, number > 0, NumberRange.lifetime.contains(number) else {
            throw failure(key, .expected(.positiveNumber))
        }
        return Int(number)
    }

    package mutating func localized(_ key: String, mayBeEmpty: Bool = false) throws(DefinitionError) -> LocalizedText {
        let value = try required(key)
        if value.string != nil { return LocalizedText(same: try text(key, mayBeEmpty: mayBeEmpty)) }
        var reader = try DefinitionReader(value, file: file, path: path(to: key))
        let text = try reader.localized(mayBeEmpty: mayBeEmpty)
        try reader.finish()
        return text
    }

    /// What this object says in each language.
    package mutating func localized(mayBeEmpty: Bool = false) throws(DefinitionError) -> LocalizedText {
        try LocalizedText { language throws(DefinitionError) in try text(language.rawValue, mayBeEmpty: mayBeEmpty) }
    }

    package mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String,
        of type: Choice.Type
    ) throws(DefinitionError) -> Choice {
        let text = try text(key)
        return try Self.choice(text, of: type, or: failure(key, Self.expected(type)))
    }

    package mutating func choices<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String,
        of type: Choice.Type,
        ignoring ignored: Set<String> = []
    ) throws(DefinitionError) -> [Choice] {
        var choices: [Choice] = []
        for (index, text) in try texts(key).enumerated() where !ignored.contains(text) {
            choices.append(try Self.choice(text, of: type, or: failure("\(key)[\(index)]", Self.expected(type))))
        }
        return choices
    }

    private static func choice<Choice: RawRepresentable<String>>(
        _ text: String,
        of type: Choice.Type,
        or failure: DefinitionError
    ) throws(DefinitionError) -> Choice {
        guard let choice = Choice(rawValue: text) else { throw failure }
        return choice
    }

    private static func expected<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type)
        -> DefinitionFault
    {
        .expected(.oneOf(Choice.allCases.map(\.rawValue)))
    }

    package mutating func texts(_ key: String) throws(DefinitionError) -> [String] {
        var texts: [String] = []
        for (index, element) in try elements(key).enumerated() {
            guard let text = element.string else { throw failure("\(key)[\(index)]", .expected(.text)) }
            guard !Self.isBlank(text) else { throw failure("\(key)[\(index)]", .expected(.filledText)) }
            texts.append(text)
        }
        return texts
    }

    /// One text, or a list of at least one.
    package mutating func textOrTexts(_ key: String) throws(DefinitionError) -> [String] {
        if try required(key).string != nil { return [try text(key)] }
        let texts = try texts(key)
        guard !texts.isEmpty else { throw failure(key, .expected(.atLeastOne)) }
        return texts
    }

    /// The elements of a list; an absent one is empty.
    package mutating func elements(_ key: String) throws(DefinitionError) -> [JSONValue] {
        guard let value = optional(key) else { return [] }
        guard let elements = value.array else { throw failure(key, .expected(.list)) }
        return elements
    }

    /// What each object of a list holds, in order; an absent list is empty, and an unknown key in an object is a fault.
    package mutating func list<Product>(
        _ key: String,
        _ read: (inout DefinitionReader) throws(DefinitionError) -> Product
    ) throws(DefinitionError) -> [Product] {
        var products: [Product] = []
        for (index, element) in try elements(key).enumerated() {
            products.append(try whole(element, "\(key)[\(index)]", read))
        }
        return products
    }

    /// What an object holds, if it is there; an unknown key in it is a fault.
    package mutating func object<Product>(
        _ key: String,
        _ read: (inout DefinitionReader) throws(DefinitionError) -> Product
    ) throws(DefinitionError) -> Product? {
        guard let value = optional(key) else { return nil }
        return try whole(value, key, read)
    }

    /// What each member of an object of objects holds, in order; an absent one is empty.
    package mutating func named<Product>(
        _ key: String,
        _ read: (inout DefinitionReader) throws(DefinitionError) -> Product
    ) throws(DefinitionError) -> [(name: String, product: Product)] {
        guard let value = optional(key) else { return [] }
        guard let members = value.object else { throw failure(key, .expected(.object)) }
        var products: [(name: String, product: Product)] = []
        for (name, member) in members { products.append((name, try whole(member, "\(key).\(name)", read))) }
        return products
    }

    private func whole<Product>(
        _ value: JSONValue,
        _ key: String,
        _ read: (inout DefinitionReader) throws(DefinitionError) -> Product
    ) throws(DefinitionError) -> Product {
        var reader = try DefinitionReader(value, file: file, path: path(to: key))
        let product = try read(&reader)
        try reader.finish()
        return product
    }

    package mutating func template(_ key: String) throws(DefinitionError) -> Template {
        guard let template = Template(try text(key)) else { throw failure(key, .template) }
        return template
    }

    /// The members of an object of texts, in order; an absent one is empty.
    package mutating func properties(_ key: String) throws(DefinitionError) -> [PropertyValue] {
        guard let value = optional(key) else { return [] }
        guard let members = value.object else { throw failure(key, .expected(.object)) }
        var properties: [PropertyValue] = []
        for (name, value) in members {
            guard let text = value.string else { throw failure("\(key).\(name)", .expected(.text)) }
            properties.append(PropertyValue(property: name, value: text))
        }
        return properties
    }

    /// Refuses every key that was not asked for.
    package func finish() throws(DefinitionError) {
        for name in members.names where !taken.contains(name) {
            let nearest = NearestName.of(name, among: taken)
            throw failure(name, .unknownKey(nearest: nearest))
        }
    }
}
