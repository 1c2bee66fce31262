import Crypto
import FoundationEssentials
import Localization
import ServiceCatalog
import Testing

@testable import PracticeProvider

@Suite("The consent page")
struct ConsentPageTests {
    /// The values of the page's buttons, by their text.
    private func buttons(_ page: String) -> [(text: String, name: String, value: String)] {
        page.matches(of: /<button[^>]* name="([^"]+)" value="([^"]+)">([^<]+)<\/button>/)
            .map { (String($0.3), String($0.1), String($0.2)) }
    }

    @Test("it names the service, the application and the user, and says PRACTICE", arguments: SignIn.inBrowser)
    func names(_ signIn: SignIn) async throws {
        try await World.run(.asks) { world async throws in
            let page = try await world.browser.get(signIn.authorizationURL(at: world.base))
            #expect(page.status == 200)
            let practice = signIn.practice
            for text in ["PRACTICE", practice.service.name.english, signIn.clientID, practice.user.name] {
                #expect(page.text.contains(text))
            }
            for scope in signIn.oauth.scopes { #expect(page.text.contains(scope)) }
            #expect(page.text.contains("Approve"))
            #expect(!page.text.contains("許可する"))
            #expect(!page.text.contains("{{"))
            #expect(!page.text.contains("<!--["))
            #expect(!page.text.contains("<script"))
        }
    }

    @Test("it is Japanese for a browser that prefers that")
    func japanese() async throws {
        let signIn = try #require(SignIn.inBrowser.first)
        try await World.run(.asks) { world async throws in
            let headers = [("Accept-Language", "ja,en-US;q=0.9")]
            let page = try await world.browser.get(signIn.authorizationURL(at: world.base), headers: headers)
            #expect(page.text.contains("<html lang=\"ja\">"))
            #expect(buttons(page.text).map(\.text) == ["許可する", "拒否する"])
            #expect(page.text.contains("PRACTICE"))
        }
    }

    @Test("clicking a button sends the browser on", arguments: SignIn.inBrowser)
    func click(_ signIn: SignIn) async throws {
        try await World.run(.asks) { world async throws in
            let url = signIn.authorizationURL(at: world.base)
            let page = try await world.browser.get(url)
            // The form has no action: it goes to the page's own address.
            #expect(page.text.contains("<form method=\"post\">"))
            for button in buttons(page.text) {
                let reply = try await world.browser.form(url, [(button.name, button.value)])
                #expect(reply.status == 303)
                let answer = reply.answer()
                #expect(answer["state"] == "st&te ü")
                if button.text == "Approve" {
                    _ = try Tokens(try await world.token(signIn, signIn.exchange(code: answer["code"] ?? "")))
                } else {
                    #expect(answer["error"] == "access_denied")
                }
            }
            #expect(buttons(page.text).count == 2)
            let other = try await world.browser.form(url, [("decision", "perhaps")])
            #expect(other.status == 200)
            #expect(other.header("Location") == nil)
        }
    }

    @Test("a click does not help a wrong callback")
    func clickWithWrongCallback() async throws {
        let signIn = try #require(SignIn.inBrowser.first)
        try await World.run(.asks) { world async throws in
            let url = signIn.authorizationURL(at: world.base, changing: ["redirect_uri": "https://evil.example/"])
            let reply = try await world.browser.form(url, [("decision", "approve")])
            #expect(reply.status == 400)
            #expect(reply.header("Location") == nil)
        }
    }

    @Test("the browser may load nothing, and send the form only here and to the callback", arguments: SignIn.inBrowser)
    func headers(_ signIn: SignIn) async throws {
        try await World.run(.asks) { world async throws in
            let page = try await world.browser.get(signIn.authorizationURL(at: world.base))
            let policy = try #require(page.header("Content-Security-Policy"))
            #expect(policy.hasPrefix("default-src 'none'; "))
            let scheme = signIn.callback.prefix { $0 != ":" }
            #expect(policy.contains("form-action 'self' \(scheme):;"))
            let style = try #require(page.text.firstMatch(of: /<style>([\s\S]*?)<\/style>/)?.1)
            let hash = Data(SHA256.hash(data: Array(style.utf8))).base64EncodedString()
            #expect(policy.contains("style-src 'sha256-\(hash)'"))
            #expect(page.header("X-Frame-Options") == "DENY")
            #expect(page.header("Cache-Control") == "no-store")
            #expect(page.header("Referrer-Policy") == "no-referrer")
            #expect(page.header("X-Content-Type-Options") == "nosniff")
        }
    }

    @Test("what comes from outside is shown as text", arguments: ["client_id", "redirect_uri", "scope"])
    func escaping(_ name: String) async throws {
        let attack = "\"><script>alert('&')</script>{{user}}<!--[ja]-->"
        let signIn = try #require(SignIn.inBrowser.first { !$0.oauth.scopes.isEmpty })
        try await World.run(.asks) { world async throws in
            let page = try await world.browser.get(signIn.authorizationURL(at: world.base, changing: [name: attack]))
            #expect(!page.text.contains("<script"))
            #expect(
                page.text.contains("&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;{{user}}&lt;!--[ja]")
            )
        }
    }

    @Test("unwanted parts disappear, also nested ones")
    func parts() {
        let page = "a<!--[x]-->b<!--[y]-->c<!--[/y]--><!--[/x]-->d<!--[y]-->e<!--[/y]-->"
        #expect(PracticePage.keep([], in: page) == "ad")
        #expect(PracticePage.keep(["x"], in: page) == "abd")
        #expect(PracticePage.keep(["y"], in: page) == "ade")
        #expect(PracticePage.keep(["x", "y"], in: page) == "abcde")
    }
}
