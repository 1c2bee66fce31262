import AuthEngine
import Secrets
import Testing

@Suite("What a person pastes")
struct PastedReplyTests {
    private static let address = "http://localhost:33333/?code=abc%2Fd&state=good"

    private func code(_ text: String) throws -> String {
        guard case .code(let code) = try PastedReply.parse(text, expectedState: "good") else {
            Issue.record("not a code")
            return ""
        }
        return code.reveal()
    }

    @Test(
        "is understood with the dirt of copying on it",
        arguments: [
            address, "  \(address)\n", "\"\(address)\"", "'\(address)'", "<\(address)>", "- \(address)", "• \(address)",
            "> \(address)", "`\(address)`", "curl '\(address)' -H 'Accept: */*'", "curl '\(address)' \\\n  -H 'X: y'",
            "http://localhost:33333/?co\nde=abc%2F\n   d&state=go\r\nod", "The address is \(address)",
            "?code=abc%2Fd&state=good", "code=abc%2Fd&state=good", "state=good&code=abc%2Fd",
            "/callback?code=abc%2Fd&state=good", "localhost:33333/?code=abc%2Fd&state=good",
            "http://localhost:33333/#code=abc%2Fd&state=good", "#code=abc%2Fd&state=good",
            "http://localhost:33333/?code=abc%2Fd&state=good#_=_", "\(address)&iss=https%3A%2F%2Fx&a=1&a=2",
            "abc/d", " abc/d ", "\"abc/d\"", "abc%2Fd", "abc/\nd", "code=abc%2Fd", "abc%2Fd&state=good",
            "「\(address)」",
        ]
    )
    func understood(text: String) throws {
        #expect(try code(text) == "abc/d")
    }

    @Test(
        "is refused when it belongs elsewhere or makes no sense",
        arguments: [
            ("http://localhost:33333/?code=abc&state=evil", AuthError.Code.stateMismatch),
            ("http://localhost:33333/?code=abc&state=goo", .stateMismatch),
            ("http://localhost:33333/?code=abc&state=GOOD", .stateMismatch),
            ("http://localhost:33333/?code=abc", .stateMissing),
            ("http://localhost:33333/?code=abc&state=", .stateMissing),
            ("?code=abc", .stateMissing),
            ("code=abc&state=evil", .stateMismatch),
            ("http://localhost:33333/?error=access_denied", .stateMissing),
            ("http://localhost:33333/?error=access_denied&state=good", .refused),
            ("http://localhost:33333/?code=a&code=b&state=good", .repeatedParameter),
            ("http://localhost:33333/?code=a&state=good&state=good", .repeatedParameter),
            ("http://localhost:33333/?code=a&state=good#state=good", .repeatedParameter),
            ("http://localhost:33333/?code=a&error=b&state=good", .pasteNotUnderstood),
            ("http://localhost:33333/?state=good", .pasteNotUnderstood),
            ("http://localhost:33333/?code=%zz&state=good", .pasteNotUnderstood),
            ("http://localhost:33333/?code=%FF&state=good", .pasteNotUnderstood),
            ("", .pasteNotUnderstood), ("   \n ", .pasteNotUnderstood), ("two words", .pasteNotUnderstood),
            ("コード", .pasteNotUnderstood), ("a\u{1B}[2J", .pasteNotUnderstood),
            (String(repeating: "x", count: 65_537), .pasteTooLong),
        ]
    )
    func refused(text: String, code: AuthError.Code) {
        #expect { try PastedReply.parse(text, expectedState: "good") } throws: { ($0 as? AuthError)?.code == code }
    }

    @Test(
        "is refused as a bare code where no PKCE ties it to this sign-in",
        arguments: ["abc", "code=abc", " \"abc\" ", "abc%2Fd"]
    )
    func bareCode(text: String) {
        #expect(throws: AuthError(.codeAlone)) {
            try PastedReply.parse(text, expectedState: "good", takesBareCode: false)
        }
        #expect(throws: Never.self) {
            try PastedReply.parse(Self.address, expectedState: "good", takesBareCode: false)
        }
    }

    @Test("brings a token with the implicit grant, also under the connector's name")
    func token() throws {
        for name in ["access_token", "OAuthAccessToken"] {
            let text = "http://localhost:33333/#\(name)=tok&state=good&expires_in=60"
            guard case .token(let token) = try PastedReply.parse(text, expectedState: "good") else {
                Issue.record("not a token")
                continue
            }
            #expect(token.accessToken == Secret("tok"))
            #expect(token.expiresIn == 60)
        }
    }

    @Test("an error's text is cleaned before anyone sees it")
    func cleaned() {
        let text = "http://x.example/?state=good&error=server_error&error_description=%1B%5B2Jbad%3Cb%3E+%E2%80%AEtext"
        #expect { try PastedReply.parse(text, expectedState: "good") } throws: { error in
            guard case .refused(let code, let text) = (error as? AuthError)?.fact else { return false }
            return code == "server_error" && text == "[2Jbad text"
        }
    }
}
