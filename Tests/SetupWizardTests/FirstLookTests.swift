import AuthEngine
import CallbackServer
import ConnectionStrings
import Localization
import ServiceCatalog
import Testing
import Wording

@testable import SetupWizard

/// Faults that a new user met, as far as no other suite is about them.
@Suite("What the first look found")
struct FirstLookTests {
    private func signingIn(_ view: SignInView, likelyBrowser: BrowserPlace) throws -> WizardDriver {
        let wizard = try Fixture.wizard(likelyBrowser: likelyBrowser)
        wizard.type("d")
        #expect(wizard.press(.enter, .enter) == [.start(wizard.answers)])
        _ = wizard.handle(.engine(.signInReady(view)))
        return wizard
    }

    @Test("a pasted string and one Enter start nothing: they lead to the page with every answer")
    func pasteThenEnter() throws {
        let wizard = try Fixture.wizard()
        wizard.press(.up, .enter)
        #expect(wizard.page.kind == .step(.string))
        let text = "AuthScheme=Password;Url=https://practice.cybozu.com;User=hanako;Password=practice-kintone-password"
        #expect(wizard.handle(.paste(text)) == [] && wizard.page.kind == .step(.string))
        #expect(wizard.press(.enter) == [] && wizard.page.kind == .step(.review))
    }

    @Test("one ssh line carries the callback's port and that of a service on this machine, with the address to open")
    func oneTunnel() throws {
        var view = Fixture.view
        view.url = "http://127.0.0.1:8080/authorize?state=s"
        view.shortURL = "http://localhost:33333/start"
        let wizard = try signingIn(view, likelyBrowser: .elsewhere)
        wizard.press(.tab)
        let line = "ssh -L 33333:localhost:33333 -L 8080:localhost:8080 USER@HOST\nhttp://localhost:33333/start"
        #expect(wizard.press(.character("s")) == [.terminal(.plainView(line))])
        guard case .terminal(.qrCode(_, let note))? = wizard.press(.character("r")).first else {
            Issue.record("there is no code")
            return
        }
        #expect(note == "A phone cannot open this address: it is on this machine.")
    }

    @Test(
        "an address that only this machine can open is never called one for any device, and over SSH there is a way",
        arguments: [Language.english, .japanese]
    )
    func opensOnlyHere(language: Language) throws {
        var view = Fixture.view
        view.url = "http://127.0.0.1:8080/authorize?state=s"
        let anywhere = language == .english ? "any device" : "別のデバイスでも"
        let command = language == .english ? "Over SSH" : "SSHの場合"
        for place in [BrowserPlace.elsewhere, .here] {
            let wizard = try signingIn(view, likelyBrowser: place)
            if language == .japanese { wizard.press(.function(2)) }
            #expect(wizard.pageText.contains(command) == (place == .elsewhere))
            if place == .here { _ = wizard.handle(.engine(.browserAsked(worked: false))) }
            #expect(!wizard.pageText.contains(anywhere) && wizard.pageText.contains(command), "\(wizard.pageText)")
        }
        #expect(!ProgressWords.lines(.signInReady(view), language).joined().contains(anywhere))
        #expect(ProgressWords.lines(.signInReady(Fixture.view), language).joined().contains(anywhere))
    }

    @Test("where the browser is on another device, nothing is said of a port of this one")
    func noPortElsewhere() throws {
        var view = Fixture.view
        view.listening = false
        view.problem = AuthError(.callback(.portInUse(port: 33333)))
        let wizard = try signingIn(view, likelyBrowser: .elsewhere)
        #expect(wizard.page.status == nil && !wizard.pageText.contains("33333 is used"))
    }

    @Test("where no browser opened the page says so, and the field for the answer is ready for typing at once")
    func noBrowser() throws {
        let wizard = try signingIn(Fixture.view, likelyBrowser: .here)
        #expect(wizard.focusedFieldView == nil)
        _ = wizard.handle(.engine(.browserAsked(worked: false)))
        #expect(wizard.pageText.contains("No browser could be opened on this machine"))
        #expect(!wizard.pageText.contains("continues automatically"))
        wizard.type("abc")
        #expect(wizard.focusedFieldView?.shown == "abc")
    }

    @Test("an app's ID that is no number is refused in its field")
    func appIDs() throws {
        let wizard = try Fixture.wizard()
        try wizard.choose("kintone", "APIToken")
        let labels = wizard.page.blocks.compactMap { if case .field(let view) = $0 { view.label } else { nil } }
        let index = try #require(labels.firstIndex(of: "App IDs"))
        _ = wizard.handle(.fill(index, "abc"))
        let field = wizard.page.blocks.lazy.compactMap { if case .field(let view) = $0 { view } else { nil } }
            .first { $0.label == "App IDs" }
        #expect(field?.problem?.isEmpty == false)
    }

    @Test(
        "a wait is a list of what is done, being done and to be done, with the seconds, under a title that says what goes on"
    )
    func wait() throws {
        let wizard = try Fixture.wizard()
        try wizard.choose("kintone", "APIToken")
        wizard.fillIn()
        #expect(wizard.press(.enter) == [.start(wizard.answers)])
        _ = wizard.handle(.engine(.progress(.testing)))
        for _ in 0..<12 { _ = wizard.handle(.tick) }
        #expect(wizard.page.title == "Connecting to Kintone")
        let stages = wizard.page.blocks.compactMap { if case .stage(let stage) = $0 { stage } else { nil } }
        #expect(stages.map(\.state) == [.done, .current, .ahead])
        #expect(stages[1].value.contains("12"))
    }

    @Test("nothing is asked that is not used: no page with one choice, no settings file for a string alone")
    func needless() throws {
        let wizard = try Fixture.wizard()
        for (service, scheme) in [("backlog", "OAuth"), ("kintone", "OAuth"), ("act-on", "OAuthPassword")] {
            var answers = SetupAnswers()
            (answers.service, answers.scheme) = (service, scheme)
            #expect(!wizard.questionnaire.steps(answers).contains(.app), "\(service)")
        }
        wizard.type("d")
        wizard.press(.enter)
        #expect(wizard.pageText.contains("Settings file"))
        #expect(wizard.chooseRow("Browser"))
        #expect(wizard.pick("Get the connection string"), "\(wizard.pageText)")
        #expect(wizard.page.kind == .step(.review) && !wizard.pageText.contains("Settings file"))
    }

    @Test("another language takes away what was said in the one before, and the question about a draft has its keys")
    func language() throws {
        let wizard = try signingIn(Fixture.view, likelyBrowser: .here)
        wizard.press(.character("c"))
        #expect(wizard.page.status != nil)
        wizard.press(.function(2))
        #expect(wizard.page.status == nil)
        var draft = SetupAnswers()
        draft.service = "kintone"
        let questionnaire = try Fixture.questionnaire()
        let resumed = WizardDriver(Wizard(questionnaire: questionnaire, language: .english, opening: .resume(draft)))
        #expect(resumed.page.kind == .question)
        #expect(Set(["Enter", "?", "F2", "Ctrl-C"]).isSubset(of: resumed.page.keys.map(\.key)))
        resumed.press(.character("?"))
        #expect(resumed.page.kind == .help)
    }

    @Test("what is pasted where an unfinished set-up could go on begins one of its own")
    func pastedAtResume() throws {
        var draft = SetupAnswers()
        draft.service = "kintone"
        let resumed = WizardDriver(
            Wizard(questionnaire: try Fixture.questionnaire(), language: .english, opening: .resume(draft))
        )
        _ = resumed.handle(.paste(" \n"))
        #expect(resumed.page.kind == .question)
        _ = resumed.handle(.paste("jdbc:backlog:AuthScheme=APIKey;URL=https://practice.backlog.com;ApiKey=x"))
        let note = if case .note(let note) = resumed.page.status { note } else { "" }
        #expect(resumed.page.kind != .question && note.contains("Backlog"))
        _ = resumed.press(.enter)
        #expect(resumed.answers.service == "backlog")
    }

    @Test("the command for the other machine is copied by a key, and a refused file stays refused at the next key")
    func takesIn() throws {
        let wizard = try Fixture.wizard()
        #expect(wizard.pick("Import a settings file"))
        _ = wizard.handle(.engine(.machineKey("age1qqq")))
        let command = "oauth-setup transfer NAME -o NAME.age --to age1qqq"
        #expect(wizard.press(.control("y")) == [.terminal(.copy(command))])
        wizard.type("~/sales.age")
        wizard.press(.enter, .enter, .enter)
        _ = wizard.handle(.engine(.importRefused(.cannotRead)))
        wizard.press(.right)
        #expect(wizard.focusedFieldView?.problem != nil)
        wizard.type("x")
        #expect(wizard.focusedFieldView?.problem == nil)
    }

    @Test("a name that is too long is said to be that; an API token has nobody who refreshes it")
    func names() throws {
        let wizard = try Fixture.wizard()
        try wizard.choose("kintone", "APIToken")
        wizard.fillIn()
        #expect(wizard.chooseRow("Connection name"))
        _ = wizard.handle(.fill(0, String(repeating: "a", count: 80)))
        #expect(wizard.pageText.contains("at most 64"))
        _ = wizard.handle(.fill(0, "sales"))
        _ = wizard.handle(.confirm)
        _ = wizard.handle(.confirm)
        let service = try #require(ServiceCatalog.bundled().service("kintone"))
        var result = SetupResult(
            connection: "sales",
            service: service,
            scheme: try #require(service.scheme("APIToken")),
            app: nil,
            renews: false,
            properties: ConnectionProperties([("APIToken", "ZZsecret-token-1")])
        )
        result.settingsPath = "/home/me/sales/OAuthSettings.txt"
        _ = wizard.handle(.engine(.finished(result)))
        #expect(wizard.page.kind == .done && !wizard.pageText.contains("Who refreshes"))
    }
}
