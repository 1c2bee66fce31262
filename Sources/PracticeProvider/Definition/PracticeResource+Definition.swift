internal import ServiceCatalog
internal import StrictJSON

extension PracticeResource {
    init(_ reader: inout DefinitionReader, errors: Set<String>) throws(DefinitionError) {
        method = try reader.text("method")
        host = try reader.optionalText("host")
        path = try reader.text("path")
        var query: [String: [String]] = [:]
        for (name, value) in reader.optional("query")?.object ?? JSONObject() {
            guard let values = value.array?.compactMap(\.string) else {
                throw reader.failure("query.\(name)", .bundledFile(.listOfTexts))
            }
            query[name] = values
        }
        self.query = query
        requests = try reader.list("requests") { request throws(DefinitionError) in
            AcceptedBody(
                contentType: try request.optionalText("contentType") ?? "",
                body: try request.text("body", mayBeEmpty: true)
            )
        }
        credentials = try reader.list("credentials") { credential throws(DefinitionError) in
            try AcceptedCredential(&credential, errors: errors)
        }
        content = try PracticeContent(&reader)
    }
}

extension PracticeResource.AcceptedCredential {
    init(_ reader: inout DefinitionReader, errors: Set<String>) throws(DefinitionError) {
        inQuery = try reader.choice("place", of: Credential.Place.self) == .query
        name = try reader.text("name")
        let bearer = try reader.flag("bearer", default: false)
        let texts = try reader.texts("values")
        guard bearer == texts.isEmpty else { throw reader.failure("values", .bundledFile(.bearerOrValues)) }
        values = bearer ? nil : texts
        separator = try reader.optionalText("separator")
        refused = try reader.optionalText("refused")
        if let refused, !errors.contains(refused) {
            throw reader.failure("refused", .bundledFile(.noSuchReply))
        }
    }
}
