import AuthEngine
import Secrets
import TestSupport
import Testing

@Suite("What a person pastes")
struct PastedReplyTests {
    private static let address = "http://localhost:33333/?code=abc%2Fd&state=good"

    private static let codeLast = "http://localhost:33333/?state=good&code=abc%2Fd"

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
            "abc/d", " abc/d ", "\"abc/d\"", "abc%2Fd", "code=abc%2Fd", "abc%2Fd&state=good",
            "「\(address)」", "abc/d#good", "“abc/d”", "`abc/d`", "『abc/d』",
            // Links of chats, mail and pages.
            "<\(address)|localhost>", "<\(codeLast)|localhost>", "[here](\(codeLast))", "[\(codeLast)](\(codeLast))",
            "(\(codeLast))", "<a href=\"\(codeLast)\">x</a>", "<\(codeLast)>", "“\(codeLast)”", "「\(codeLast)」です",
            "\(codeLast)。", "\(codeLast)、次に", "\(codeLast) を開いた", "\(codeLast)|label", "\(codeLast)</a>",
            "\(address).", "\(address)).", "\(address),", "\(address)。", "(see \(address))",
            // Escapes of pages, data and shells.
            address.replacing("&", with: "&amp;"), codeLast.replacing("&", with: "&amp;"),
            address.replacing("&", with: "&#38;"), "{\"url\":\"\(address.replacing("&", with: "\\u0026"))\"}",
            address.replacing("&", with: "\\&").replacing("?", with: "\\?").replacing("=", with: "\\="),
            // Zero-width characters.
            "\u{FEFF}\(address)", "http://local\u{200B}host:33333/?co\u{2060}de=abc%2Fd&state=go\u{AD}od",
            "\u{200B}abc/d\u{200E}",
            // Text around, in lines of its own.
            "It says:\n\(address)\nThanks!", "It says:\n\n\(codeLast)\n\nThanks a lot", "\(address)\n\(address)",
            "https://service.example/authorize?client_id=x&state=good\n\(codeLast)",
            "HTTP://localhost/?code=abc%2Fd&state=good",
            // The frames of terminal programs.
            "│ http://localhost:33333/?code=abc%2Fd&sta │\n│ te=good                                  │",
            "| \(address) |",
        ]
    )
    func understood(text: String) throws {
        #expect(try code(text) == "abc/d")
    }

    @Test(
        "is understood although mail wrapped it, or a browser left in other values what no address holds",
        arguments: [
            // Quoted-printable: soft line ends, with and without the escapes.
            "http://localhost:33333/?code=abc%2=\nFd&state=good",
            "http://localhost:33333/?state=good&code=ab=\r\nc%2Fd",
            "http://localhost:33333/?code=3Dabc%2=\nFd&state=3Dgood",
            "http://localhost:33333/?code=3Dabc%2Fd&sta=\nte=3Dgood",
            "http://localhost:33333/?code=\nabc%2Fd&state=\ngood", "abc%2=\nFd",
            "http://localhost:33333/?code=abc%2Fd&scope=[read]&state=good",
            "http://localhost:33333/?code=abc%2Fd&scope=a|b&state=good",
            "http://localhost:33333/?x={\"a\":1}&code=abc%2Fd&y=a^b&state=good",
            "http://localhost:33333/?x=a b&code=abc%2Fd&y=<b>z</b>&state=good",
            "see http://localhost:33333/?scope=[a]&code=abc%2Fd&state=good https://other.example/?a=[b]&state=evil",
        ]
    )
    func understoodWithOddValues(text: String) throws { #expect(try code(text) == "abc/d") }

    @Test(
        "is a refusal although its reason is written as people write",
        arguments: ["the user said no", "[x]", "a|b", "said \"no\"", "<b>no</b>"]
    )
    func oddRefusals(reason: String) {
        let text = "http://localhost:33333/?error=access_denied&error_description=\(reason)&state=good"
        #expect { try PastedReply.parse(text, expectedState: "good") } throws: { caseName(of: $0) == "refused" }
    }

    @Test(
        "is refused when it belongs elsewhere or makes no sense",
        arguments: [
            ("http://localhost:33333/?code=abc&state=evil", "stateMismatch"),
            ("http://localhost:33333/?code=abc&state=goo", "stateMismatch"),
            ("http://localhost:33333/?code=abc&state=GOOD", "stateMismatch"),
            ("http://localhost:33333/?code=abc", "stateMissing"),
            ("http://localhost:33333/?code=abc&state=", "stateMissing"),
            ("?code=abc", "stateMissing"),
            ("code=abc&state=evil", "stateMismatch"),
            ("http://localhost:33333/?error=access_denied", "stateMissing"),
            ("http://localhost:33333/?error=access_denied&state=good", "refused"),
            ("http://localhost:33333/?code=a&code=b&state=good", "repeatedParameter"),
            ("http://localhost:33333/?code=a&state=good&state=good", "repeatedParameter"),
            ("http://localhost:33333/?code=a&state=good#state=good", "repeatedParameter"),
            ("http://localhost:33333/?code=a&error=b&state=good", "pasteNotUnderstood"),
            ("http://localhost:33333/?state=good", "pasteNotUnderstood"),
            ("http://localhost:33333/?code=%zz&state=good", "pasteNotUnderstood"),
            ("http://localhost:33333/?code=%FF&state=good", "pasteNotUnderstood"),
            ("", "pasteNotUnderstood"), ("   \n ", "pasteNotUnderstood"), ("two words", "pasteNotUnderstood"),
            ("コード", "pasteNotUnderstood"), ("a\u{1B}[2J", "pasteNotUnderstood"),
            (String(repeating: "x", count: 65_537), "pasteTooLong"),
            ("abc#evil", "stateMismatch"), ("abc|label", "pasteNotUnderstood"), ("{abc}", "pasteNotUnderstood"),
        ]
    )
    func refused(text: String, code: String) {
        #expect { try PastedReply.parse(text, expectedState: "good") } throws: { caseName(of: $0) == code }
    }

    @Test(
        "is refused where the end of the code is unclear, so that nothing is spent",
        arguments: [
            "\(codeLast).", "\(codeLast))", "\(codeLast)!", "\(codeLast),", "\(codeLast);", "\(codeLast)'",
            "\(codeLast)*",
            "\(codeLast)\nThanks", "\(codeLast)\nThanks!", "\(codeLast)\nand then", "\(codeLast)\nx\n\nmore",
            "\(codeLast) and then", "\(codeLast) Thanks", "\(codeLast)\nabc\ndef", "?state=good&code=abc.",
            "state=good&code=abc\nThanks", "code=abc.", "abc.", "abc)", "*abc*", "**abc**", "abc/d\nThanks", "abc\nd",
            "http://localhost/?state=good&code=ab cd", "http://localhost/#state=good&access_token=ab\ncd",
        ]
    )
    func unclear(text: String) {
        #expect { try PastedReply.parse(text, expectedState: "good") } throws: { error in
            caseName(of: error) == "pasteUnclear"
        }
        #expect { try PastedReply.code(in: text) } throws: { ($0 as? AuthError) != nil }
    }

    @Test("that was wrapped is read whole or refused, never cut, whatever the width, the frame and the text behind it")
    func wrapped() throws {
        let letters = String(repeating: "CODEabcdefghij", count: 6)
        let codes = [letters, "4/0A" + letters + "-_x", String(repeating: "x9", count: 60) + "%3D"]
        let frames = [("", ""), ("> ", ""), ("  ", "  "), ("│ ", " │"), ("- ", "")]
        let tails = ["", "\n", "\n\n", "\nThanks", "\n\nThanks a lot", "\nThanks a lot\nBye"]
        var whole = 0
        for given in codes {
            let meant = given.replacing("%3D", with: "=")
            let orders = ["state=good&code=\(given)", "code=\(given)&state=good", "code=\(given)&state=good&scope=a+b"]
            for (address, width) in orders.flatMap({ order in
                [20, 37, 39, 60, 72, 76, 80, 100, 119, 200].map { ("http://localhost:33333/cb?\(order)", $0) }
            }) {
                var lines: [String] = []
                var rest = address[...]
                while !rest.isEmpty {
                    lines.append(String(rest.prefix(width)))
                    rest = rest.dropFirst(width)
                }
                for (before, after) in frames {
                    for (tail, end) in tails.flatMap({ tail in ["\n", "\r\n"].map { (tail, $0) } }) {
                        let text = lines.map { before + $0 + after }.joined(separator: end) + tail
                        guard let read = try? code(text) else { continue }
                        #expect(read == meant, "\(text)")
                        whole += 1
                    }
                }
                // Pasted alone, lines of one length are surely one address where the last can be no word.
                if lines.count == 1 || (lines.last?.count ?? 0) >= 16 {
                    #expect(try code(lines.joined(separator: "\n")) == meant, "\(lines)")
                }
            }
        }
        #expect(whole > 3_000)
    }

    @Test("of many thousand lines is looked at in no time")
    func manyLines() {
        let texts = [
            "http://localhost/?state=good&code=" + String(repeating: "a\n", count: 30_000),
            String(repeating: "(", count: 60_000),
            String(repeating: "http://", count: 9_000), String(repeating: "<http://a", count: 7_000),
        ]
        let took = workTime { for text in texts { _ = try? PastedReply.parse(text, expectedState: "good") } }
        #expect(took < 60)
    }

    @Test(
        "is refused as a bare code where no PKCE ties it to this sign-in",
        arguments: ["abc", "code=abc", " \"abc\" ", "abc%2Fd"]
    )
    func bareCode(text: String) {
        #expect(throws: AuthError(.signIn(.codeAlone))) {
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
            guard case .reply(.refused(let code, let text)) = (error as? AuthError)?.fact else { return false }
            return code == "server_error" && text == "[2Jbad text"
        }
    }
}
