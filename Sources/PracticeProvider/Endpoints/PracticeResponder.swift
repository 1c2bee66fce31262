internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore

/// Brings requests to the desk, and its answers back in the manner it asks for.
struct PracticeResponder: HTTPResponder {
    /// The connection a request came on.
    struct Context: InitializableFromSource {
        let channel: any Channel

        init(source: ApplicationRequestContextSource) { channel = source.channel }
    }

    let desk: PracticeServer

    /// Reads a request, at most 64 KiB of it, and hands it to the desk.
    func respond(to request: Request, context: Context) async throws -> Response {
        guard Self.isLocal(request.head.authority) else {
            return Self.response(.text(421, "practice: this address is not mine\n"))
        }
        guard let body = try? await request.body.collect(upTo: 65_536) else {
            return Self.response(.text(413, "practice: the request is too large\n"))
        }
        let read = PracticeRequest(
            method: request.method.rawValue,
            target: request.head.path ?? "",
            headers: request.headers.map { ($0.name.rawName, $0.value) },
            body: Array(body.readableBytesView)
        )
        guard let read else { return Self.response(.text(400, "practice: the address cannot be read\n")) }
        let reply = await desk.reply(to: read)
        switch reply.manner {
        case .dropped: try? await context.channel.close()
        case .silent: await Self.untilGone(context.channel)
        case .whole, .dripping, .endless: break
        }
        return Self.response(reply)
    }

    /// Waits until the other side gives up, or the server stops.
    private static func untilGone(_ channel: any Channel) async {
        while channel.isActive, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(50)) }
    }

    /// Whether a `Host` names this machine, so that a page elsewhere cannot reach in by a name of its own (DNS rebinding).
    private static func isLocal(_ authority: String?) -> Bool {
        guard let authority else { return false }
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        return ["127.0.0.1", "localhost", "[::1]"].contains(host.lowercased())
    }

    private static func response(_ reply: PracticeReply) -> Response {
        var headers = HTTPFields()
        for (name, value) in reply.headers {
            guard let name = HTTPField.Name(name) else { continue }
            headers.append(HTTPField(name: name, value: value))
        }
        return Response(status: HTTPResponse.Status(code: max(200, reply.status)), headers: headers, body: body(reply))
    }

    private static func body(_ reply: PracticeReply) -> ResponseBody {
        switch reply.manner {
        case .whole, .dropped, .silent: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body))
        case .dripping:
            ResponseBody(contentLength: reply.body.count) { writer in
                for byte in reply.body {
                    try await writer.write(ByteBuffer(bytes: [byte]))
                    try await Task.sleep(for: .seconds(1))
                }
                try await writer.finish(nil)
            }
        case .endless:
            ResponseBody { writer in
                let blanks = ByteBuffer(repeating: UInt8(ascii: " "), count: 65_536)
                while !Task.isCancelled { try await writer.write(blanks) }
            }
        }
    }
}
