import PracticeProvider
import ServiceCatalog
import StrictJSON
import Testing

@Suite("The authorization endpoint")
struct AuthorizationTests {
    @Test("approving sends a code and the state back", arguments: SignIn.inBrowser)
    func approve(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let reply = try await world.browser.get(signIn.authorizationURL(at: world.base))
            #expect(reply.status == 302)
            #expect(reply.header("Location")?.hasPrefix(signIn.callback + "?") == true)
            #expect(reply.header("Cache-Control") == "no-store")
            let answer = reply.answer()
            #expect(answer["state"] == "st&te ü")
            let code = try #require(answer["code"])
            #expect(code.utf8.count <= 300)
            #expect(code.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._~+/=".contains($0)) })
        }
    }

    @Test("refusing sends access_denied and the state back", arguments: SignIn.inBrowser)
    func refuse(_ signIn: SignIn) async throws {
        try await World.run(.refuses) { world async throws in
            let answer = try await world.browser.get(signIn.authorizationURL(at: world.base)).answer()
            #expect(answer["error"] == "access_denied")
            #expect(answer["state"] == "st&te ü")
            #expect(answer["code"] == nil)
        }
    }

    @Test("a client that is not registered sees an error page and is sent nowhere", arguments: SignIn.inBrowser)
    func wrongClient(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let url = signIn.authorizationURL(at: world.base, changing: ["client_id": "nobody"])
            let reply = try await world.browser.get(url)
            #expect(reply.status == 400)
            #expect(reply.header("Location") == nil)
            #expect(reply.text.contains("nobody"))
            #expect(await world.provider.answer(authorizationURL: url) == .errorPage)
        }
    }

    @Test("a callback must be equal to a registered one", arguments: SignIn.inBrowser)
    func wrongCallback(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            for callback in [signIn.callback + "/", signIn.callback + "1", "https://evil.example/", "javascript:x"] {
                let url = signIn.authorizationURL(at: world.base, changing: ["redirect_uri": callback])
                let reply = try await world.browser.get(url)
                #expect(reply.status == 400)
                #expect(reply.header("Location") == nil)
            }
        }
    }

    @Test("a parameter that comes twice is refused without an answer", arguments: SignIn.inBrowser)
    func twice(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let reply = try await world.browser.get(signIn.authorizationURL(at: world.base) + "&state=other")
            #expect(reply.status == 400)
            #expect(reply.header("Location") == nil)
        }
    }

    @Test("a response type the service does not have is sent back as an error", arguments: SignIn.inBrowser)
    func responseType(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let url = signIn.authorizationURL(at: world.base, changing: ["response_type": "cheese"])
            #expect(try await world.browser.get(url).answer()["error"] == "unsupported_response_type")
        }
    }

    @Test("the wrong state can be sent back, to see whether it is noticed", arguments: SignIn.inBrowser)
    func wrongState(_ signIn: SignIn) async throws {
        try await World.run(.answersWithWrongState) { world async throws in
            let answer = try await world.browser.get(signIn.authorizationURL(at: world.base)).answer()
            #expect(answer["code"] != nil)
            #expect(answer["state"] != nil)
            #expect(answer["state"] != "st&te ü")
        }
    }

    @Test("nobody answers when the person left", arguments: SignIn.inBrowser)
    func neverAnswers(_ signIn: SignIn) async throws {
        try await World.run(.neverAnswers) { world async throws in
            let url = signIn.authorizationURL(at: world.base)
            #expect(try await world.browser.get(url).status == 200)
            #expect(await world.provider.answer(authorizationURL: url) == .nothing)
        }
    }

    @Test("the person can be played without a browser, at either address", arguments: SignIn.inBrowser)
    func inProcess(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            for base in [world.base, "https:/"] {
                let answer = await world.provider.answer(authorizationURL: signIn.authorizationURL(at: base))
                guard case .redirect(let address) = answer else {
                    Issue.record("a redirect is expected")
                    continue
                }
                #expect(address.hasPrefix(signIn.callback + "?code="))
            }
            #expect(await world.provider.requestLog.isEmpty)
        }
    }

    @Test("a service that needs a state says so when it is missing")
    func stateRequired() async throws {
        let signIn = try SignIn.with(.stateRequired)
        try await World.run { world async throws in
            let url = signIn.authorizationURL(at: world.base, changing: ["state": nil])
            #expect(try await world.browser.get(url).answer() == ["error": "invalid_request"])
        }
    }

    @Test("other services do without a state")
    func stateOptional() async throws {
        let signIn = try #require(SignIn.inBrowser.first { !$0.oauth.quirks.contains(.stateRequired) })
        try await World.run { world async throws in
            let url = signIn.authorizationURL(at: world.base, changing: ["state": nil])
            let answer = try await world.browser.get(url).answer()
            #expect(answer["code"] != nil)
            #expect(answer["state"] == nil)
        }
    }

    @Test("where https callbacks are the rule, http is refused even when it is registered")
    func httpsOnly() async throws {
        let quirky = try SignIn.with(.httpsCallbackOnly)
        let catalog = try changed(
            quirky.practice,
            practice: { file in
                file["clients"] = [["id": "plain", "secret": "x", "callbacks": ["http://localhost:1"]]]
            }
        )
        try await World.run(catalog: catalog) { world async throws in
            let url = quirky.authorizationURL(
                at: world.base,
                changing: ["client_id": "plain", "redirect_uri": "http://localhost:1"]
            )
            let reply = try await world.browser.get(url)
            #expect(reply.status == 400)
            #expect(reply.text.contains("https"))
        }
    }

    @Test("without a callback the code is shown where the service does that, else refused", arguments: SignIn.inBrowser)
    func codePage(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let url = signIn.authorizationURL(at: world.base, changing: ["redirect_uri": nil])
            let answer = await world.provider.answer(authorizationURL: url)
            let reply = try await world.browser.get(url)
            guard signIn.oauth.quirks.contains(.codePageWithoutCallback) else {
                #expect(answer == .errorPage)
                #expect(reply.status == 400)
                return
            }
            guard case .codePage(let code) = answer else {
                Issue.record("a code page is expected")
                return
            }
            #expect(reply.text.contains("<code id=\"code\" tabindex=\"0\">"))
            let pairs = signIn.exchange(code: code).filter { $0.name != "redirect_uri" }
            _ = try Tokens(try await world.token(signIn, pairs))
        }
    }

    @Test("the implicit grant answers in the fragment and gives no refresh token")
    func implicit() async throws {
        let signIn = try #require(SignIn.inBrowser.first)
        let catalog = try changed(
            signIn.practice,
            service: { definition in
                definition.replacing("\"grants\":[\"code\"]", with: "\"grants\":[\"code\",\"implicit\"]")
            }
        )
        try await World.run(catalog: catalog) { world async throws in
            let changes = ["response_type": "token", "state": "s"]
            let reply = try await world.browser.get(signIn.authorizationURL(at: world.base, changing: changes))
            let answer = reply.answer(inFragment: true)
            #expect(answer["state"] == "s")
            #expect(answer["refresh_token"] == nil)
            let token = try #require(answer["access_token"])
            #expect(try await world.identity(signIn, token: token).status == 200)
        }
        try await World.run { world async throws in
            let url = signIn.authorizationURL(at: world.base, changing: ["response_type": "token"])
            #expect(try await world.browser.get(url).answer(inFragment: true)["error"] == "unsupported_response_type")
        }
    }
}
