package import ServiceCatalog
internal import StrictJSON

/// The body of a reply in a practice file: JSON under `body`, anything else under `text`.
package struct PracticeContent: Sendable, Hashable {
    package let status: Int
    /// The media type.
    package let contentType: String
    /// More headers.
    package let headers: [PropertyValue]
    /// The body.
    package let text: String

    /// Reads `status` (200 when it is left out), `contentType`, `headers`, and `body` or `text`.
    init(_ reader: inout DefinitionReader) throws(DefinitionError) {
        status = try reader.optionalInteger("status") ?? 200
        contentType = try reader.optionalText("contentType") ?? "application/json"
        headers = try reader.properties("headers")
        let body = reader.optional("body")
        let text = try reader.optionalText("text", mayBeEmpty: true)
        guard (body == nil) != (text == nil) else { throw reader.failure("body", .bundledFile(.bodyOrText)) }
        self.text = text ?? body?.text() ?? ""
    }
}
