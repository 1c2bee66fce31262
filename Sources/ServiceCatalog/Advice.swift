public import Localization

/// What to do about an error of one service, where that is more than its kind of error says.
public struct Advice: Sendable, Hashable {
    /// The error codes it is for, as they stand in the service's replies.
    public let codes: [String]
    /// The properties whose values are wrong then, the likeliest first; empty where the error tells of none.
    public let properties: [String]
    /// What to do: lower case, no full stop, as hints are written.
    public let text: LocalizedText

    init(_ reader: inout DefinitionReader) throws(DefinitionError) {
        codes = try reader.texts("codes")
        guard !codes.isEmpty else { throw reader.failure("codes", .expected(.atLeastOne)) }
        properties = try reader.texts("properties")
        text = try reader.localized()
    }
}

extension Service {
    /// The advice on an error.
    ///
    /// - Parameter said: what the service said: a code, a header or a body; each word of it counts.
    /// - Returns: the first advice one of whose codes is among the words.
    public func advice(on said: [String]) -> Advice? {
        guard !advice.isEmpty else { return nil }
        let words = Set(said.flatMap { $0.split { !($0.isLetter || $0.isNumber || "_-.".contains($0)) } })
        return advice.first { $0.codes.contains { words.contains($0[...]) } }
    }
}
