import AuthEngine
import Localization
import ServiceCatalog
import Testing
import WebRequests
import Wording

@testable import SetupWizard

@Suite("The roads beside the questions")
struct RoadTests {
    /// A wizard that edits a saved connection with a secret.
    private func editing() throws -> WizardDriver {
        var answers = SetupAnswers()
        answers.service = "kintone"
        answers.scheme = "APIToken"
        answers.connection = "sales"
        answers["Url"] = "https://example.cybozu.com"
        answers["AppId"] = "7"
        answers["APIToken"] = "ZZsecret-token-1"
        let wizard = Wizard(
            questionnaire: try Fixture.questionnaire(),
            answers: answers,
            language: .english,
            exists: { $0 == "sales" }
        )
        return WizardDriver(wizard)
    }

    @Test(
        "a connection string of any dialect, pasted on the first page, fills its field, and Enter the answers",
        arguments: [
            "jdbc:kintone:AuthScheme=APIToken;Url=https://example.cybozu.com;AppId=7;APIToken=token-1234567;",
            "import cdata.kintone as mod\nmod.connect(\"AuthScheme=APIToken;Url=https://example.cybozu.com;AppId=7;"
                + "APIToken=token-1234567;\")",
            "{\"AuthScheme\": \"APIToken\", \"Url\": \"https://example.cybozu.com\", \"AppId\": \"7\", "
                + "\"APIToken\": \"token-1234567\"}",
            "AuthScheme=APIToken\nUrl=https\\://example.cybozu.com\nAppId=7\nAPIToken=token-1234567\n",
        ]
    )
    func stringFills(text: String) throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.paste(text))
        #expect(wizard.page.kind == .step(.string) && wizard.answers.service == nil)
        #expect(wizard.pageText.contains("for Kintone; Enter imports it"))
        wizard.press(.enter)
        #expect(wizard.answers.service == "kintone")
        #expect(wizard.answers.scheme == "APIToken")
        #expect(wizard.answers["Url"] == "https://example.cybozu.com")
        #expect(wizard.answers["APIToken"] == "token-1234567")
        #expect(wizard.page.kind == .step(.review), "\(wizard.pageText)")
    }

    @Test("a client certificate makes another address right, and the field says which")
    func certificateHost() throws {
        let questionnaire = try Fixture.questionnaire()
        var answers = try editing().answers
        let field = try #require(questionnaire.service(answers)?.field("Url"))
        func problem() -> AnswerProblem? { questionnaire.problem(field, optional: false, answers: answers) }
        #expect(problem() == nil)
        answers["SSLClientCert"] = "/c.pfx"
        #expect(problem() == .bad(.onlyWithoutCertificate(use: "https://example.s.cybozu.com")))
        #expect(
            problem()?.text(field, in: .english)
                == "with a client certificate the address is https://example.s.cybozu.com"
        )
        answers["Url"] = "example.s.cybozu.com"
        #expect(problem() == nil)
        answers["SSLClientCert"] = nil
        #expect(problem() == .bad(.onlyWithCertificate(use: "https://example.cybozu.com")))
    }

    @Test("a string never sends a stored secret to another host; for the same one it stays")
    func secretsStayHome() throws {
        let elsewhere = try editing()
        elsewhere.press(.escape)
        #expect(elsewhere.page.kind == .step(.values))
        _ = elsewhere.handle(.paste("jdbc:kintone:AuthScheme=APIToken;Url=https://evil.example.com;AppId=7;"))
        elsewhere.press(.enter)
        #expect(elsewhere.answers["Url"] == "https://evil.example.com")
        #expect(elsewhere.answers["APIToken"] == nil)
        #expect(elsewhere.page.kind == .step(.values))

        let proxied = try editing()
        proxied.press(.escape)
        let proxy = "AuthScheme=APIToken;Url=https://example.cybozu.com;AppId=7;ProxyServer=evil.example.com;"
        _ = proxied.handle(.paste("jdbc:kintone:" + proxy))
        proxied.press(.enter)
        #expect(proxied.answers["APIToken"] == nil || proxied.answers["ProxyServer"] == nil)

        let same = try editing()
        same.press(.escape)
        _ = same.handle(.paste("jdbc:kintone:AuthScheme=APIToken;Url=https://example.cybozu.com;AppId=7;"))
        same.press(.enter)
        #expect(same.answers["APIToken"] == "ZZsecret-token-1")
    }

    @Test("a string for another service says so, and which there are, as long as it stands in its field")
    func otherService() throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.choose(try Fixture.index(of: "kintone") + 2))
        _ = wizard.handle(.paste("jdbc:salesforce:User=a;Password=b;"))
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.string))
        #expect(wizard.focusedFieldView?.problem?.contains("for salesforce") == true, "\(wizard.pageText)")
        wizard.press(.left)
        #expect(wizard.focusedFieldView?.problem?.contains("Highrise") == true)
    }

    @Test("a string without its service asks for it; masked secrets are left out and asked for")
    func asksForTheRest() throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.choose(try Fixture.index(of: "kintone") + 2))
        #expect(wizard.page.kind == .step(.string))
        _ = wizard.handle(.paste("AuthScheme=OAuth;OAuthClientId=my-id;OAuthClientSecret=****;"))
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.service))
        _ = wizard.handle(.choose(try Fixture.index(of: "highrise")))
        #expect(wizard.answers.service == "highrise")
        #expect(wizard.answers.app == .custom)
        #expect(wizard.answers["OAuthClientId"] == "my-id")
        #expect(wizard.answers["OAuthClientSecret"] == nil)
        #expect(wizard.pageText.contains("OAuthClientSecret"))
    }

    @Test("a text that only looks a little like a string stays the text of its field")
    func valuesStayValues() throws {
        let wizard = try Fixture.wizard()
        try wizard.choose("highrise", "APIToken")
        wizard.press(.tab)
        _ = wizard.handle(.paste("  abc==;x=y;z \n"))
        #expect(wizard.page.kind == .step(.values))
        #expect(wizard.pageText.contains("11 characters pasted; blanks around them were removed"))
        wizard.press(.control("t"))
        #expect(wizard.focusedFieldView?.shown == "abc==;x=y;z")
    }

    @Test("a stored secret stays when it is left alone, is replaced by typing, and is shown only when asked for")
    func unchangedSecret() throws {
        let wizard = try editing()
        wizard.press(.escape)
        while wizard.focusedFieldView?.secret == false { wizard.press(.tab) }
        #expect(wizard.focusedFieldView?.shown == "")
        #expect(wizard.focusedFieldView?.placeholder == "unchanged: ****en-1 (16)")
        wizard.press(.control("t"))
        #expect(wizard.focusedFieldView?.shown == "ZZsecret-token-1")
        wizard.press(.tab, .backTab)
        #expect(wizard.focusedFieldView?.shown == "")
        #expect(wizard.answers["APIToken"] == "ZZsecret-token-1")
        wizard.type("x")
        wizard.press(.backspace, .tab)
        #expect(wizard.answers["APIToken"] == "ZZsecret-token-1")
        wizard.press(.backTab)
        wizard.type("new-token-12")
        wizard.press(.tab)
        #expect(wizard.answers["APIToken"] == "new-token-12")
    }

    @Test("a changed row leads straight back to the review page, or to what the change left open")
    func rowsReturn() throws {
        let wizard = try editing()
        let rows = wizard.page.blocks.compactMap { block in
            if case .row(let row) = block { row.label } else { nil }
        }
        let index = try #require(rows.firstIndex { $0.contains("App ID") })
        _ = wizard.handle(.choose(index))
        #expect(wizard.page.kind == .step(.values))
        wizard.press(.end)
        wizard.type(",8")
        _ = wizard.handle(.confirm)
        #expect(wizard.page.kind == .step(.review))
        #expect(wizard.answers["AppId"] == "7,8")
        _ = wizard.handle(.choose(try #require(rows.firstIndex { $0.contains("method") })))
        #expect(wizard.page.kind == .step(.scheme))
        _ = wizard.handle(.choose(0))
        #expect(wizard.page.kind == .step(.register), "the address is known")
    }

    @Test("every way of signing in also ends in a connection string alone, without sending anything")
    func stringOnly() throws {
        let wizard = try editing()
        let effects = wizard.press(.end, .enter)
        guard case .start(let answers)? = effects.first else {
            Issue.record("nothing began")
            return
        }
        #expect(answers.stringOnly)
    }

    @Test("a settings file: this machine's key in the command, mistakes said where they are mended, then a test")
    func takesIn() throws {
        let wizard = try Fixture.wizard()
        #expect(wizard.handle(.choose(try Fixture.index(of: "kintone") + 1)) == [.findKey])
        #expect(wizard.page.kind == .step(.importSettings))
        _ = wizard.handle(.engine(.machineKey("age1qqq")))
        #expect(wizard.pageText.contains("transfer NAME -o NAME.age --to age1qqq"))
        wizard.type("~/sales.age")
        wizard.press(.enter, .enter)
        let given = SettingsImport(path: "~/sales.age", passphrase: "", name: "")
        #expect(wizard.press(.enter) == [.importSettings(given)])
        _ = wizard.handle(.engine(.importRefused(.passphraseNeeded)))
        #expect(wizard.page.kind == .step(.importSettings))
        #expect(wizard.focusedFieldView?.label == "Passphrase")
        wizard.type("secret-words")
        #expect(wizard.focusedFieldView?.shown == "************")
        wizard.press(.enter)
        var again = given
        again.passphrase = "secret-words"
        #expect(wizard.press(.enter) == [.importSettings(again)])
        _ = wizard.handle(.engine(.imported(connection: "sales")))
        _ = wizard.handle(.engine(.failed(AuthError(.network(.replyTimedOut(host: "h", seconds: 1))))))
        #expect(wizard.pageText.contains("Nothing is lost"))
        // Only the test is done again.
        again.kept = "sales"
        #expect(wizard.press(.enter) == [.importSettings(again)])
    }

    @Test("asks first what to do about a connection that another machine refreshed last")
    func owner() throws {
        func wizard() throws -> WizardDriver {
            var answers = SetupAnswers()
            (answers.service, answers.scheme, answers.app, answers.connection) = ("backlog", "OAuth", .custom, "sales")
            let (url, id, secret) = ("https://example.backlog.com", "i", "s")
            (answers["URL"], answers["OAuthClientId"], answers["OAuthClientSecret"]) = (url, id, secret)
            return WizardDriver(
                Wizard(
                    questionnaire: try Fixture.questionnaire(),
                    answers: answers,
                    language: .english,
                    exists: { $0 == "sales" },
                    opening: .owner(OwnerElsewhere(host: "web-1", time: "2026-11-29 14:05 +09:00"))
                )
            )
        }
        let asked = try wizard()
        #expect(asked.page.kind == .question)
        #expect(asked.pageText.contains("web-1") && asked.pageText.contains("2026-11-29 14:05"))
        #expect(asked.press(.enter).isEmpty && asked.page.kind == .step(.review))
        let kept = SettingsImport(path: "", passphrase: "", name: "sales", kept: "sales")
        let goingOn = try wizard()
        #expect(goingOn.press(.down, .enter) == [.importSettings(kept)])
        _ = goingOn.handle(.engine(.failed(AuthError(.signIn(.signInNeeded(.refreshTokenRefused))))))
        goingOn.press(.escape)
        #expect(goingOn.page.kind == .step(.review))
        #expect(try wizard().press(.escape) == [.end(.aborted)])
        #expect(try wizard().handle(.choose(1)) == [.importSettings(kept)])
    }

    @Test("Esc leads from a road back to where it was opened, with everything typed kept")
    func backFromRoads() throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.choose(try Fixture.index(of: "kintone") + 1))
        wizard.type("~/x.age")
        wizard.press(.escape)
        #expect(wizard.page.kind == .step(.service))
        _ = wizard.handle(.choose(try Fixture.index(of: "kintone") + 1))
        #expect(wizard.focusedFieldView?.shown == "~/x.age")
    }

    @Test("--step goes straight to a page, and says when there is none")
    func jumps() throws {
        var wizard = Wizard(questionnaire: try Fixture.questionnaire(), language: .english)
        #expect(wizard.jump(to: "import") == [.findKey])
        #expect(wizard.page.kind == .step(.importSettings))
        #expect(wizard.jump(to: "app") == nil)
        _ = wizard.handle(.key(.escape))
        _ = wizard.handle(.choose(try Fixture.index(of: "kintone")))
        #expect(wizard.jump(to: "values") == nil, "which values depends on the way of signing in")
        #expect(wizard.jump(to: "review") == [])
        #expect(wizard.answers.connection == "kintone")
        var saved = SetupAnswers()
        saved.service = "dropbox"
        saved.scheme = "OAuth"
        saved.app = .embedded
        saved.connection = "files"
        wizard = Wizard(
            questionnaire: try Fixture.questionnaire(),
            answers: saved,
            language: .english,
            exists: { $0 == "files" },
            likelyBrowser: .elsewhere
        )
        #expect(wizard.jump(to: "name") == [])
        #expect(wizard.page.kind == .step(.name))
        guard case .start(let answers)? = wizard.jump(to: "sign-in")?.first else {
            Issue.record("signing in again did not begin")
            return
        }
        #expect(answers.browser == .elsewhere)
    }
}
