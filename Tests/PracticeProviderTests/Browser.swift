import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import ServiceCatalog
import StrictJSON

/// A reply as the tests look at it.
struct Reply {
    let status: Int
    let headers: HTTPHeaders
    let text: String

    var json: JSONValue? { try? JSONParser.parse(text) }

    func header(_ name: String) -> String? { headers.first(name: name) }

    /// The parameters of the address the reply sends the browser on to: of its query or, when asked, its fragment.
    func answer(inFragment: Bool = false) -> [String: String] {
        let address = header("Location") ?? ""
        let pieces = address.split(separator: inFragment ? "#" : "?", maxSplits: 1)
        guard pieces.count == 2, let pairs = PercentEncoding.pairs(pieces[1]) else { return [:] }
        return Dictionary(pairs.map { ($0.name, $0.value) }) { first, _ in first }
    }
}

/// A small HTTP client that follows no redirect.
struct Browser {
    private let client: HTTPClient

    init() {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = .seconds(5)
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    func close() async throws { try await client.shutdown() }

    func send(
        _ method: String,
        _ url: String,
        headers: [(String, String)] = [],
        body: String? = nil
    ) async throws -> Reply {
        var request = HTTPClientRequest(url: url)
        request.method = HTTPMethod(rawValue: method)
        request.headers = HTTPHeaders(headers)
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        let response = try await client.execute(request, timeout: .seconds(20))
        let content = try await response.body.collect(upTo: 1 << 20)
        return Reply(
            status: Int(response.status.code),
            headers: response.headers,
            text: String(buffer: content)
        )
    }

    func get(_ url: String, headers: [(String, String)] = []) async throws -> Reply {
        try await send("GET", url, headers: headers)
    }

    func form(
        _ url: String,
        _ pairs: [(name: String, value: String)],
        headers: [(String, String)] = []
    ) async throws -> Reply {
        let type = [("Content-Type", "application/x-www-form-urlencoded")]
        return try await send("POST", url, headers: headers + type, body: PercentEncoding.form(pairs))
    }
}
