import AuthEngine
import Foundation
import NetworkTestSupport
import Secrets
import SettingsStore
import StrictJSON
import TestSupport
import Testing
import Transport
import WebRequests

/// Over real HTTP: of a token reply that the network or a wrong header cuts off, what had arrived is kept; half a token is not.
@Suite("A token reply that breaks off")
struct CutReplyTests {
    /// What the server does once it has the request; what became of the tokens is always the same.
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var isHeldOpen = false
        /// Whether some of the text itself is missing.
        var isPart = false
        let script: @Sendable (RawSocket) -> Void
    }

    private static let json = #"{"access_token":"access2","refresh_token":"refresh2","expires_in":3600}"#
    private static let form = "access_token=access2&refresh_token=refresh2&expires_in=3600"
    private static let bare = "{access_token: access2, refresh_token: refresh2, expires_in: 3600}"

    private static func packed(_ text: String) -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["sh", "-c", "printf '%s' '\(text)' | gzip -nc"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try? process.run()
        return Array(pipe.fileHandleForReading.readDataToEndOfFile())
    }

    private static func whole(_ headers: String, _ body: some Collection<UInt8> & Sendable)
        -> @Sendable (RawSocket) -> Void
    {
        { $0.send(Array("HTTP/1.1 200 X\r\n\(headers)Content-Length: \(body.count)\r\n\r\n".utf8) + Array(body)) }
    }

    private static let chunk = "\(String(json.utf8.count, radix: 16))\r\n\(json)\r\n"

    static let rows: [Row] = ends + codings + heads

    /// Replies that arrive whole, with a head or a framing that no parser of the rules takes.
    private static let heads: [Row] = {
        let length = "Content-Length: \(json.utf8.count)"
        let chunked = "Transfer-Encoding: chunked"
        let replies = [
            ("a length that is said twice", "HTTP/1.1 200 X\r\n\(length)\r\n\(length)\r\n\r\n\(json)"),
            ("a list of lengths", "HTTP/1.1 200 X\r\n\(length), \(json.utf8.count)\r\n\r\n\(json)"),
            ("a length below zero", "HTTP/1.1 200 X\r\nContent-Length: -1\r\n\r\n\(json)"),
            ("a tab in the status line", "HTTP/1.1\t200 X\r\n\(length)\r\n\r\n\(json)"),
            ("a status with a zero before it", "HTTP/1.1 0200 X\r\n\(length)\r\n\r\n\(json)"),
            ("another protocol's name", "ICY 200 X\r\n\(length)\r\n\r\n\(json)"),
            ("lengths that differ", "HTTP/1.1 200 X\r\n\(length)\r\nContent-Length: 7\r\n\r\n\(json)"),
            ("a length and chunks", "HTTP/1.1 200 X\r\n\(length)\r\n\(chunked)\r\n\r\n\(chunk)0\r\n\r\n"),
            ("bare line feeds", "HTTP/1.1 200 X\nX: y\n\(length)\n\n\(json)"),
            ("one bare line feed", "HTTP/1.1 200 X\r\nX: y\n\(length)\r\n\r\n\(json)"),
            ("a folded field", "HTTP/1.1 200 X\r\nX: a\r\n  b\r\n\(length)\r\n\r\n\(json)"),
            ("blanks around a name", "HTTP/1.1 200 X\r\nContent-Length : \(json.utf8.count)\r\n\r\n\(json)"),
            ("a name of two words", "HTTP/1.1 200 X\r\nX Y: z\r\n\(length)\r\n\r\n\(json)"),
            ("a field without a name", "HTTP/1.1 200 X\r\n: z\r\n\(length)\r\n\r\n\(json)"),
            ("a line without a colon", "HTTP/1.1 200 X\r\nwhat\r\n\(length)\r\n\r\n\(json)"),
            ("a NUL in a field", "HTTP/1.1 200 X\r\nX: a\0b\r\n\(length)\r\n\r\n\(json)"),
            ("another version", "HTTP/2.0 200\r\n\(length)\r\n\r\n\(json)"),
            ("early hints", "HTTP/1.1 103 X\r\nLink: </x>\r\n\r\nHTTP/1.1 200 X\n\(length)\n\n\(json)"),
            (
                "words behind the size of a chunk",
                "HTTP/1.1 200 X\r\n\(chunked)\r\n\r\n"
                    + chunk.replacing("\r\n{", with: " ;=\u{1}x\r\n{") + "0;\u{1}\r\nX Y: z\r\n\r\n"
            ),
            ("an empty line before it", "\r\nHTTP/1.1 200 X\r\n\(length)\r\n\r\n\(json)"),
        ]
        return replies.map { name, reply in Row(testDescription: name) { $0.send(reply) } } + [
            Row(testDescription: "a head that comes byte by byte") { socket in
                for byte in "HTTP/1.1 200 X\n\(length)\n\n\(json)".utf8 { socket.send([byte]) }
            }
        ]
    }()

    /// The ways in which a connection does not end as it should.
    private static let ends: [Row] =
        [
            ("a length that is too large", "Content-Length: 900\r\n\r\n\(json)"),
            ("a length beyond what is taken", "Content-Length: 9000000000\r\n\r\n\(json)"),
            ("no last chunk", "Transfer-Encoding: chunked\r\n\r\n\(chunk)"),
            ("a chunk that is not whole", "Transfer-Encoding: chunked\r\n\r\nfff\r\n\(json)"),
            ("no length", "Connection: close\r\n\r\n\(json)"),
        ].flatMap { name, reply in
            [
                Row(testDescription: "\(name), closed") { $0.send("HTTP/1.1 200 X\r\n\(reply)") },
                Row(testDescription: "\(name), reset") { socket in
                    socket.send("HTTP/1.1 200 X\r\n\(reply)")
                    socket.reset()
                },
                Row(testDescription: "\(name), held open", isHeldOpen: true) { socket in
                    socket.send("HTTP/1.1 200 X\r\n\(reply)")
                    _ = socket.isClosed(within: 10_000)
                },
            ]
        } + [
            Row(testDescription: "no size of the next chunk") {
                $0.send("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n\(chunk)zz\r\n")
            },
            Row(
                testDescription: "a length that is too small by the last brace",
                isPart: true,
                script: whole("", json.utf8.dropLast())
            ),
            Row(testDescription: "a mebibyte behind it") { socket in
                socket.send("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n\(chunk)")
                let blanks = "10000\r\n" + String(repeating: " ", count: 65_536) + "\r\n"
                while socket.send(blanks) {}
            },
        ]

    /// Bodies that are packed in another way than their headers say.
    private static var codings: [Row] {
        let packed = packed(json)
        let twice = packed + packed
        var damaged = packed
        damaged[packed.count - 6] ^= 0xFF
        let gzip = "Content-Encoding: gzip\r\n"
        return [
            Row(testDescription: "gzip that is not declared", script: whole("", packed)),
            Row(testDescription: "gzip that is declared twice", script: whole(gzip + gzip, packed)),
            Row(testDescription: "gzip that is called br", script: whole("Content-Encoding: br\r\n", packed)),
            Row(
                testDescription: "plain text that is called br",
                script: whole("Content-Encoding: br\r\n", Array(json.utf8))
            ),
            Row(testDescription: "gzip without its end", script: whole(gzip, packed.dropLast(8))),
            Row(testDescription: "gzip with a wrong sum", script: whole(gzip, damaged)),
            Row(testDescription: "gzip with something behind it", script: whole(gzip, packed + [0, 1])),
            Row(testDescription: "gzip twice", script: whole(gzip, twice)),
            Row(
                testDescription: "gzip of two members",
                script: whole(gzip, Self.packed(String(json.prefix(30))) + Self.packed(String(json.dropFirst(30))))
            ),
            Row(
                testDescription: "deflate without the header of zlib",
                script: whole("Content-Encoding: deflate\r\n", packed.dropFirst(10).dropLast(8))
            ),
            Row(
                testDescription: "JSON in a JSON string",
                script: whole("", Array(JSONValue.string(json).text().utf8))
            ),
            Row(testDescription: "gzip cut off by the network") { socket in
                socket.send("HTTP/1.1 200 X\r\n\(gzip)Content-Length: 900\r\n\r\n")
                socket.send(packed.dropLast(4))
            },
        ]
    }

    private func engine(
        _ world: TestWorld,
        _ server: HostileServer,
        isHeldOpen: Bool,
        waits: Bool = false
    ) throws -> AuthEngine {
        let transport = HTTPTransport(deadline: isHeldOpen ? .seconds(1) : .seconds(20), environment: [:])
        var surroundings = waits ? world.surroundings : world.withoutWaiting
        surroundings.send = Surroundings.sending(by: transport)
        surroundings.endpoints = .practice(at: server.url)
        return AuthEngine(store: world.store, surroundings: surroundings, catalog: try TestService.catalog())
    }

    /// What is stored after one refresh of `access1` and `refresh1`, and how that ended.
    private func refreshed(
        _ server: HostileServer,
        isHeldOpen: Bool = false
    ) async throws -> (settings: Settings, failure: AuthError?, notices: [EngineNotice]) {
        let world = try TestWorld()
        let engine = try engine(world, server, isHeldOpen: isHeldOpen)
        let plan = try world.plan()
        try await engine.save(
            plan,
            tokens: .made(1, at: world.now),
            account: nil,
            connection: "one",
            to: world.location
        )
        world.pass(seconds: 4000)
        var failure: AuthError?
        do throws(AuthError) {
            _ = try await engine.validTokens(world.location)
        } catch {
            failure = error
        }
        return (try #require(try world.store.peek(world.location)), failure, world.notices)
    }

    @Test("loses no token that had arrived, at a refresh", arguments: rows)
    func refresh(row: Row) async throws {
        let server = try #require(HostileServer(row.script))
        let (settings, failure, notices) = try await refreshed(server, isHeldOpen: row.isHeldOpen)
        #expect(failure == nil)
        #expect(notices == (row.isPart ? [.answerBrokeOff(mayLackRefreshToken: false)] : []))
        #expect(settings.tokens?.accessToken == Secret("access2"))
        #expect(settings.tokens?.refreshToken == Secret("refresh2"))
        #expect(settings.hasRotated && settings.refreshJournal == nil)
        #expect(server.requests.count == 1)
    }

    @Test("loses no token that had arrived, for a code", arguments: rows)
    func code(row: Row) async throws {
        let server = try #require(HostileServer(row.script))
        let world = try TestWorld()
        let engine = try engine(world, server, isHeldOpen: row.isHeldOpen, waits: true)
        let signIn = try await engine.beginSignIn(try world.plan(), browser: .init(listens: false))
        try signIn.paste("ZZthecode")
        try await engine.save(
            try world.plan(),
            tokens: try await signIn.tokens(),
            account: nil,
            connection: "one",
            to: world.location
        )
        let tokens = try #require(try world.store.peek(world.location)?.tokens)
        #expect(tokens.accessToken == Secret("access2"))
        #expect(tokens.refreshToken == Secret("refresh2"))
        #expect(server.requests.count == 1)
    }

    @Test("brings no half of a token, wherever it is cut", arguments: [json, form, bare])
    func everywhere(body: String) async throws {
        let type = body == Self.form ? "Content-Type: application/x-www-form-urlencoded\r\n" : ""
        let end = try #require(body.firstRange(of: "refresh2")).upperBound
        for count in 1..<body.utf8.count {
            let part = String(body.prefix(count))
            let server = try #require(
                HostileServer { $0.send("HTTP/1.1 200 X\r\n\(type)Content-Length: 900\r\n\r\n\(part)") }
            )
            let (settings, failure, notices) = try await refreshed(server)
            let access = settings.tokens?.accessToken.reveal()
            let refresh = settings.tokens?.refreshToken?.reveal()
            let isThere = part.endIndex > end
            #expect(refresh == (isThere ? "refresh2" : "refresh1"), "\(part)")
            #expect(access == (failure == nil ? "access2" : "access1"), "\(part)")
            // What may be lost is said, and not said to be there.
            let isTold = notices.contains(.answerBrokeOff(mayLackRefreshToken: !isThere))
            #expect(isTold == (failure == nil), "\(part): \(notices)")
            #expect((settings.refreshJournal?.isAnswerLost == true) == !isThere, "\(part)")
            if failure != nil { #expect(caseName(of: failure) == "networkFailed", "\(part)") }
        }
    }

    @Test("says nothing about the sign-in, and is no reply for anybody but who asks for tokens")
    func failures() async throws {
        for status in ["400 X", "200 X"] {
            let body = #"{"error":"invalid_grant"}"#
            let server = try #require(
                HostileServer { $0.send("HTTP/1.1 \(status)\r\nContent-Length: 900\r\n\r\n\(body)") }
            )
            let (settings, failure, _) = try await refreshed(server)
            #expect(caseName(of: failure) == "networkFailed")
            #expect(settings.refreshJournal?.state == .sent)
            await #expect(throws: TransportError.self) {
                try await HTTPTransport(environment: [:]).send(HTTPRequest(method: "GET", url: server.url))
            }
        }
    }
}
