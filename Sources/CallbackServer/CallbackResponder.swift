internal import Bounds
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import ServiceCatalog

/// What a request to the callback's port is answered.
///
/// The one right answer's page is held until the sign-in knows what became of it.
struct CallbackResponder: HTTPResponder {
    /// The connection a request came on.
    struct Context: InitializableFromSource {
        let channel: any Channel

        init(source: ApplicationRequestContextSource) { channel = source.channel }
    }

    let address: CallbackAddress
    let reader: CallbackReader
    let pages: CallbackPages
    /// The connection the answer came on.
    let answered = Promise<any Channel>()
    /// What its page will say.
    let verdict = Promise<ReplyPage>()
    /// Settled once the page is written, or cannot be.
    let shown = Promise<Void>()

    /// In bytes, what every server should take at least (RFC 9110 section 4.1); longer codes than this are pasted.
    private static let longestQuery = 8_000
    /// The most bytes of a fragment that is handed over.
    private static let longestFragment = 64 << 10

    func respond(to request: Request, context: Context) async throws -> Response {
        // Ends the connection after this answer.
        context.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        let target = (request.head.path ?? "").streamSafe
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts.first.map(String.init) ?? ""
        // A second host stays among the other fields.
        guard let host = request.head.authority?.streamSafe.lowercased(), address.authorities.contains(host),
            Self.value("Host", request.headers) == nil
        else {
            return Self.refusal(.misdirectedRequest)
        }
        if let start = pages.start, request.method == .get, target == start.path, Self.isNavigation(request.headers) {
            return Self.redirect(to: start.target)
        }
        guard path == address.path else { return Self.refusal(.notFound) }
        guard Self.hasSmallBody(request.headers) else { return Self.refusal(.contentTooLarge) }
        let query = parts.count > 1 ? String(parts[1]) : ""
        switch (request.method, reader.isInFragment) {
        case (.get, _):
            guard query.utf8.count <= Self.longestQuery else { return Self.refusal(.uriTooLong) }
            guard Self.isNavigation(request.headers) else { return Self.refusal(.forbidden) }
            // Browsers keep the fragment to themselves: the page's script brings it.
            guard !reader.isInFragment || !query.isEmpty else { return page(.landing, .ok) }
            return await take(query, context.channel)
        case (.post, true):
            guard query.isEmpty, isOwnScript(request.headers) else { return Self.refusal(.forbidden) }
            guard let body = try? await request.body.collect(upTo: Self.longestFragment) else {
                return Self.refusal(.contentTooLarge)
            }
            return await take(String(foreign: body.readableBytesView), context.channel)
        default: return Self.refusal(.methodNotAllowed)
        }
    }

    /// Takes the parameters of an answer; the page says what became of them, which may take a while.
    private func take(_ parameters: String, _ channel: any Channel) async -> Response {
        guard let pairs = PercentEncoding.pairs(parameters), let handIn = reader.read(pairs) else {
            return page(.wrong, .badRequest)
        }
        // Before the sign-in hears of it: it may end at once, and must know whom to wait for then.
        let isWaitedFor = answered.settle(channel)
        guard handIn() else { return page(.already, .ok, isWaitedFor ? shown : nil) }
        return page(await verdict.value(), .ok, shown)
    }

    /// A page of somebody else may not fetch the callback, and a browser not prefetch it (fetch metadata, W3C).
    private static func isNavigation(_ headers: HTTPFields) -> Bool {
        let mode = value("Sec-Fetch-Mode", headers) ?? "navigate"
        let purposes = ["Sec-Purpose", "Purpose", "X-Moz"].compactMap { value($0, headers) }
        return mode == "navigate" && !purposes.contains { $0.lowercased().contains("prefetch") }
            && (headers[.contentLength] ?? "0") == "0" && headers[.transferEncoding] == nil
    }

    /// Whether a request says that its body is no longer than a fragment can be.
    private static func hasSmallBody(_ headers: HTTPFields) -> Bool {
        guard headers[.transferEncoding] == nil else { return false }
        return (Int(headers[.contentLength] ?? "0") ?? .max) <= longestFragment
    }

    /// Only the landing page itself hands a fragment over: browsers name the origin of every POST a script sends.
    private func isOwnScript(_ headers: HTTPFields) -> Bool {
        let origins = address.authorities.map { "\(address.isSecure ? "https" : "http")://\($0)" }
        let type = headers[.contentType]?.prefix { $0 != ";" }.lowercased()
        return origins.contains(headers[.origin]?.lowercased() ?? "")
            && (Self.value("Sec-Fetch-Site", headers) ?? "same-origin") == "same-origin"
            && type == "application/x-www-form-urlencoded"
    }

    private static func value(_ name: String, _ headers: HTTPFields) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }

    private static func refusal(_ status: HTTPResponse.Status) -> Response {
        let text = Array("Unexpected callback; sign-in is still pending.\n".utf8)
        var response = response(status, text, type: "text/plain", policy: ReplyPage.wrong.policy)
        if status == .methodNotAllowed { response.headers[.allow] = "GET" }
        return response
    }

    private func page(_ page: ReplyPage, _ status: HTTPResponse.Status, _ shown: Promise<Void>? = nil) -> Response {
        let html = page.html(pages.words)
        var response = Self.response(status, html, type: "text/html; charset=utf-8", policy: page.policy)
        guard let shown else { return response }
        response.body = ResponseBody(contentLength: html.count) { writer in
            defer { shown.settle(()) }
            try await writer.write(ByteBuffer(bytes: html))
            try await writer.finish(nil)
        }
        return response
    }

    /// A person's own browser goes on to the service; nobody else knows the path.
    private static func redirect(to target: String) -> Response {
        var response = response(.found, [], type: "text/plain", policy: ReplyPage.wrong.policy)
        response.headers[.location] = target
        return response
    }

    private static func response(
        _ status: HTTPResponse.Status,
        _ body: [UInt8],
        type: String,
        policy: String
    ) -> Response {
        var headers: HTTPFields = [
            .contentType: type,
            .cacheControl: "no-store",
            .connection: "close",
            .contentSecurityPolicy: policy,
            .xContentTypeOptions: "nosniff",
        ]
        for (name, value) in [("Referrer-Policy", "no-referrer"), ("X-Frame-Options", "DENY")] {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}
