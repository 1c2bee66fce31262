import AuthEngine
import ConnectionStrings
import Secrets
import SettingsStore
import TestSupport
import Testing

@Suite("Stored procedures")
struct ProcedureTests {
    private func call(
        _ world: TestWorld,
        _ name: String,
        _ inputs: [(String, String)]
    ) async throws -> [String: String] {
        let call = ProcedureCall(
            name,
            inputs: ConnectionProperties(inputs),
            properties: TestWorld.oauth(),
            service: "example"
        )
        let row = try await world.engine().call(call) { try $0.paste("pasted") }
        return Dictionary(uniqueKeysWithValues: row.map { ($0.column, $0.value.reveal()) })
    }

    private func fact(_ error: any Error) -> AuthError.Fact? { (error as? AuthError)?.fact }

    @Test("the address is composed without a request, and its verifier fits the code that comes back")
    func authorizationURL() async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let row = try await call(
            world,
            "getoauthauthorizationurl",
            [("state", "mine"), ("CALLBACKURL", "http://x.example/")]
        )
        #expect(row["URL"]?.contains("redirect_uri=http%3A%2F%2Fx.example%2F&") == true)
        #expect(row["URL"]?.contains("&state=mine&") == true)
        let verifier = try #require(row["PKCEVerifier"])
        #expect(row["URL"]?.contains(PKCE(verifier: Secret(verifier)).challenge) == true)
        #expect(world.sent.isEmpty)
        let tokens = try await call(
            world,
            "GetOAuthAccessToken",
            [("AuthMode", "web"), ("Verifier", "the-code"), ("PKCEVerifier", verifier)]
        )
        #expect(
            tokens == [
                "OAuthAccessToken": "access1", "OAuthRefreshToken": "refresh1", "ExpiresIn": "3600",
                "OAuthTokenTimestamp": "\(world.now)",
            ]
        )
        #expect(world.sent.first?.form["code_verifier"] == verifier)
        #expect(try world.store.peek(world.location) == nil)
    }

    @Test("a refresh token is exchanged, and the old one repeated when no new one comes")
    func refresh() async throws {
        let world = try TestWorld { _ in .json("{\"access_token\":\"a\"}") }
        let row = try await call(world, "REFRESHOAUTHACCESSTOKEN", [("oauthrefreshtoken", "r")])
        #expect(row["OAuthRefreshToken"] == "r")
        #expect(row["ExpiresIn"] == "1800")
        await #expect {
            try await call(world, "RefreshOAuthAccessToken", [])
        } throws: { caseName(of: $0) == "missingProperty" }
    }

    @Test("with AuthMode=APP the sign-in is run")
    func app() async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(1) }
        let row = try await call(world, "GetOAuthAccessToken", [("AuthMode", "APP")])
        #expect(row["OAuthAccessToken"] == "access1")
        #expect(world.sent(to: "/token").first?.form["code"] == "pasted")
    }

    @Test("an unknown procedure or input is an error with the nearest one")
    func unknown() async throws {
        let world = try TestWorld()
        await #expect { try await call(world, "GetOAuthToken", []) } throws: {
            caseName(of: $0) == "unknownProcedure"
        }
        await #expect { try await call(world, "GetOAuthAccessToken", [("Verifyer", "x")]) } throws: { error in
            guard case .plan(.unknownInput(let name, of: "GetOAuthAccessToken", nearest: "Verifier", _)) = fact(error)
            else {
                return false
            }
            return name.text == "Verifyer"
        }
    }
}
