import AuthEngine
import Localization
import Secrets
import ServiceCatalog
import SettingsStore
import TestSupport
import Testing
import WebRequests
import Wording

@Suite("What a token endpoint answers")
struct TokenReplyTests {
    private let refresh = TokenRequest.refresh(Secret("old-refresh"))
    private let code = TokenRequest.code(Secret("code"), verifier: nil, callback: nil)

    private func read(_ body: String, status: Int = 200) throws -> TokenReply {
        try TokenReply(.json(status, body), to: refresh, hiding: [Secret("old-refresh"), Secret("ZZsecret")])
    }

    private func failure(_ reply: HTTPReply, of request: TokenRequest? = nil) -> AuthError? {
        do throws(AuthError) {
            _ = try TokenReply(reply, to: request ?? refresh, hiding: [Secret("old-refresh"), Secret("ZZsecret")])
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "a lifetime may be a number or digits in quotes; what is over is 0, what is not said is unknown",
        arguments: [
            ("3600", 3600), ("\"3600\"", 3600), ("0", 0), ("-1", 0), ("null", nil), ("\"\"", nil),
            ("2147483648", 2_147_483_647), ("9007199254740993", 2_147_483_647),
            ("9223372036854775808", 2_147_483_647), ("99999999999999999999999", 2_147_483_647),
        ] as [(String, Int?)]
    )
    func lifetime(text: String, seconds: Int?) throws {
        let reply = try read("{\"access_token\":\"a\",\"expires_in\":\(text)}")
        #expect(reply.expiresIn == seconds)
    }

    @Test("T1 a form is read for its tokens, and for errors where the definition says that the service answers so")
    func form() async throws {
        let type = ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        let bodies: [(String, String?)] = [
            ("access_token=a%2Bb&token_type=bearer&expires_in=60&refresh_token=r", nil),
            ("access_token=a&access_token=b&access_token=", nil), ("access_token=a+b", "badReply"),
            ("access_token=%FF", "notAnOAuthReply"), ("token=a", "notAnOAuthReply"),
        ]
        for (body, code) in bodies {
            let reply = HTTPReply(status: 200, headers: [type], body: Array(body.utf8))
            #expect(caseName(of: failure(reply)) == code, "\(body)")
            #expect(FormReply.asJSON(HTTPReply(status: 200, body: reply.body)).body == reply.body)
        }
        let words = "error=bad_verification_code&error_description=no+such+code"
        let error = HTTPReply(status: 200, headers: [type], body: Array(words.utf8))
        #expect(caseName(of: failure(error)) == "notAnOAuthReply")
        #expect(caseName(of: failure(FormReply.asJSON(error))) == "refused")
        let empty = HTTPReply(status: 400, headers: [type])
        #expect(caseName(of: failure(FormReply.asJSON(empty))) == "replyWithoutDetails")
    }

    @Test("a lifetime that is the moment of the end is understood")
    func absoluteEnd() throws {
        let reply = try read(#"{"access_token":"a","expires_in":1700003600}"#)
        let stored = reply.stored(now: 1_700_000_000_000, limits: nil, keeping: nil)
        #expect(stored.expiresIn == 3600)
    }

    @Test(
        "a lifetime that is odd is read as far as it can be, and counts as not said otherwise",
        arguments: [
            ("3600.5", 3600), ("1e3", 1000), ("true", nil), ("{}", nil), ("\"zzz\"", nil), ("\" 60\"", 60),
            ("1e400", 2_147_483_647), ("-1e400", 0), ("NaN", nil), ("[5]", nil), ("\"0x10\"", nil),
        ] as [(String, Int?)]
    )
    func oddLifetime(text: String, seconds: Int?) throws {
        let reply = try read("{\"access_token\":\"a\",\"expires_in\":\(text),\"refresh_token\":\"b\"}")
        #expect(reply.expiresIn == seconds)
        #expect(reply.refreshToken == Secret("b"))
    }

    @Test(
        "bearer in any case, no type at all, or a word of the service's own, is a bearer token",
        arguments: ["\"bearer\"", "\"Bearer\"", "\"BEARER\"", "null", "\"\"", "\" \"", "\"user\"", "7", "[]"]
    )
    func bearer(type: String) throws {
        let reply = try read("{\"access_token\":\"a\",\"token_type\":\(type)}")
        #expect(reply.stored(now: 5, limits: nil, keeping: nil).tokenType == "Bearer")
    }

    @Test("another type is refused by its name", arguments: ["mac", "N_A", "DPoP"])
    func otherType(type: String) {
        let error = failure(.json("{\"access_token\":\"a\",\"token_type\":\"\(type)\"}"))
        #expect(caseName(of: error) == "unknownTokenType")
        #expect(error?.message(in: .english).contains(type) == true)
    }

    @Test(
        "a token that no header could carry is refused",
        arguments: [
            "{\"access_token\":[]}", "{\"access_token\":true}", "{\"access_token\":{}}",
            "{\"access_token\":\"a b\"}", "{\"access_token\":\"a\\r\\nX: y\"}", "{\"access_token\":\"a\\u0000\"}",
            "{\"access_token\":\"é\"}",
        ]
    )
    func badToken(body: String) {
        #expect(caseName(of: failure(.json(body))) == "badReply")
    }

    @Test(
        "a reply without an access token is told from one with an impossible one",
        arguments: ["{}", "{\"access_token\":\"\"}", "{\"access_token\":null}", "{\"ok\":true}"]
    )
    func noToken(body: String) {
        #expect(caseName(of: failure(.json(body))) == "tokenMissing")
    }

    @Test("a list in place of an object says why there is no token")
    func list() {
        let error = failure(.json("[{\"error\":\"x1\",\"message\":\"The client is asleep\"}]"))
        #expect(caseName(of: error) == "tokenMissing")
        #expect(error?.message(in: .english).contains("The client is asleep") == true)
        #expect(caseName(of: failure(.json("[1,2]"))) == "notAnOAuthReply")
    }

    @Test("a token of 64 KiB is accepted, a longer one is not")
    func longToken() throws {
        let long = String(repeating: "x", count: 65_536)
        #expect(try read("{\"access_token\":\"\(long)\"}").accessToken.count == 65_536)
        #expect(caseName(of: failure(.json("{\"access_token\":\"\(long)x\"}"))) == "badReply")
    }

    @Test("the old refresh token stays unless a new one comes", arguments: ["\"\"", "null", "\"old-refresh\""])
    func oldRefreshToken(value: String) throws {
        let old = StoredTokens(accessToken: Secret("o"), refreshToken: Secret("old-refresh"), timestamp: 0)
        let kept = try read("{\"access_token\":\"a\",\"refresh_token\":\(value)}")
        #expect(kept.stored(now: 1, limits: nil, keeping: old).refreshToken == Secret("old-refresh"))
        let absent = try read("{\"access_token\":\"a\"}")
        #expect(absent.stored(now: 1, limits: nil, keeping: old).refreshToken == Secret("old-refresh"))
        let new = try read("{\"access_token\":\"a\",\"refresh_token\":\"n\"}")
        #expect(new.stored(now: 1, limits: nil, keeping: old).refreshToken == Secret("n"))
    }

    @Test("members nobody knows are ignored, of those that come twice the last with a value counts")
    func members() throws {
        let reply = try read("{\"id_token\":{\"a\":[1]},\"access_token\":\"a\",\"iat\":5,\"scope\":\"b c\"}")
        #expect(reply.scope == "b c")
        let twice = try read("{\"access_token\":\"a\",\"access_token\":\"b\",\"access_token\":null}")
        #expect(twice.accessToken == Secret("b"))
    }

    @Test(
        "what is no OAuth answer is said to be none, with its size and not its content",
        arguments: [
            "<html>log in</html>", "", "null", "[]", "\"x\"", "access_token=a",
        ]
    )
    func notOAuth(body: String) {
        let reply = HTTPReply(status: 200, headers: [("content-type", "text/html; a=b")], body: Array(body.utf8))
        let error = failure(reply)
        #expect(caseName(of: error) == "notAnOAuthReply")
        #expect(
            error?.message(in: .english)
                == "this is not an OAuth answer (HTTP 200, text/html, \(body.utf8.count) bytes)"
        )
    }

    @Test(
        "errors are told apart by code, then header, then status",
        arguments: [
            (200, "{\"error\":\"invalid_grant\"}", "invalidGrant"),
            (400, "{\"error\":\"invalid_grant\"}", "invalidGrant"),
            (403, "{\"error\":\"invalid_grant\",\"error_description\":\"Unknown token.\"}", "invalidGrant"),
            (400, "{\"error\":\"authorization_expired\"}", "refused"),
            (400, "{\"error\":\"invalid_client\"}", "invalidClient"),
            (401, "{\"error\":\"access_denied\",\"error_description\":\"Unauthorized\"}", "invalidClient"),
            (401, "", "invalidClient"),
            (400, "{\"error\":\"Unsupported type: nil. Expected web_server\"}", "refused"),
            (400, "{\"error\":\"invalid_scope\"}", "refused"),
            (400, "", "replyWithoutDetails"),
            (400, "{\"x\":1}", "replyWithoutDetails"),
            (418, "teapot", "refused"), (418, "<p>teapot", "notAnOAuthReply"),
            (429, "", "rateLimited"), (429, "{\"error\":\"too_many\"}", "rateLimited"),
            (500, "<html>", "serviceFailed"), (502, "{\"error\":\"server_error\"}", "serviceFailed"),
            (302, "", "redirected"),
        ]
    )
    func errors(status: Int, body: String, code: String) {
        #expect(caseName(of: failure(HTTPReply(status: status, body: Array(body.utf8)))) == code)
    }

    @Test("an empty 400 says nothing about a code, nor about a refresh token")
    func emptyReply() {
        #expect(caseName(of: failure(HTTPReply(status: 400), of: code)) == "replyWithoutDetails")
        #expect(caseName(of: failure(HTTPReply(status: 400), of: refresh)) == "replyWithoutDetails")
    }

    @Test("an error in the WWW-Authenticate header counts")
    func header() {
        let value = "Bearer realm=\"x\", error=\"invalid_grant\", error_description=\"ended \\\"now\\\"\""
        let error = failure(HTTPReply(status: 401, headers: [("WWW-Authenticate", value)]))
        #expect(caseName(of: error) == "invalidGrant")
        #expect(error?.message(in: .english).contains("ended \"now\"") == true)
    }

    @Test("a secret that comes back as type, code or token type is not shown")
    func echoed() {
        let replies = [
            HTTPReply(status: 200, headers: [("Content-Type", "text/old-refresh")], body: [60]),
            HTTPReply(status: 418, headers: [("Content-Type", "old-refresh")], body: [60]),
            .json(400, "{\"error\":\"old-refresh\"}"),
            .json(200, "{\"error\":\"old-refresh\"}"),
            .json(400, "{\"error\":\"x\",\"error_description\":\"old-\\u200bref\\u202eresh\"}"),
        ]
        for reply in replies {
            let error = failure(reply)
            #expect(error != nil && error?.message(in: .english).contains("old-refresh") == false)
        }
    }

    @Test("a message holds neither markup nor control characters nor a secret that came back")
    func cleaned() {
        let text = "\\u001b[2J<a href='http://evil'>bad</a> ZZsecret old-refresh \\u202eabc\\u009b \\n end"
        let error = failure(.json(400, "{\"error\":\"invalid_scope\",\"error_description\":\"\(text)\"}"))
        #expect(
            error?.message(in: .english)
                == "the service does not give the scope that was asked for: [2Jbad *** *** abc end (invalid_scope)"
        )
        let long = failure(
            .json(400, "{\"error\":\"x\",\"error_description\":\"\(String(repeating: "y", count: 900))\"}")
        )
        #expect((long?.message(in: .english).count ?? 999) < 240)
    }
}
