import Secrets
import Testing

@Suite("A name that was given")
struct GivenNameTests {
    @Test(
        "is kept where it can be one",
        arguments: [
            "Url", "OAuthClientId", "OAuth Client Id", "OAuth2Client", "sales-2024", "日本", "my.name_1", "Hunter2",
        ]
    )
    func names(name: String) {
        #expect(GivenName(name, place: 3).text == name)
        #expect(GivenName(name, isCertain: false).text == nil)
        #expect(GivenName(name, place: 3).place == 3)
    }

    @Test(
        "is not kept where it may be a secret, or a piece of one",
        arguments: [
            "", "3", "a=b", "a;b", "Tr0ub4dor", "p4ssw0rd", "-x", "x\u{1B}", "AKIAIOSFODNN7EXAMPLE",
            "eyJhbGciOiJIUzI1NiJ9.e30.x",
            "0123456789abcdef", "d41d8cd98f00b204e9800998ecf8427e", "ghp_16C7e42F292c6912E7710c838347Ae178B4a", "a/b",
            "a'b",
            String(repeating: "a", count: 65), "AGE-SECRET-KEY-1QQQQ2QQQ3QQ", "x y\u{202E}", "https://a",
            "zażółć gęślą1jaźń2x3",
        ]
    )
    func secrets(text: String) {
        #expect(GivenName(text).text == nil)
    }

    @Test("and a path that is more likely a secret is not shown")
    func places() {
        for path in ["/home/me/a.age", "sales.age", "a b/c", "Sales", "~/x", "日本語.txt"] {
            #expect(ForeignText.place(path) == path)
        }
        for text in [
            "User=a;Password=b", "password=x", "AGE-SECRET-KEY-1ABC", "{\"a\":1}", "-----BEGIN KEY-----", "a\nb",
            "Tr0ub4dor",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x", "Bearer abc",
        ] {
            #expect(ForeignText.place(text) == nil)
        }
        #expect(ForeignText.place("/a\u{1B}b") == "/a\\u{1B}b")
    }
}
