/// An input that the connector's stored procedures take beyond those that every connector's take.
public struct ProcedureInput: Sendable, Hashable {
    /// What it can do in OAuth 2.0.
    public enum Meaning: String, Sendable, CaseIterable {
        /// Its values stand for parameters of the authorization request.
        case authorization
        /// It belongs to OAuth 1.0: nothing but its default can be given.
        case oauth1
        /// It reaches into the driver itself: nothing but its default can be given.
        case driver
    }

    /// One value and what it stands for.
    public struct Choice: Sendable, Hashable {
        /// The value, spelled as the vendor spells it.
        public let value: String
        /// The parameters it puts into the authorization request, in place of the usual ones of the same names.
        public let parameters: [PropertyValue]
    }

    /// Its name, spelled as the vendor spells it.
    public let name: String
    /// What it can do.
    public let meaning: Meaning
    /// Whether only `GetOAuthAccessToken` takes it; else `GetOAuthAuthorizationURL` takes it too.
    public let isTokenOnly: Bool
    /// The value that changes nothing, besides an empty one.
    public let defaultValue: String?
    /// The values it takes, when it has a meaning.
    public let choices: [Choice]

    init(_ reader: inout DefinitionReader) throws(DefinitionError) {
        name = try reader.text("name")
        meaning = try reader.choice("meaning", of: Meaning.self)
        isTokenOnly = try reader.flag("tokenOnly", default: false)
        defaultValue = try reader.optionalText("default", mayBeEmpty: true)
        // Without a meaning there is nothing to choose: then the key is refused as unknown.
        choices =
            meaning != .authorization
            ? []
            : try reader.list("choices") { choice throws(DefinitionError) in
                Choice(
                    value: try choice.text("value", mayBeEmpty: true),
                    parameters: try choice.properties("parameters")
                )
            }
        guard meaning != .authorization || !choices.isEmpty else {
            throw reader.failure("choices", .expected(.atLeastOne))
        }
    }
}
