import AuthEngine
import Bounds
import Secrets
import ServiceCatalog
import SettingsStore
import Testing
import WebRequests

@Suite("The nonce of a sign-in")
struct NonceTests {
    private static let scopes = [("Scope", "openid email")]

    private func values(_ request: AuthorizationRequest) throws -> [String: String] {
        let query = try #require(request.url.split(separator: "?").last)
        return Dictionary(try #require(PercentEncoding.pairs(query)).map { ($0.name, $0.value) }) { "\($0) \($1)" }
    }

    @Test("is sent with the scope openid, and only then; each time another one")
    func isSent() throws {
        let world = try TestWorld()
        let plan = try world.plan(Self.scopes)
        let nonces = try (0..<3).map { _ in
            let request = try AuthorizationRequest(plan, world.surroundings, callback: nil)
            let values = try values(request)
            #expect(values["nonce"] == request.nonce && values["nonce"] != values["state"])
            #expect(request.nonce?.count == 43)
            return request.nonce
        }
        #expect(Set(nonces).count == 3)
        for scope in ["", "read", "openid2 xopenid", "OPENID"] {
            let request = try AuthorizationRequest(
                try world.plan([("Scope", scope)]),
                world.surroundings,
                callback: nil
            )
            #expect(request.nonce == nil)
            #expect(try values(request)["nonce"] == nil)
        }
    }

    @Test(
        "stays the one that a definition brings",
        arguments: [
            (#""access_type": "offline""#, #""access_type": "offline", "nonce": "own""#),
            ("?tenant=", "?nonce=own&tenant="),
        ]
    )
    func ofDefinition(old: String, new: String) throws {
        let world = try TestWorld()
        let engine = try world.engine(definition: TestService.definition.replacing(old, with: new))
        let plan = try engine.resolve(TestWorld.oauth(Self.scopes), service: "example")
        let request = try AuthorizationRequest(plan, world.surroundings, callback: nil)
        #expect(try values(request)["nonce"] == "own")
        #expect(request.nonce == nil)
    }

    @Test(
        "must be the one in the ID token that comes with the tokens",
        arguments: [
            // The payload of the ID token; NONCE stands for the right one.
            (#"{"nonce":"NONCE"}"#, true), (#"{"nonce":"another"}"#, false), (#"{"nonce":""}"#, false), ("{}", true),
            (#"{"nonce":7}"#, true), ("no JSON", true),
        ]
    )
    func idToken(payload: String, isTaken: Bool) async throws {
        let world = try TestWorld()
        let signIn = try await world.engine().beginSignIn(try world.plan(Self.scopes), browser: .init(listens: false))
        let query = try #require(signIn.authorizationURL.split(separator: "?").last)
        let pairs = try #require(PercentEncoding.pairs(query))
        let nonce = try #require(pairs.first { $0.name == "nonce" }?.value)
        let state = try #require(pairs.first { $0.name == "state" }?.value)
        let body = Base64URL.encode(Array(payload.replacing("NONCE", with: nonce).utf8))
        world.answer { _ in
            .json(#"{"access_token":"access1","token_type":"bearer","expires_in":60,"id_token":"e30.\#(body).c2ln"}"#)
        }
        try signIn.paste("http://localhost:33333/?code=abc&state=\(state)")
        guard isTaken else {
            await #expect(throws: AuthError(.signIn(.stateMismatch))) { try await signIn.tokens() }
            return
        }
        #expect(try await signIn.tokens().accessToken == Secret("access1"))
    }

    @Test("does not matter for a token that is no ID token, nor for a refresh")
    func otherReplies() throws {
        for token in ["", "a", "a.b", "a.!.c", "....", "e30.e30.e30.e30.e30"] {
            let reply = HTTPReply.json(#"{"access_token":"a","token_type":"bearer","id_token":"\#(token)"}"#)
            let code = TokenRequest.code(Secret("c"), verifier: nil, callback: nil, nonce: "n")
            #expect(try TokenReply(reply, to: code, hiding: []).accessToken == Secret("a"))
        }
        let other = Base64URL.encode(Array(#"{"nonce":"old"}"#.utf8))
        let reply = HTTPReply.json(#"{"access_token":"a","token_type":"bearer","id_token":"e30.\#(other).c"}"#)
        #expect(try TokenReply(reply, to: .refresh(Secret("r")), hiding: []).accessToken == Secret("a"))
    }
}
