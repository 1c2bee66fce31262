internal import ServiceCatalog

/// The query of a link (RFC 3986, section 3.4): `?A=b&C=d`, names and values percent-encoded.
enum LinkGrammar: DialectGrammar {
    static let title = "Link"
    static let escapesControls = true

    static func begins(_ text: SourceText) -> Bool { text.scalars.first == "?" }

    static func print(_ pairs: [WrittenPair], connector: ConnectorNames) throws(ConnectionStringError) -> String {
        let parts = pairs.map { PercentEncoding.encode($0.name) + "=" + PercentEncoding.encode($0.value) }
        return "?" + parts.joined(separator: "&")
    }

    static func parse(_ text: SourceText) throws(ConnectionStringError) -> FoundText {
        var reader = SourceReader(text)
        guard reader.take("?") else { throw reader.failure(.wrongShape) }
        var found = FoundText()
        while reader.next != nil {
            let start = reader.index
            let name = PercentEncoding.decode(String(reader.take { $0 != "=" && $0 != "&" }))
            guard reader.take("=") else { throw reader.failure(.wrongShape) }
            let value = PercentEncoding.decode(String(reader.take { $0 != "&" }))
            guard let name, let value else { throw reader.failure(.badEscape, at: start) }
            found.pairs.append(FoundPair(name: name, value: value, position: text.position(start)))
            _ = reader.take("&")
        }
        return found
    }
}
