import AuthEngine
import Localization
import Secrets
import ServiceCatalog
import SettingsStore
import StrictJSON
import Synchronization
import TestSupport
import Testing
import WebRequests
import Wording

/// A service gives a new refresh token away once: whatever else is odd in the reply, the token is in the file afterwards.
@Suite("An odd reply that brings tokens")
struct OddReplyTests {
    /// Texts of JSON values that a member may have instead of the right one.
    static let oddValues = [
        "3599.5", "\"3600\"", "\" 3600 \"", "\"3600s\"", "-1", "0", "1e3", "1e400", "-1e400", "9223372036854775808",
        "99999999999999999999999", "NaN", "Infinity", "-Infinity", "undefined", "None", "True", "0x10", "007", "+5",
        ".5", "1.",
        "null", "true", "false", "[]", "{}", "[1]", "{\"a\":1}", "[\"a\",\"b\"]", "\"\"", "\" \"", "\"\\u0000\"",
        "\"\\ud800\"", "\"\\x\"", "\"a\u{1}b\u{7F}\"", "\"\u{1B}]0;x\u{7}\"", "\"é\u{202E}\"", "'x'", "zzz",
        "\"" + String(repeating: "x", count: 100_000) + "\"", String(repeating: "[", count: 2000),
        String(repeating: "{\"a\":", count: 100) + "1" + String(repeating: "}", count: 100), "[1,2",
        "\"\u{663}\u{666}\"",
    ]

    /// A reply by its bytes.
    private static func reply(_ body: [UInt8], _ status: Int = 200, _ type: String? = "application/json") -> HTTPReply {
        HTTPReply(status: status, headers: type.map { [("Content-Type", $0)] } ?? [], body: body)
    }

    static let good = #"{"access_token":"access2","token_type":"Bearer","expires_in":3600,"refresh_token":"refresh2"}"#

    /// Renews once with a reply, and returns what the caller got and what is stored.
    private func renewed(_ reply: HTTPReply) async throws -> (Result<StoredTokens, AuthError>, Settings, TestWorld) {
        let (world, engine) = try await RefreshJournalTests.world()
        world.answer { _ in reply }
        let result: Result<StoredTokens, AuthError>
        do throws(AuthError) {
            result = .success(try await engine.validTokens(world.location))
        } catch {
            result = .failure(error)
        }
        return (result, try #require(try world.store.peek(world.location)), world)
    }

    /// Both tokens are kept, and the caller has the new one.
    private func expectKept(_ reply: HTTPReply, _ what: String) async throws {
        let (result, settings, _) = try await renewed(reply)
        let access = try? result.get().accessToken
        #expect(access == Secret("access2"), "\(what)")
        #expect(settings.tokens?.accessToken == Secret("access2"), "\(what)")
        #expect(settings.tokens?.refreshToken == Secret("refresh2"), "\(what)")
        #expect(settings.refreshJournal == nil, "\(what)")
        let ends = settings.tokens?.expiresIn
        #expect(ends.map { (0...Int(Int32.max)).contains($0) } != false, "\(what)")
    }

    @Test(
        "is kept whatever another member is",
        arguments: ["expires_in", "token_type", "scope", "id_token", "error", "x"]
    )
    func members(name: String) async throws {
        for value in Self.oddValues {
            // What is not closed swallows the rest, so the tokens stand before it.
            let body = #"{"access_token":"access2","refresh_token":"refresh2","\#(name)":\#(value)}"#
            try await expectKept(Self.reply(Array(body.utf8)), "\(name) \(value.prefix(40))")
            guard !value.contains("[1,2"), !value.hasPrefix("[["), !value.contains("'") else { continue }
            let behind = #"{"\#(name)":\#(value),"access_token":"access2","refresh_token":"refresh2"}"#
            try await expectKept(Self.reply(Array(behind.utf8)), "\(value.prefix(40)) \(name)")
        }
    }

    @Test("is kept whatever is round it, however it is encoded, and whatever it is said to be")
    func surroundings() async throws {
        let good = Self.good
        let bytes = Array(good.utf8)
        let units = Array(good.utf16)
        var bodies: [[UInt8]] = []
        for start in [[0xEF, 0xBB, 0xBF], Array("\n\t \0".utf8), Array(")]}',\n".utf8), Array("while(1);".utf8)] {
            bodies.append(start + bytes)
        }
        for end in [Array("\n<!-- 12 ms -->".utf8), bytes, [0, 0, 0xFF]] { bodies.append(bytes + end) }
        let little: [UInt8] = units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let big: [UInt8] = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        bodies += [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big]
        bodies.append([0xFF, 0xFE, 0, 0] + units.flatMap { [UInt8($0 & 255), 0, 0, 0] })
        bodies.append(units.flatMap { [0, 0, 0, UInt8($0 & 255)] })
        let texts = [
            "[\(good)]", #"{"data":{"attributes":\#(good)}}"#, #"{"ok":true,"tokens":[\#(good)]}"#,
            String(good.dropLast()),
            good.replacing("\"", with: "'"), good.replacing(",", with: ",,"),
            good.dropLast() + #","access_token":"","refresh_token":null}"#,
            #"{"refresh_token":"older","access_token":"older",\#(good.dropFirst())"#,
            "access_token=access2&token_type=Bearer&expires_in=abc&refresh_token=refresh2&x=%FF&%zz\n",
        ]
        bodies += texts.map { Array($0.utf8) }
        // A byte of another encoding, behind the tokens and before them.
        bodies.append(Array(good.dropLast().utf8) + Array(#","name":"Caf"#.utf8) + [0xE9, 0x22, 0x7D])
        bodies.append(Array(#"{"name":""#.utf8) + [0xC3, 0x28, 0xFF, 0x22, 0x2C] + bytes.dropFirst())
        for body in bodies {
            for (status, type) in [(200, "application/json"), (201, "text/plain"), (203, nil)] {
                let what = String(decoding: body.prefix(50), as: UTF8.self)
                // A form is one where it is said to be, or where nothing else is said.
                let isForm = body.starts(with: Array("access_token=".utf8))
                let type = isForm && status == 200 ? "application/x-www-form-urlencoded; charset=latin1" : type
                try await expectKept(Self.reply(body, status, type), "\(status) \(what)")
            }
        }
        for type in ["text/html", "application/xml", "image/png", "application/json; charset=utf-16", "\u{1}", ""] {
            try await expectKept(Self.reply(bytes, 200, type), type)
        }
    }

    @Test("is kept wherever it stands, and however it is written, in what was meant to be a reply")
    func elsewhere() async throws {
        let good = Self.good
        let pair = (access: "\"access2\"", refresh: "\"refresh2\"")
        let bodies = [
            String(repeating: "\n ", count: 500) + good,
            "PHP Notice: Undefined index: client in /srv/www/oauth/token.php on line 112 of 400 lines\n" + good,
            "<br />\n<b>Warning</b>: something {odd} in <b>/srv/token.php</b> on line <b>7</b><br />\n" + good,
            "<pre>\(good)</pre>", "{}" + good, #"{"status":"ok"}"# + "\n" + good,
            "[\"\(String(repeating: "x", count: 200))\",\(good)]",
            good.replacing("refresh2\"", with: "refresh2\\n\""), good.replacing("\"refresh2", with: "\"\\r\\nrefresh2"),
            #"{"access_token":"access2","refresh_token":"","data":{"refresh_token":"refresh2"}}"#,
            "{access_token:access2, refresh_token:refresh2}",
            "{\" access_token\":\(pair.access),\" refresh_token \":\(pair.refresh)}",
            "{\"access_token\"=>\(pair.access), \"refresh_token\" = \(pair.refresh)}",
            "{\"access_token\":\u{A0}\(pair.access),\u{A0}\"refresh_token\":\u{A0}\(pair.refresh)}",
            "{\"access_token\":\(pair.access),\"refresh_token\":[\(pair.refresh)]}",
            "{\"accessToken\":\(pair.access),\"refreshToken\":\(pair.refresh)}",
            "{\"access_token\":\(pair.access),\"Refresh-Token\":\(pair.refresh)}",
            "{\"ACCESS_TOKEN\":\(pair.access),\"REFRESH_TOKEN\":\(pair.refresh)}",
            "{\"body\":\"{\\\"access_token\\\":\\\"access2\\\",\\\"refresh_token\\\":\\\"refresh2\\\"}\"}",
        ]
        for body in bodies { try await expectKept(Self.reply(Array(body.utf8)), "\(body.prefix(200))") }
        let forms = [
            "access_token=access2&refresh_token=refresh2", "access_token=access2;refresh_token=refresh2;expires_in=1",
            "access_token=access2\nrefresh_token=refresh2\r\nexpires_in=60\n",
            "x={}&access_token=access2&refresh_token=refresh2",
        ]
        for form in forms {
            for type in ["text/html", "application/json", "application/octet-stream", "text/plain", nil] {
                try await expectKept(Self.reply(Array(form.utf8), 200, type), "\(type ?? "") \(form)")
            }
        }
        let (_, settings, _) = try await renewed(Self.reply(Array("access_token=access2&refresh_token=refresh%2".utf8)))
        #expect(settings.tokens?.refreshToken == Secret("refresh%2"))
    }

    @Test("never becomes a part of the access token")
    func apart() async throws {
        let (result, settings, _) = try await renewed(.json(#"{"access_token":"access2;refresh_token=refresh2"}"#))
        #expect((try? result.get()) == nil)
        #expect(settings.tokens?.refreshToken == Secret("refresh1"))
    }

    @Test("that a sign-in brings alone is used again when the first use of it fails")
    func firstUseFails() async throws {
        let count = Mutex(0)
        let world = try TestWorld { request throws(AuthError) in
            guard request.form["refresh_token"] == "refresh1" else { return .json(#"{"refresh_token":"refresh1"}"#) }
            if count.withLock({
                $0 += 1
                return $0
            }) < 3 {
                throw AuthError(.network(.networkFailed(host: "h", kind: .closed)))
            }
            return .tokens(2)
        }
        var surroundings = world.surroundings
        // The time limit of a sign-in is a wait, too.
        surroundings.sleep = { if $0 > .seconds(10) { try await Task.sleep(for: $0) } }
        let signIn = try await world.engine(definition: TestService.definition, surroundings)
            .beginSignIn(try world.plan(), browser: .init(listens: false))
        try signIn.paste("ZZthecode")
        #expect(try await signIn.tokens().refreshToken == Secret("refresh2"))
        #expect(!world.notices.contains(.onlyRefreshToken))
    }

    @Test("is kept also where its access token is missing or cannot be used; that is said, and the next call uses it")
    func onlyRefreshToken() async throws {
        let odd =
            ["", #""access_token":null,"#, #""access_token":"","#, #""access_token":{},"#, #""access_token":"a b","#]
            + [#""access_token":"é","#, #""access_token":"a\u0000","#, #""access_token":"a\r\nX: y","#]
            + [#""access_token":"a","token_type":"DPoP","#, #""access_token":"a","token_type":"mac","#]
            + [#""error":"server_error","#, #""error":"invalid_grant","#]
        for members in odd {
            let body = #"{\#(members)"refresh_token":"refresh2"}"#
            let (result, settings, world) = try await renewed(.json(body))
            guard case .failure(let error) = result else {
                Issue.record("\(members)")
                continue
            }
            #expect(error.outcome != .signInNeeded)
            #expect(settings.tokens?.refreshToken == Secret("refresh2"), "\(members)")
            #expect(settings.tokens?.accessToken == Secret("access1"))
            #expect(world.notices.contains(.onlyRefreshToken))
            let engine = try world.engine(definition: TestService.definition, world.withoutWaiting)
            world.answer { _ in .tokens(3) }
            #expect(try await engine.validTokens(world.location).accessToken == Secret("access3"))
            #expect(world.sent.map(\.form["refresh_token"]) == ["refresh1", "refresh2"])
        }
    }

    @Test("is used at once where it is the first one, after a sign-in")
    func firstRefreshToken() async throws {
        let world = try TestWorld { request throws(AuthError) in
            request.form["refresh_token"] == "refresh1" ? .tokens(2) : .json(#"{"refresh_token":"refresh1"}"#)
        }
        let signIn = try await world.engine().beginSignIn(try world.plan(), browser: .init(listens: false))
        try signIn.paste("ZZthecode")
        let tokens = try await signIn.tokens()
        #expect(tokens.accessToken == Secret("access2") && tokens.refreshToken == Secret("refresh2"))
        #expect(world.sent.count == 2)
    }

    @Test("may have any text as its refresh token, and digits; what was damaged on the way is not one")
    func refreshTokens() async throws {
        let tokens = [("\"é/+ \"", "é/+ "), ("12345678901234567890", "12345678901234567890")]
        for (text, token) in tokens {
            let (_, settings, world) = try await renewed(.json(#"{"access_token":"a","refresh_token":\#(text)}"#))
            #expect(settings.tokens?.refreshToken == Secret(token))
            world.pass(seconds: 4000)
            let engine = try world.engine(definition: TestService.definition)
            _ = try? await engine.validTokens(world.location)
            #expect(world.sent.last?.form["refresh_token"] == token)
        }
        for text in ["\"b\\u0007\"", "\"caf\\ud800\"", "{}", "-1", "true", "\""] {
            let (_, settings, _) = try await renewed(.json(#"{"access_token":"a","refresh_token":\#(text)}"#))
            #expect(settings.tokens?.refreshToken == Secret("refresh1"), "\(text)")
            #expect(settings.tokens?.accessToken == Secret("a"), "\(text)")
        }
    }

    @Test("gives nothing away with a status that is no success: what stands there may be what was sent, or stars")
    func errors() async throws {
        for status in [400, 403, 500] {
            let (_, settings, _) = try await renewed(.json(status, Self.good.replacing("refresh2", with: "****")))
            #expect(settings.tokens?.refreshToken == Secret("refresh1"))
            let (_, same, _) = try await renewed(.json(status, Self.good.replacing("refresh2", with: "refresh1")))
            #expect(same.tokens?.accessToken != Secret("access2"))
        }
    }

    @Test("is kept with any status where it is a pair of new tokens and no error: the old ones are gone then")
    func statuses() async throws {
        for status in [199, 302, 400, 403, 500, 503] { try await expectKept(.json(status, Self.good), "\(status)") }
        let (_, settings, _) = try await renewed(.json(500, "{\"error\":\"server_error\"," + Self.good.dropFirst()))
        #expect(settings.tokens?.refreshToken == Secret("refresh1"))
    }

    @Test("says which members could not be read, and shows none of their values")
    func told() async throws {
        let body = Self.good.replacing("3600", with: #""ZZsoon""#).replacing("\"Bearer\"", with: "[\"ZZtype\"]")
        let (_, _, world) = try await renewed(.json(body))
        #expect(world.notices == [.oddReply(members: ["expires_in", "token_type"])])
        for language in Language.allCases {
            #expect(world.notices.allSatisfy { !$0.text(in: language).contains("ZZ") })
        }
        let (_, _, plain) = try await renewed(.json(Self.good))
        #expect(plain.notices.isEmpty)
    }

    @Test("of a megabyte is read in no time, whatever it is made of")
    func linear() throws {
        for piece in [
            "{\"a\":", "[", "\"", "{\"", "\\u", ",", "{\"a\":1},", "\"x\\", "'", "\u{FEFF}", "{a:[", "&a=b", "%2",
        ] {
            let body = Array(("{" + String(repeating: piece, count: (1 << 20) / piece.utf8.count)).utf8)
            let time = workTime { _ = try? TokenReply(Self.reply(body), to: .refresh(Secret("r")), hiding: []) }
            #expect(time < 20, "\(piece)")
        }
    }

    @Test("teaches that the service replaces its refresh tokens, where the definition does not say so")
    func rotation() async throws {
        let definition = TestService.definition.replacing(#", "rotatesRefreshToken": true"#, with: "")
        let world = try TestWorld { _ in .json(#"{"access_token":"a","refresh_token":"refresh1","expires_in":9}"#) }
        let engine = try world.engine(definition: definition)
        let plan = try engine.resolve(TestWorld.oauth(), service: "example")
        let oauth = try #require(plan.scheme.oauth)
        #expect(!oauth.rotatesRefreshToken)
        func save(_ plan: ConnectionPlan) async throws {
            try await engine.save(
                plan,
                tokens: .made(1, at: world.now),
                account: nil,
                connection: "one",
                to: world.location
            )
        }
        try await save(plan)
        world.pass(seconds: 4000)
        _ = try await engine.validTokens(world.location)
        #expect(try world.store.peek(world.location)?.rotatesRefreshToken(oauth) == false)
        world.answer { _ in .tokens(2) }
        world.pass(seconds: 60)
        _ = try await engine.validTokens(world.location)
        let learnt = try #require(try world.store.peek(world.location))
        #expect(learnt.rotatesRefreshToken(oauth) && !learnt.rotatesRefreshToken(nil))
        // A new sign-in at the same service forgets nothing, one at another address does.
        try await save(plan)
        #expect(try world.store.peek(world.location)?.rotatesRefreshToken(oauth) == true)
        try await save(try engine.resolve(TestWorld.oauth([("Url", "https://b.example.com")]), service: "example"))
        #expect(try world.store.peek(world.location)?.rotatesRefreshToken(oauth) == false)
    }
}
