internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import ServiceCatalog

/// What a request to the callback's port is answered.
struct CallbackResponder: HTTPResponder {
    /// The connection a request came on.
    struct Context: InitializableFromSource {
        let channel: any Channel

        init(source: ApplicationRequestContextSource) {
            channel = source.channel
        }
    }

    let address: CallbackAddress
    let state: String
    let answered: Once<any Channel>
    let onReply: @Sendable (Result<AuthorizationReply, AuthError>) -> Bool

    /// Longer codes than this are pasted.
    private static let longestQuery = 12 << 10

    func respond(to request: Request, context: Context) async throws -> Response {
        // Ends the connection after this answer.
        context.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        let target = request.head.path ?? ""
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts.first.map(String.init) ?? ""
        guard let host = request.head.authority?.lowercased(), address.authorities.contains(host) else {
            return Self.refusal(.misdirectedRequest)
        }
        guard path == address.path else { return Self.refusal(.notFound) }
        guard request.method == .get else { return Self.refusal(.methodNotAllowed) }
        let query = parts.count > 1 ? parts[1] : ""
        guard query.utf8.count <= Self.longestQuery else { return Self.refusal(.uriTooLong) }
        guard Self.isNavigation(request.headers) else { return Self.refusal(.forbidden) }
        guard let pairs = PercentEncoding.pairs(query) else { return Self.refusal(.badRequest) }
        let page: ReplyPage
        do {
            let reply = try AuthorizationReply(pairs, state: state)
            guard case .code = reply else { return Self.refusal(.badRequest) }
            page = onReply(.success(reply)) ? .done : .already
        } catch  where error.code == .refused {
            page = onReply(.failure(error)) ? .refused : .already
        } catch {
            return Self.refusal(.badRequest)
        }
        answered.settle(context.channel)
        return Self.response(.ok, page.html, type: "text/html; charset=utf-8")
    }

    /// A page of somebody else may not fetch the callback, and a browser not prefetch it (fetch metadata, W3C).
    private static func isNavigation(_ headers: HTTPFields) -> Bool {
        let mode = HTTPField.Name("Sec-Fetch-Mode").flatMap { headers[$0] } ?? "navigate"
        let purposes = ["Sec-Purpose", "Purpose", "X-Moz"].compactMap { HTTPField.Name($0).flatMap { headers[$0] } }
        return mode == "navigate" && !purposes.contains { $0.lowercased().contains("prefetch") }
            && (headers[.contentLength] ?? "0") == "0" && headers[.transferEncoding] == nil
    }

    private static func refusal(_ status: HTTPResponse.Status) -> Response {
        var response = response(status, Array("This is not the answer that is waited for.\n".utf8), type: "text/plain")
        if status == .methodNotAllowed { response.headers[.allow] = "GET" }
        return response
    }

    private static func response(_ status: HTTPResponse.Status, _ body: [UInt8], type: String) -> Response {
        var headers: HTTPFields = [
            .contentType: type,
            .cacheControl: "no-store",
            .connection: "close",
            .contentSecurityPolicy:
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
                + "frame-ancestors 'none'",
            .xContentTypeOptions: "nosniff",
        ]
        for (name, value) in [("Referrer-Policy", "no-referrer"), ("X-Frame-Options", "DENY")] {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}
