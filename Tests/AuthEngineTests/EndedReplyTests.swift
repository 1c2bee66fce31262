import AuthEngine
import ConnectionStrings
import NetworkTestSupport
import ServiceCatalog
import SettingsStore
import StrictJSON
import TestSupport
import Testing
import Transport
import WebRequests

/// Over real HTTP: what a service says of a sign-in that has ended, ends it; what only looks like it, does not.
@Suite("The replies by which a service says that a sign-in has ended")
struct EndedReplyTests {
    /// A scheme with one of its documented replies, and how the reply looks.
    struct Row: Sendable, CustomTestStringConvertible {
        let service: Service
        let scheme: Scheme
        let reply: OAuth.EndedReply
        let headers: String
        let body: String
        var status: Int { reply.status }
        var testDescription: String { "\(service.id) \(scheme.id): \(status) \(body)" }
    }

    static var rows: [Row] {
        let services = ServiceCatalog.bundled().services
        return services.flatMap { service in
            service.schemes.flatMap { scheme in
                (scheme.oauth?.endedBy ?? []).flatMap { reply in
                    bodies(reply).map { headers, body in
                        Row(service: service, scheme: scheme, reply: reply, headers: headers, body: body)
                    }
                }
            }
        }
    }

    /// The ways in which a reply may be written.
    private static func bodies(_ reply: OAuth.EndedReply) -> [(String, String)] {
        switch reply.mark {
        case .error(let code):
            [
                ("Content-Type: application/json\r\n", #"{"error":"\#(code)","error_description":"No <b>more</b>."}"#),
                ("Content-Type: text/html\r\n", #" {"error_description":null,"error":"\#(code)"}"#),
                ("WWW-Authenticate: Bearer error=\"\(code)\"\r\n", ""),
            ]
        case .text(let text):
            [
                ("Content-Type: text/plain\r\n", text + "\n"),
                ("Content-Type: application/json\r\n", #"{"error":"\#(text)"}"#),
                ("Content-Type: application/json\r\n", #"{"error":"unauthorized","error_description":"\#(text)"}"#),
            ]
        }
    }

    /// What the scheme needs at least, with an application of one's own and without a client certificate.
    private static func properties(_ row: Row) -> ConnectionProperties {
        var properties = ConnectionProperties([("AuthScheme", row.scheme.id), ("InitiateOAuth", "REFRESH")])
        for use in row.scheme.fields where [.always, .custom, .listed].contains(use.required) {
            guard let field = row.service.field(use.property) else { continue }
            properties[use.property] = field.example.isEmpty ? "ZZvalue" : field.example
        }
        return properties
    }

    /// How a renewal ends with a reply, twice; and how many requests that took.
    private func renew(_ row: Row, status: Int, body: String) async throws -> (AuthError?, Settings, Int) {
        let server = try #require(
            HostileServer { socket in
                socket.send("HTTP/1.1 \(status) X\r\n\(row.headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
            }
        )
        let world = try TestWorld()
        let transport = HTTPTransport(environment: [:])
        var surroundings = world.withoutWaiting
        surroundings.send = Surroundings.sending(by: transport)
        surroundings.endpoints = .practice(at: server.url)
        let catalog = ServiceCatalog.bundled()
        let engine = AuthEngine(store: world.store, surroundings: surroundings, catalog: catalog)
        let plan = try engine.resolve(Self.properties(row), service: row.service.id)
        try await engine.save(
            plan,
            tokens: .made(1, at: world.now),
            account: nil,
            connection: "one",
            to: world.location
        )
        world.pass(seconds: 30 * 86_400)
        var last: AuthError?
        for _ in 0..<2 {
            do throws(AuthError) {
                _ = try await engine.validTokens(world.location)
            } catch {
                last = error
            }
        }
        return (last, try #require(try world.store.peek(world.location)), server.requests.count)
    }

    @Test("are known of all five services")
    func all() throws {
        for service in ServiceCatalog.bundled().services {
            for scheme in service.schemes where scheme.oauth != nil {
                #expect(Self.rows.contains { $0.service.id == service.id && $0.scheme.id == scheme.id })
            }
        }
    }

    @Test("end it, and nothing is sent any more", arguments: rows)
    func ends(row: Row) async throws {
        let (error, settings, sent) = try await renew(row, status: row.status, body: row.body)
        #expect(caseName(of: error) == "signInNeeded")
        #expect([.refreshTokenRefused, .refusedSoon].contains(settings.refusal))
        #expect(settings.tokens?.refreshToken != nil)
        #expect(sent == 1)
    }

    @Test("end nothing with another status, unless the error is invalid_grant, or inside a page", arguments: rows)
    func doesNotEnd(row: Row) async throws {
        let page = "<html><body>\(row.body)</body></html>"
        var replies = [(row.status, page)]
        if row.reply.mark != .error("invalid_grant") { replies.append((row.status == 400 ? 402 : 400, row.body)) }
        for (status, body) in replies where row.headers.hasPrefix("Content-Type") {
            let (error, settings, sent) = try await renew(row, status: status, body: body)
            #expect(error != nil && error?.outcome != .signInNeeded)
            #expect(settings.failedRenewals?.count == 2)
            #expect(sent == 2)
        }
    }
}
