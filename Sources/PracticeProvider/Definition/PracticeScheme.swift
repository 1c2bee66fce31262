package import ServiceCatalog
package import StrictJSON

/// What a practice file adds to a way of signing in of the catalogue.
package struct PracticeScheme: Sendable, Hashable {
    /// The token type, spelled as the service spells it.
    package let tokenType: String
    /// More members of the reply to a sign-in.
    package let reply: JSONObject
    /// More members of the reply to a refresh.
    package let refreshReply: JSONObject
    /// The ways of client authentication that are accepted; empty for the catalogue's only.
    package let clientAuthentication: [OAuth.ClientAuthentication]
    /// Parameters of the authorization request without which there is no refresh token.
    package let refreshTokenNeeds: [PropertyValue]

    init(_ reader: inout DefinitionReader) throws(DefinitionError) {
        tokenType = try reader.text("tokenType")
        reply = reader.optional("reply")?.object ?? JSONObject()
        refreshReply = reader.optional("refreshReply")?.object ?? JSONObject()
        clientAuthentication = try reader.choices("clientAuthentication", of: OAuth.ClientAuthentication.self)
        refreshTokenNeeds = try reader.properties("refreshTokenNeeds")
    }
}
