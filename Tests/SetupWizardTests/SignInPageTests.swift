import AuthEngine
import ConnectionStrings
import Localization
import ServiceCatalog
import SettingsStore
import Testing

@testable import SetupWizard

@Suite("The pages while signing in and after")
struct SignInPageTests {
    private func signingIn(_ view: SignInView = Fixture.view) throws -> WizardDriver {
        let wizard = try Fixture.wizard(likelyBrowser: .elsewhere)
        wizard.press(.character("d"), .enter)
        #expect(wizard.page.kind == .step(.review))
        #expect(wizard.answers.browser == .elsewhere)
        #expect(wizard.press(.enter) == [.start(wizard.answers)])
        _ = wizard.handle(.engine(.signInReady(view)))
        return wizard
    }

    private func finished(missing scopes: [String] = [], before: String? = nil) throws -> WizardDriver {
        let wizard = try signingIn()
        let service = try #require(ServiceCatalog.bundled().service("dropbox"))
        let properties = ConnectionProperties([
            ("AuthScheme", "OAuth"), ("OAuthClientId", "id"), ("OAuthClientSecret", "ZZmark-secret"),
            ("CallbackURL", "http://localhost:33333"),
        ])
        var result = SetupResult(
            connection: "files",
            service: service,
            scheme: service.schemes[0],
            app: .custom,
            renews: true,
            properties: properties
        )
        result.account = SignedInAccount(subject: "user", name: "Hanako", detail: "hanako@example.com")
        result.settingsPath = "/home/me/files/OAuthSettings.txt"
        result.tokenEnds = .en("in 4 hours (19:14)").ja("4時間後（19:14）")
        result.missingScopes = scopes
        result.accountBefore = before.map { SignedInAccount(subject: "user", name: $0) }
        #expect(
            ProgressWords.lines(.finished(result), .english).contains { $0.contains("different user") }
                == (before != nil)
        )
        _ = wizard.handle(.engine(.finished(result)))
        return wizard
    }

    @Test("asks for the code alone where the service shows one on a page", arguments: [true, false])
    func codePage(isShown: Bool) throws {
        var view = Fixture.view
        if isShown { (view.callback, view.listening) = (nil, false) }
        let wizard = try signingIn(view)
        #expect(wizard.pageText.contains("shows a code: paste it here") == isShown, "\(wizard.pageText)")
        #expect(wizard.pageText.contains("address bar") != isShown)
    }

    @Test("says what may keep the answer away when it does not come for a while, in both languages")
    func waitsLong() throws {
        let wizard = try signingIn()
        #expect(!wizard.pageText.contains("redirect_uri"))
        _ = wizard.handle(.engine(.stillWaiting(callback: "http://localhost:33333")))
        #expect(wizard.page.kind == .signIn)
        #expect(wizard.pageText.contains("redirect_uri"))
        #expect(wizard.pageText.contains("http://localhost:33333 for the app"))
        wizard.press(.function(2))
        #expect(wizard.pageText.contains("正確に登録"))
        let lines = ProgressWords.lines(.stillWaiting(callback: "http://localhost:1"), .english)
        #expect(lines.first?.contains("redirect_uri") == true)
    }

    @Test("says when another user than before signed in, in both languages")
    func somebodyElse() throws {
        #expect(!(try finished().pageText.contains("different user")))
        let wizard = try finished(before: "Grace")
        #expect(wizard.pageText.contains("Signed in as a different user than before (was Grace)"))
        wizard.press(.function(2))
        #expect(wizard.pageText.contains("前回とは別の人がログインしました（前回は Grace）"))
    }

    @Test("names the scopes that were not granted, in both languages; none when all were")
    func missingScopes() throws {
        #expect(!(try finished().pageText.contains("fewer permissions")))
        let wizard = try finished(missing: ["files.content.write", "sharing.read"])
        #expect(wizard.pageText.contains("fewer permissions than requested; missing: files.content.write sharing.read"))
        wizard.press(.function(2))
        #expect(wizard.pageText.contains("（不足: files.content.write sharing.read）"))
    }

    @Test("shows the address, counts down, and waits for ever longer than the person")
    func countsDown() throws {
        let wizard = try signingIn()
        #expect(wizard.pageText.contains(Fixture.view.url))
        // Nobody wants to hear a clock.
        let spoken = try signingIn()
        _ = spoken.handle(.askLineByLine)
        #expect(spoken.pageText.contains("It may take 5 minutes.") && !spoken.pageText.contains("5:00"))
        #expect(wizard.pageText.contains("5:00 left"))
        _ = wizard.handle(.tick)
        #expect(wizard.pageText.contains("4:59 left"))
    }

    @Test("gives more time by a key, and ends the sign-in when the time is over")
    func moreTime() throws {
        let wizard = try signingIn()
        wizard.press(.tab, .character("+"))
        #expect(wizard.pageText.contains("10:00 left"))
        var effects: [WizardEffect] = []
        for _ in 0..<600 { effects += wizard.handle(.tick) }
        #expect(effects == [.cancel])
        #expect(wizard.page.kind == .failure)
        #expect(wizard.pageText.contains("Sign-in timed out"))
        #expect(wizard.press(.enter) == [.start(wizard.answers)])
        _ = wizard.handle(.engine(.failed(AuthError(.signIn(.timedOut(seconds: 300))))))
        #expect(wizard.press(.down, .down, .enter) == [.end(.failed(.timedOut))])
    }

    @Test("takes the code by typing, by pasting, and in line mode")
    func takesTheCode() throws {
        let wizard = try signingIn()
        // Without a browser that brings the answer, the field is ready for it.
        wizard.type("abc")
        #expect(wizard.press(.enter) == [.reply("abc")])
        // A paste fills the field; Enter sends it.
        #expect(wizard.handle(.paste("http://localhost:33333/?code=c&state=s\n")) == [])
        #expect(wizard.press(.enter) == [.reply("http://localhost:33333/?code=c&state=s")])
        #expect(wizard.handle(.reply("xyz")) == [.reply("xyz")])
    }

    @Test("offers plain view, copy, QR code and the ssh line by keys that are text in the field")
    func offersTheAddress() throws {
        let wizard = try signingIn()
        wizard.press(.tab)
        #expect(wizard.press(.character("p")) == [.terminal(.plainView(Fixture.view.url))])
        #expect(wizard.press(.character("c")) == [.terminal(.copy(Fixture.view.url))])
        #expect(
            wizard.press(.character("r")) == [
                .terminal(
                    .qrCode(
                        Fixture.view.url,
                        note: "A phone can sign in, but not finish: paste the address where it ends here."
                    )
                )
            ]
        )
        #expect(
            wizard.press(.character("s")) == [
                .terminal(.plainView("ssh -L 33333:localhost:33333 USER@HOST"))
            ]
        )
        wizard.press(.character("v"))
        #expect(wizard.press(.character("p")) == [])
        #expect(wizard.pageText.contains("Code or address: p"))
    }

    @Test("writes the address to a private file by a key, and says where")
    func writesTheAddress() throws {
        let wizard = try signingIn()
        wizard.press(.tab)
        #expect(
            wizard.press(.character("f")) == [.save(Fixture.view.url + "\n", connection: wizard.answers.connection)]
        )
        _ = wizard.handle(.engine(.written(path: "/home/me/copies/1.txt")))
        #expect(wizard.pageText.contains("/home/me/copies/1.txt"))
    }

    @Test("says why a pasted reply was refused, and goes on waiting")
    func refusedReply() throws {
        let wizard = try signingIn()
        _ = wizard.handle(.engine(.replyRefused(AuthError(.signIn(.stateMismatch)))))
        #expect(wizard.page.kind == .signIn)
        guard case .problem = wizard.page.status else {
            Issue.record("no problem is shown")
            return
        }
    }

    @Test("empties the field of a code that is refused for being alone, so that Enter does not give it again")
    func codeAlone() throws {
        let wizard = try signingIn()
        func give() -> [WizardEffect] { wizard.handle(.paste("abc")) + wizard.press(.enter) }
        #expect(give() == [.reply("abc")])
        _ = wizard.handle(.engine(.replyRefused(AuthError(.signIn(.codeAlone)))))
        #expect(wizard.handle(.key(.enter)).isEmpty)
        #expect(give() == [.reply("abc")])
        _ = wizard.handle(.engine(.replyRefused(AuthError(.signIn(.stateMismatch)))))
        #expect(wizard.handle(.key(.enter)) == [.reply("abc")])
    }

    @Test("invites a code alone only where it is taken at once", arguments: [true, false], Language.allCases)
    func invites(takesCode: Bool, language: Language) throws {
        let wizard = try signingIn()
        var view = Fixture.view
        (view.takesCode, view.takesReplies) = (takesCode, true)
        _ = wizard.handle(.engine(.signInReady(view)))
        if language == .japanese { wizard.press(.function(2)) }
        let word = language == .english ? "code" : "コード"
        #expect(wizard.pageText.lowercased().contains(word) == takesCode, "\(wizard.pageText)")
        let said = ProgressWords.lines(.signInReady(view), language).joined()
        #expect(said.contains("the code") == (takesCode && language == .english))
    }

    @Test("counts the answers with a wrong state from the third on, in both languages")
    func wrongStates() throws {
        let wizard = try signingIn()
        for count in 1...2 {
            _ = wizard.handle(.engine(.notice(.wrongStates(count: count))))
            #expect(!wizard.pageText.contains("wrong state"))
        }
        for count in 3...4 {
            _ = wizard.handle(.engine(.notice(.wrongStates(count: count))))
            #expect(wizard.pageText.contains("\(count) requests with a wrong state were refused"))
            #expect((wizard.page.status != nil) == (count == 3), "only some counts are worth a line")
            wizard.press(.up)
        }
        wizard.press(.function(2))
        #expect(wizard.pageText.contains("! state が一致しないリクエストを4件拒否しました"))
        _ = wizard.handle(.engine(.failed(AuthError(.cancelled))))
        _ = wizard.handle(.engine(.notice(.wrongStates(count: 10))))
        #expect(wizard.page.kind == .failure)
    }

    @Test("without questions, a line says it at the third and at each power of ten")
    func wrongStateLines() {
        let said = (1...2000).filter { !ProgressWords.lines(.notice(.wrongStates(count: $0)), .english).isEmpty }
        #expect(said == [3, 10, 100, 1000])
    }

    @Test("Esc cancels the sign-in and leads back to the answers")
    func cancels() throws {
        let wizard = try signingIn()
        let answers = wizard.answers
        #expect(wizard.press(.escape) == [.cancel])
        #expect(wizard.page.kind == .step(.review))
        #expect(wizard.answers == answers)
    }

    @Test("a failure says what and what next; trying again keeps everything")
    func failure() throws {
        let wizard = try signingIn()
        let answers = wizard.answers
        _ = wizard.handle(.engine(.failed(AuthError(.reply(.refused(errorCode: "access_denied", text: ""))))))
        #expect(wizard.page.kind == .failure)
        #expect(wizard.pageText.contains("permission"))
        #expect(wizard.press(.enter) == [.start(answers)])
        _ = wizard.handle(.engine(.failed(AuthError(.reply(.refused(errorCode: "access_denied", text: ""))))))
        #expect(wizard.press(.down, .down, .enter) == [.end(.failed(.refusedByService))])
    }

    @Test("the result names who signed in and masks secrets until they are asked for")
    func result() throws {
        let wizard = try finished()
        #expect(wizard.pageText.contains("Signed in as Hanako (hanako@example.com)"))
        #expect(wizard.pageText.contains("/home/me/files/OAuthSettings.txt"))
        for dialect in Dialect.allCases {
            #expect(!wizard.pageText.contains("ZZmark"), "\(dialect)")
            wizard.press(.right)
        }
        wizard.press(.character("m"))
        #expect(wizard.pageText.contains("ZZmark-secret"))
        wizard.press(.character("m"))
        guard case .terminal(.copy(let copied))? = wizard.press(.character("c")).first else {
            Issue.record("nothing was copied")
            return
        }
        #expect(copied.contains("ZZmark-secret"))
        #expect(wizard.pageText.contains("with the secret"))
        guard case .terminal(.copy(let masked))? = wizard.press(.character("C")).first else {
            Issue.record("nothing was copied")
            return
        }
        #expect(masked.contains("****") && !masked.contains("ZZmark"))
        #expect(wizard.press(.down, .character("c")).first == .terminal(.copy("oauth-setup token files")))
        wizard.press(.up)
        // Esc asks, and stays.
        #expect(wizard.press(.escape) == [] && wizard.page.kind == .question)
        #expect(wizard.press(.enter) == [] && wizard.page.kind == .done)
        #expect(wizard.press(.enter) == [.end(.finished(connection: "files"))])
    }
}
