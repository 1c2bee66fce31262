internal import Bounds
internal import ServiceCatalog

/// A request that has arrived, read completely.
struct PracticeRequest: Sendable {
    /// The method: `GET`, `POST` and so on.
    let method: String
    /// The request target as it came.
    let target: String
    /// The real host: the first part of the path.
    let host: String
    /// The real path, decoded, beginning with `/`.
    let path: String
    /// Names and values of the query; nil when they cannot be decoded or a name comes twice.
    let query: [String: String]?
    /// Header names and values.
    let headers: [(name: String, value: String)]
    let body: [UInt8]

    /// Reads a request target such as `/api.example.com/oauth2/token?x=y`.
    ///
    /// - Returns: nil when the target is no path, or is not decodable.
    init?(method: String, target: String, headers: [(name: String, value: String)], body: [UInt8]) {
        let pieces = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let raw = pieces.first, raw.first == "/", let decoded = PercentEncoding.decode(raw) else { return nil }
        let host = decoded.dropFirst().prefix { $0 != "/" }
        self.method = method
        self.target = target
        self.host = host.lowercased()
        path = String(decoded.dropFirst(1 + host.count))
        query = pieces.count > 1 ? Self.unique(pieces[1]) : [:]
        self.headers = headers
        self.body = body
    }

    /// The bearer token in the header; nil when there is none, or more than one header.
    var bearer: String? {
        let values = header("Authorization")
        guard values.count == 1, values[0].lowercased().hasPrefix("bearer ") else { return nil }
        return String(values[0].dropFirst("bearer ".count).drop { $0 == " " })
    }

    /// Every value of a header, case aside.
    func header(_ name: String) -> [String] {
        headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    /// The media type of the body, lower case and without parameters; empty for none.
    var mediaType: String {
        let value = header("Content-Type").first ?? ""
        return String(value.prefix { $0 != ";" }.filter { !$0.isWhitespace }).lowercased()
    }

    /// The form in the body; nil when it is none, cannot be decoded, or a name comes twice (RFC 6749 section 3.2).
    var form: [String: String]? {
        guard mediaType == "application/x-www-form-urlencoded" else { return nil }
        guard let text = String(validForeign: body) else { return nil }
        return Self.unique(text[...])
    }

    private static func unique(_ text: Substring) -> [String: String]? {
        guard let pairs = PercentEncoding.pairs(text) else { return nil }
        let values = Dictionary(pairs.map { ($0.name, $0.value) }) { first, _ in first }
        guard values.count == pairs.count else { return nil }
        // A parameter without a value counts as left out (RFC 6749 section 3.1).
        return values.filter { !$0.value.isEmpty }
    }
}
