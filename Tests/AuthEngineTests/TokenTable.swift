import AuthEngine
import NetworkTestSupport
import SettingsStore
import Testing

/// A row of the security reference's table 2.2: what a token endpoint does, and what must come of it.
struct TokenRow: Sendable, CustomTestStringConvertible {
    /// The row's name, `T1` and so on, and what is tried.
    let testDescription: String
    /// What is done once the request is there.
    let script: @Sendable (RawSocket) -> Void
    /// How the exchange of a code ends; nil when the reply is good.
    let code: String?

    init(_ name: String, _ code: String?, does script: @escaping @Sendable (RawSocket) -> Void) {
        testDescription = name
        self.code = code
        self.script = script
    }

    /// A row with a whole reply.
    init(
        _ name: String,
        _ code: String?,
        status: Int = 200,
        type: String = "application/json",
        headers: String = "",
        body: [UInt8]
    ) {
        self.init(name, code) { socket in
            socket.send(
                "HTTP/1.1 \(status) X\r\nContent-Type: \(type)\r\n\(headers)Content-Length: \(body.count)\r\n\r\n"
            )
            socket.send(body)
        }
    }

    init(
        _ name: String,
        _ code: String?,
        status: Int = 200,
        type: String = "application/json",
        headers: String = "",
        _ body: String
    ) {
        self.init(name, code, status: status, type: type, headers: headers, body: Array(body.utf8))
    }

    /// A row whose reply is a good one but for some members.
    static func members(_ name: String, _ code: String?, _ members: String) -> TokenRow {
        TokenRow(name, code, "{\(members)}")
    }
}

extension TokenRow {
    /// How a refresh ends with the same reply.
    var refreshCode: String? { code == "invalidGrant" ? "signInNeeded" : code }

    /// What is known of the refresh token then: it is dead by the service's word, or is sent again.
    var journal: RefreshJournal.State? {
        switch refreshCode {
        case nil: nil
        case "signInNeeded": .refused
        default: .sent
        }
    }

    static let all: [TokenRow] = content + failures + broken + members

    private static let good = #"{"access_token":"a"}"#

    /// T1, T2, T3, T10, T11: what the body says.
    private static let content: [TokenRow] = [
        TokenRow("T1 a page", "notAnOAuthReply", type: "text/html", "<html>Welcome to the hotel</html>"),
        TokenRow("T1 nothing", "notAnOAuthReply", ""),
        TokenRow("T1 null", "notAnOAuthReply", "null"),
        TokenRow("T1 a list", "notAnOAuthReply", "[]"),
        TokenRow("T1 a text", "notAnOAuthReply", #""x""#),
        TokenRow("T1 a byte order mark", nil, "\u{FEFF}" + good),
        TokenRow("T1 UTF-16", nil, body: good.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
        TokenRow("T1 a form", nil, type: "application/x-www-form-urlencoded", "access_token=a"),
        TokenRow("T1 JSON that is called text", nil, type: "text/plain", good),
        TokenRow("T2 200 with an error", "invalidGrant", #"{"error":"invalid_grant"}"#),
        TokenRow("T2 200 with an error and a token", nil, #"{"error":"invalid_grant","access_token":"a"}"#),
        TokenRow(
            "T2 400 with a token",
            "refused",
            status: 400,
            #"{"error":"x","access_token":"b","refresh_token":"***"}"#
        ),
        TokenRow("T3 400 with nothing", "replyWithoutDetails", status: 400, ""),
        TokenRow("T10 Latin-1", "badReply", body: Array(#"{"access_token":"caf"#.utf8) + [0xE9, 0x22, 0x7D]),
        TokenRow(
            "T10 no UTF-8 in an error",
            "refused",
            status: 400,
            body: Array(#"{"error":""#.utf8) + [0xFF, 0x22, 0x7D]
        ),
        TokenRow(
            "T10 Latin-1 in the words of an error",
            "invalidGrant",
            status: 400,
            body: Array(#"{"error":"invalid_grant","error_description":"expir"#.utf8) + [0xE9, 0x22, 0x7D]
        ),
        TokenRow("T10 half of a pair", "badReply", #"{"access_token":"\ud800"}"#),
        TokenRow("T10 NUL", "badReply", #"{"access_token":"a\u0000"}"#),
        TokenRow("T11 access_token twice", nil, #"{"access_token":"b","access_token":"a","access_token":null}"#),
        TokenRow("T11 error twice", "notAnOAuthReply", status: 400, #"{"error":"x","error":"invalid_grant"}"#),
        TokenRow("T11 expires_in twice", nil, #"{"access_token":"a","expires_in":9,"expires_in":-1}"#),
        TokenRow("nested 100,000 deep", "notAnOAuthReply", String(repeating: "[", count: 100_000)),
    ]

    /// T5, T8, T9, T19, T20: what status and headers say.
    private static let failures: [TokenRow] =
        [301, 302, 303, 307, 308].flatMap { status in
            ["http://localhost:1/x", "/token", "http://127.0.0.1:1/", "file:///etc/passwd"].map { location in
                TokenRow(
                    "T5 \(status) to \(location)",
                    "redirected",
                    status: status,
                    headers: "Location: \(location)\r\n",
                    good
                )
            }
        }
        + ["2", "99999999", "Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 21 Oct 2099 07:28:00 GMT", "x", "-5", "1e9"].map {
            TokenRow("T8 429, Retry-After: \($0)", "rateLimited", status: 429, headers: "Retry-After: \($0)\r\n", "")
        }
        + [500, 502, 503, 504].map {
            TokenRow("T9 \($0)", "serviceFailed", status: $0, type: "text/html", "<h1>Oops</h1>")
        }
        + [
            TokenRow(
                "T19 401 with an escape in WWW-Authenticate",
                "invalidClient",
                status: 401,
                headers: "WWW-Authenticate: Bearer error=\"invalid_client\", error_description=\"\u{9B}2J\\\"x\"\r\n",
                ""
            ),
            TokenRow("T19 401 with 2 MB of WWW-Authenticate", "replyTooLarge") { socket in
                socket.send("HTTP/1.1 401 X\r\nWWW-Authenticate: Bearer error=\"")
                for _ in 0..<32 where socket.send(String(repeating: "x", count: 65_536)) {}
                socket.send("\"\r\nContent-Length: 0\r\n\r\n")
            },
            TokenRow(
                "T20 cookies and the like",
                nil,
                headers: "Set-Cookie: a=b; Path=/\r\nClear-Site-Data: \"*\"\r\nAlt-Svc: h2=\":1\"\r\n"
                    + "Strict-Transport-Security: max-age=9999\r\nRefresh: 0; url=http://localhost:1/\r\n",
                good
            ),
        ]

    /// T4, T6, T7: what is wrong with the way it comes.
    private static let broken: [TokenRow] = [
        TokenRow("T4 a gibibyte that does not come", "networkFailed") {
            $0.send("HTTP/1.1 200 X\r\nContent-Length: 1073741824\r\n\r\nx")
        },
        TokenRow("T4 without an end", "replyTooLarge") { socket in
            socket.send("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n")
            while socket.send("10000\r\n" + String(repeating: " ", count: 65_536) + "\r\n") {}
        },
        TokenRow("T4 headers without an end", "replyTooLarge") { socket in
            socket.send("HTTP/1.1 200 X\r\n")
            while socket.send("X: \(String(repeating: "x", count: 8000))\r\n") {}
        },
        TokenRow("T4 gzip that was not asked for", "networkFailed", headers: "Content-Encoding: gzip\r\n", "\u{1F}x"),
        TokenRow("T6 cut off behind the reply", nil) { $0.send("HTTP/1.1 200 X\r\nContent-Length: 90\r\n\r\n\(good)") },
        TokenRow("T6 cut off in it", "networkFailed") {
            $0.send("HTTP/1.1 200 X\r\nContent-Length: 90\r\n\r\n\(good.dropLast(2))")
        },
        TokenRow("T6 reset after the head", "networkFailed") { socket in
            socket.send("HTTP/1.1 200 X\r\nContent-Length: 90\r\n\r\n")
            socket.reset()
        },
        TokenRow("T6 reset before the answer", "networkFailed") { $0.reset() },
        TokenRow("T6 closed before the answer", "networkFailed") { _ in },
        TokenRow("T6 too short a length", "notAnOAuthReply") {
            $0.send("HTTP/1.1 200 X\r\nContent-Length: 3\r\n\r\n\(good)")
        },
        // Neither counts then, but the end of the connection.
        TokenRow("T6 two lengths", nil) {
            $0.send("HTTP/1.1 200 X\r\nContent-Length: 20\r\nContent-Length: 3\r\n\r\n\(good)")
        },
        TokenRow("T6 a bad chunk", "networkFailed") {
            $0.send("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\(good)\r\n0\r\n\r\n")
        },
        TokenRow("T6 HTTP/0.9", "networkFailed") { $0.send(good) },
        TokenRow("T6 another protocol", "networkFailed") { $0.send("SSH-2.0-OpenSSH\r\n") },
        TokenRow("T6 a storm of 1xx", nil) { socket in
            for _ in 0..<50 { socket.send("HTTP/1.1 102 Processing\r\n\r\n") }
            socket.send("HTTP/1.1 200 X\r\nContent-Length: \(good.utf8.count)\r\n\r\n\(good)")
        },
        TokenRow("T7 a head that drips", "replyTimedOut") { socket in
            socket.send("HTTP/1.1 200 X\r\nX: ")
            while socket.send("x"), !socket.isClosed(within: 50) {}
        },
        TokenRow("T7 a body that drips", "replyTimedOut") { socket in
            socket.send("HTTP/1.1 200 X\r\nContent-Length: 1000\r\n\r\n")
            while socket.send(" "), !socket.isClosed(within: 50) {}
        },
        TokenRow("T7 never", "replyTimedOut") { _ = $0.read() },
    ]

    /// T12 to T15: what the members say.
    private static let members: [TokenRow] =
        ["3600", "\"3600\"", "0", "-1", "null", "2147483648", "9007199254740993", "9223372036854775808"].map {
            .members("T12 expires_in \($0)", nil, #""access_token":"a","expires_in":\#($0)"#)
        }
        + ["3600.5", "1e3", "true", "{}", "\"zzz\"", "1e400", "\"\u{663}\u{666}\""].map {
            .members("T12 expires_in \($0)", nil, #""access_token":"a","expires_in":\#($0)"#)
        }
        + ["\"\"", "null"].map { .members("T13 access_token \($0)", "tokenMissing", #""access_token":\#($0)"#) }
        + ["true", "\"a b\"", #""a\r\nX: y""#, #""a\u0000""#, "\"é\"", "[\"a\"]"].map {
            .members("T13 access_token \($0)", "badReply", #""access_token":\#($0)"#)
        }
        + [
            .members("T13 no access_token", "tokenMissing", #""token_type":"bearer""#),
            .members("T13 a megabyte", "badReply", #""access_token":"\#(String(repeating: "x", count: 900_000))""#),
            .members("T13 token_type with a line", nil, #""access_token":"a","token_type":"Bearer\nX""#),
            .members("T14 no type", nil, #""access_token":"a""#),
            .members("T14 BEARER", nil, #""access_token":"a","token_type":"BEARER""#),
            .members("T14 mac", "unknownTokenType", #""access_token":"a","token_type":"mac""#),
            .members("T14 DPoP", "unknownTokenType", #""access_token":"a","token_type":"DPoP""#),
        ]
}
