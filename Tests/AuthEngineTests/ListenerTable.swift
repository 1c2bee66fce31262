import Testing

/// A row of the security reference's table 2.1: a request that is not the answer, and how it is answered.
struct ListenerRow: Sendable, CustomTestStringConvertible {
    /// The row's name, `L1` and so on, and what is tried.
    let testDescription: String
    /// The whole request; `PORT` stands for the port.
    let request: String
    /// The statuses that are right; nil when the connection may also just end.
    let statuses: [Int]

    /// A request with the right host.
    init(_ name: String, _ line: String, more: String = "", body: String = "", _ statuses: Int...) {
        self.init(name, raw: "\(line) HTTP/1.1\r\nHost: localhost:PORT\r\n\(more)\r\n\(body)", statuses)
    }

    init(_ name: String, raw: String, _ statuses: [Int]) {
        testDescription = name
        request = raw
        self.statuses = statuses
    }
}

extension ListenerRow {
    static let all: [ListenerRow] = paths + states + methods + large + origins + markup + codes

    private static let good = "code=c&state=good"

    private static let paths: [ListenerRow] = [
        "/", "/favicon.ico", "/callback/", "/callback;x", "//callback", "/CALLBACK", "/callback%2f..", "/%63allback",
        "/callback/..", "/callback%00",
        "http://evil.example/callback", "http://localhost:PORT/callback",
    ].map { ListenerRow("L1 \($0)", "GET \($0)?\(good)", 404) }

    private static let states: [ListenerRow] =
        [
            "code=c", "code=c&state=", "code=c&state=evil", "code=c&state=goo", "code=c&state=GOOD",
            "code=c&state=goodd", "code=c&state=%67ood%00", "\(good)&state=good", "\(good)&state=evil",
            "state=evil&\(good)", "\(good)&code=d", "\(good)&error=x", "state=good", "", "access_token=t&state=good",
        ].map { ListenerRow("L2 \($0)", "GET /callback?\($0)", 400) }
        + ["error=access_denied", "error=access_denied&state=", "error=access_denied&state=evil"].map {
            ListenerRow("L3 \($0)", "GET /callback?\($0)", 400)
        }

    private static let methods: [ListenerRow] =
        ["HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE"].map {
            ListenerRow("L5 \($0)", "\($0) /callback?\(good)", 405)
        }
        + [
            ListenerRow("L5 CONNECT", "CONNECT localhost:PORT", 404, 405, 400),
            ListenerRow(
                "L5 a body of a GET",
                "GET /callback?\(good)",
                more: "Content-Length: 5\r\n",
                body: "hello",
                403
            ),
        ]

    private static let large: [ListenerRow] =
        [8_192, 65_536, 1 << 20].map { size in
            ListenerRow(
                "L6 a query of \(size)",
                "GET /callback?\(good)&x=\(String(repeating: "x", count: size))",
                414,
                431
            )
        }
        + [
            ListenerRow(
                "L6 10,000 parameters",
                "GET /callback?\(good)\(String(repeating: "&x=1", count: 10_000))",
                414,
                431
            ),
            ListenerRow(
                "L6 a header of 1 MB",
                "GET /callback?\(good)",
                more: "X: \(String(repeating: "x", count: 1 << 20))\r\n",
                431
            ),
            ListenerRow(
                "L6 1,000 headers",
                "GET /callback?\(good)",
                more: String(repeating: "X: y\r\n", count: 1000),
                431
            ),
            ListenerRow(
                "L6 a body of 1 GB",
                "POST /callback?\(good)",
                more: "Content-Length: 1000000000\r\n",
                body: String(repeating: "x", count: 1 << 20),
                413
            ),
            ListenerRow(
                "L6 a body in chunks",
                "GET /callback?\(good)",
                more: "Transfer-Encoding: chunked\r\n",
                body: "5\r\nhello\r\n0\r\n\r\n",
                413
            ),
        ]

    private static let origins: [ListenerRow] =
        ["evil.example:PORT", "evil.example", "localhost", "127.0.0.1:PORT", "127.0.0.1:1", "localhost:1", ""].map {
            ListenerRow("L8 Host: \($0)", raw: "GET /callback?\(good) HTTP/1.1\r\nHost: \($0)\r\n\r\n", [421, 400])
        }
        + [
            ListenerRow("L8 no host", raw: "GET /callback?\(good) HTTP/1.1\r\n\r\n", [421, 400]),
            ListenerRow(
                "L8 two hosts",
                raw: "GET /callback?\(good) HTTP/1.1\r\nHost: evil.example\r\nHost: localhost:PORT\r\n\r\n",
                [421, 400]
            ),
            ListenerRow(
                "L8 two hosts, the right one first",
                "GET /callback?\(good)",
                more: "Host: evil.example\r\n",
                421,
                400
            ),
            ListenerRow("L8 the same host twice", "GET /callback?\(good)", more: "Host: localhost:PORT\r\n", 421, 400),
            ListenerRow("L9 fetched by a page", "GET /callback?\(good)", more: "Sec-Fetch-Mode: cors\r\n", 403),
            ListenerRow(
                "L9 an image of a page",
                "GET /callback?\(good)",
                more: "Origin: https://evil.example\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n",
                403
            ),
            ListenerRow("L4 prefetched", "GET /callback?\(good)", more: "Sec-Purpose: prefetch;prerender\r\n", 403),
            ListenerRow("L4 prefetched, older", "GET /callback?\(good)", more: "Purpose: prefetch\r\n", 403),
            ListenerRow(
                "L9 asked before a fetch into a private network",
                "OPTIONS /callback?\(good)",
                more: "Origin: https://evil.example\r\nAccess-Control-Request-Method: GET\r\n"
                    + "Access-Control-Request-Private-Network: true\r\n",
                405
            ),
        ]

    private static let markup: [ListenerRow] = [
        "%3Cscript%3Ealert(1)%3C/script%3E", "%3C/title%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
        "%22%3E%3Csvg/onload=alert(1)%3E", "javascript:alert(1)", "%2BADw-script%2BAD4-", "%E2%80%AE", "%00",
        "%1B%5B2J",
    ].flatMap { text in
        ["error", "error_description", "error_uri", "state", "scope"].map {
            ListenerRow("L13 \($0)=\(text)", "GET /callback?\($0)=\(text)&marker=ZZmark", 400)
        } + [ListenerRow("L13 path \(text)", "GET /\(text)?ZZmark", 404, 400)]
    }

    private static let codes: [ListenerRow] = ["%zz", "%", "%u0041", "%FF", "%C0%AF", "%C3%A9", "%0d%0a"]
        .map {
            ListenerRow("L15 a code of \($0)", "GET /callback?code=\($0)&state=good", 400)
        }
}
