import AuthEngine
import Localization
import ServiceCatalog
import Testing
import WebRequests

@testable import SetupWizard

@Suite("The wizard")
struct WizardTests {
    /// At the values of Kintone with an API token.
    private func atKintoneValues() throws -> WizardDriver {
        let wizard = try Fixture.wizard()
        try wizard.choose("kintone", "APIToken")
        #expect(wizard.page.kind == .step(.values))
        return wizard
    }

    /// On the review page of the same.
    private func atReview() throws -> WizardDriver {
        let wizard = try atKintoneValues()
        for value in ["https://example.cybozu.com", "7", "abcdef123456"] {
            wizard.type(value)
            wizard.press(.enter)
        }
        #expect(wizard.page.kind == .step(.review))
        return wizard
    }

    @Test("asks only what has no good default, and then shows every answer", arguments: try allWays())
    func everyWayLeadsToReview(way: Way) throws {
        let wizard = try Fixture.wizard()
        try wizard.choose(way.service, way.scheme, app: way.app)
        // How many steps there are does not change on the way.
        func isCounted() -> Bool { wizard.page.step?.count == 5 }
        #expect(isCounted())
        if wizard.page.kind == .step(.address) { wizard.fillIn() }
        #expect(isCounted())
        // What the steps for registering say is known before the page with them.
        if wizard.page.kind == .step(.register) {
            #expect(wizard.pageText.contains("https://"))
            _ = wizard.handle(.confirm)
        }
        if wizard.page.kind == .step(.values) { wizard.fillIn() }
        #expect(wizard.page.kind == .step(.review), "\(wizard.pageText)")
        #expect(wizard.page.step?.text == "Step 4 of 5")
        #expect(wizard.answers.browser == .here && wizard.answers.connection == way.service)
        #expect(wizard.handle(.confirm) == [.start(wizard.answers)])
    }

    struct Way: Sendable, CustomTestStringConvertible {
        let service: String
        let scheme: String
        let app: Scheme.App?

        var testDescription: String { "\(service) \(scheme) \(app?.rawValue ?? "")" }
    }

    static func allWays() throws -> [Way] {
        ServiceCatalog.bundled().services.flatMap { service in
            service.schemes.flatMap { scheme in
                (scheme.apps.isEmpty ? [nil] : scheme.apps.map { $0 }).map {
                    Way(service: service.id, scheme: scheme.id, app: $0)
                }
            }
        }
    }

    @Test("goes back from every page and keeps every answer")
    func backKeepsAnswers() throws {
        let wizard = try atReview()
        let answers = wizard.answers
        var kinds: [PageKind] = []
        while wizard.page.kind != .step(.service) {
            wizard.press(.escape)
            kinds.append(wizard.page.kind)
        }
        #expect(kinds == [.values, .scheme, .service].map { .step($0) })
        #expect(wizard.answers == answers)
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.review))
        #expect(wizard.pageText.contains("https://example.cybozu.com"))
    }

    @Test("shows secrets by their length and end only, until they are revealed by a key")
    func masksSecrets() throws {
        let wizard = try atReview()
        #expect(!wizard.pageText.contains("abcdef12"))
        #expect(wizard.pageText.contains("****3456 (12)"))

        let typing = try atKintoneValues()
        while typing.focusedFieldView?.secret == false { typing.press(.tab) }
        typing.type("abc")
        #expect(typing.focusedFieldView?.shown == "***")
        typing.press(.control("t"))
        #expect(typing.focusedFieldView?.shown == "abc")
        typing.press(.tab, .backTab)
        #expect(typing.focusedFieldView?.shown == "***")
    }

    @Test("leads to the first wrong field with the reason and an example")
    func wrongFieldGetsFocus() throws {
        let wizard = try atKintoneValues()
        wizard.type("not an address")
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.values))
        _ = wizard.handle(.confirm)
        #expect(wizard.page.kind == .step(.values))
        #expect(wizard.focusedFieldView?.problem?.contains("for example") == true)
        guard case .problem = wizard.page.status else {
            Issue.record("no problem is shown")
            return
        }
    }

    @Test("says nothing about a field that is being mended before it is left again")
    func quietWhileTyping() throws {
        let wizard = try atKintoneValues()
        _ = wizard.handle(.confirm)
        wizard.type("not an address")
        #expect(wizard.focusedFieldView?.problem == nil)
        wizard.press(.tab, .backTab)
        #expect(wizard.focusedFieldView?.problem?.contains("web address is expected") == true)
        wizard.press(.backspace)
        #expect(wizard.focusedFieldView?.problem == nil)
    }

    @Test("takes question marks and letters as text in a field, and as keys elsewhere")
    func lettersInFields() throws {
        let wizard = try atKintoneValues()
        wizard.type("?q")
        #expect(wizard.page.kind == .step(.values))
        #expect(wizard.focusedFieldView?.shown == "?q")
        wizard.press(.function(1))
        #expect(wizard.page.kind == .help)
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.values))

        let list = try Fixture.wizard()
        list.type("?")
        #expect(list.page.kind == .help)
    }

    @Test("a row of the review page leads to its question and back")
    func reviewRowsLead() throws {
        let wizard = try atReview()
        wizard.press(.home)
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.service))
    }

    @Test("a row of the review page is changed where it stands, and what is missing then is marked")
    func turnsInPlace() throws {
        let wizard = try Fixture.wizard()
        wizard.type("d")
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.review))
        #expect(wizard.answers.app == .embedded)
        wizard.press(.home, .down, .down, .right)
        #expect(wizard.answers.app == .custom && wizard.page.kind == .step(.review))
        let missing = wizard.page.blocks.compactMap { block -> String? in
            if case .row(let row) = block, row.tag?.kind == .fault { row.label } else { nil }
        }
        #expect(missing == ["App key"], "\(wizard.pageText)")
        wizard.press(.end, .up)
        // Its registration comes first, and then what that gives.
        #expect(wizard.press(.enter) == [] && wizard.page.kind == .step(.register))
        #expect(wizard.press(.enter) == [] && wizard.page.kind == .step(.values))
    }

    @Test("the mouse gives the focus, and chooses what has it; where text is copied it is the terminal's own")
    func mouse() throws {
        let wizard = try Fixture.wizard()
        #expect(wizard.handle(.point(2)) == [] && wizard.page.mode == nil)
        wizard.press(.function(4))
        #expect(wizard.page.mode?.contains("Shift") == true)
        _ = wizard.handle(.point(2))
        #expect(wizard.page.kind == .step(.service))
        _ = wizard.handle(.point(2))
        #expect(wizard.page.kind == .step(.review) && wizard.answers.service == "dropbox")
        let button = wizard.page.blocks.reduce(0) { count, block in
            if case .row = block { count + 1 } else { count }
        }
        #expect(wizard.handle(.point(button)) == [.start(wizard.answers)])
        _ = wizard.handle(.engine(.signInReady(Fixture.view)))
        #expect(wizard.page.mode == nil)
    }

    @Test("a value that the service refused is corrected first, and is said to be refused as long as it stands there")
    func corrects() throws {
        let wizard = try atReview()
        wizard.press(.enter)
        let fault = AuthError(.reply(.wrongCredential(properties: ["APIToken"])))
        _ = wizard.handle(.engine(.progress(.testing)))
        _ = wizard.handle(.engine(.failed(fault)))
        #expect(wizard.pageText.contains("Correct: API tokens"), "\(wizard.pageText)")
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.values))
        #expect(wizard.focusedFieldView?.label == "API tokens")
        #expect(wizard.focusedFieldView?.problem == "the service did not accept this value")
        wizard.type("x")
        #expect(wizard.focusedFieldView?.problem == nil)
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.review))
    }

    @Test("a host that nobody found has refused nothing")
    func correctsHost() throws {
        let wizard = try atReview()
        wizard.press(.enter)
        _ = wizard.handle(.engine(.progress(.testing)))
        let host = "example.cybozu.com"
        _ = wizard.handle(.engine(.failed(AuthError(.network(.networkFailed(host: host, kind: .unknownHost))))))
        wizard.press(.enter)
        #expect(wizard.focusedFieldView?.problem == "there is no host of this name")
        // What no value names, no value is blamed for.
        wizard.press(.enter, .enter)
        _ = wizard.handle(.engine(.failed(AuthError(.network(.networkFailed(host: "proxy", kind: .unknownHost))))))
        #expect(!wizard.pageText.contains("Correct"), "\(wizard.pageText)")
    }

    @Test("of a name and its secret both are marked until one is changed, and the secret has the focus")
    func correctsPair() throws {
        let wizard = try Fixture.wizard()
        try wizard.choose("kintone", "Password")
        wizard.fillIn()
        #expect(wizard.page.kind == .step(.review), "\(wizard.pageText)")
        wizard.press(.enter)
        _ = wizard.handle(.engine(.progress(.testing)))
        _ = wizard.handle(.engine(.failed(AuthError(.reply(.wrongCredential(properties: ["User", "Password"]))))))
        #expect(wizard.pageText.contains("Correct: Password"), "\(wizard.pageText)")
        wizard.press(.enter)
        func marked() -> [String] {
            wizard.page.blocks.compactMap {
                if case .field(let field) = $0, field.problem != nil { field.label } else { nil }
            }
        }
        #expect(wizard.focusedFieldView?.label == "Password")
        #expect(marked() == ["Login name", "Password"])
        wizard.type("x")
        #expect(marked().isEmpty)
    }

    @Test("an account's name in the host is corrected where nobody answers at that host")
    func correctsSubdomain() throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.paste("jdbc:highrise:AuthScheme=APIToken;AccountId=example;APIToken=abcdef123456;"))
        _ = wizard.handle(.confirm)
        wizard.press(.enter)
        _ = wizard.handle(.engine(.progress(.testing)))
        _ = wizard.handle(.engine(.failed(AuthError(.reply(.notFound(host: "example.highrisehq.com"))))))
        #expect(wizard.pageText.contains("Correct: Account name"), "\(wizard.pageText)")
    }

    @Test("three keys lead from the first page to the sign-in with an embedded app")
    func threeKeys() throws {
        let wizard = try Fixture.wizard()
        wizard.type("d")
        #expect(wizard.press(.enter, .enter) == [.start(wizard.answers)])
    }

    @Test("a digit chooses one of the ways of the service under the cursor")
    func digits() throws {
        let wizard = try Fixture.wizard()
        wizard.type("h3")
        #expect(wizard.answers.service == "highrise" && wizard.answers.scheme == "APIToken")
        #expect(wizard.page.kind == .step(.values))
    }

    @Test("Ctrl-F takes the host that was probably meant, which is offered while another one is typed")
    func nearestHost() throws {
        let wizard = try atKintoneValues()
        wizard.type("https://mycompany.cybozu.co")
        #expect(wizard.focusedFieldView?.problem == nil)
        #expect(wizard.focusedFieldView?.fix?.contains("mycompany.cybozu.com") == true)
        wizard.press(.control("f"))
        #expect(wizard.answers["Url"] == "https://mycompany.cybozu.com")
        #expect(wizard.focusedFieldView?.shown == "https://mycompany.cybozu.com")
        #expect(wizard.focusedFieldView?.fix == nil)
    }

    @Test("narrows the list of services by typing; a name that none has is no match, and Enter does nothing then")
    func narrows() throws {
        let wizard = try Fixture.wizard()
        wizard.type("kin")
        #expect(wizard.pageText.contains("Kintone"))
        #expect(!wizard.pageText.contains("Backlog"))
        wizard.press(.escape)
        wizard.type("github")
        #expect(wizard.pageText.contains("no match"))
        #expect(wizard.press(.enter) == [])
        #expect(wizard.page.kind == .step(.service) && wizard.answers.service == nil)
        wizard.press(.backspace, .escape)
        #expect(wizard.pageText.contains("Backlog"))
        wizard.type("kin")
        wizard.press(.control("u"))
        #expect(wizard.pageText.contains("Backlog"))
        wizard.type("kin")
        wizard.press(.enter)
        #expect(wizard.answers.service == "kintone")
    }

    @Test("switches the language on any page by one key, with everything translated")
    func switchesLanguage() throws {
        let wizard = try Fixture.wizard()
        let english = wizard.page
        wizard.press(.function(2))
        let japanese = wizard.page
        #expect(japanese.title != english.title)
        #expect(japanese.title.contains("サービス"))
        wizard.press(.function(2))
        #expect(wizard.page == english)
    }

    @Test("asks before it leaves when something was answered, and leaves at once when nothing was")
    func asksBeforeLeaving() throws {
        let fresh = try Fixture.wizard()
        #expect(fresh.press(.control("c")) == [.cancel, .end(.aborted)])

        let wizard = try atReview()
        #expect(wizard.press(.control("c")) == [])
        #expect(wizard.page.kind == .question)
        #expect(wizard.press(.escape) == [])
        #expect(wizard.page.kind == .step(.review))
        #expect(wizard.press(.control("c"), .control("c")) == [.cancel, .end(.aborted)])
        #expect(wizard.handle(.terminate) == [.cancel, .end(.aborted)])
    }

    @Test("moves through the answers of a question over the page, and picks one, as in every list")
    func movesInQuestions() throws {
        let wizard = try atReview()
        wizard.press(.control("c"), .end, .home, .character("k"))
        #expect(wizard.press(.character(" ")) == [.cancel, .end(.aborted)])
    }

    @Test("proposes a name that is free, and says when one is taken")
    func proposesNames() throws {
        let wizard = try Fixture.wizard(existing: ["kintone", "kintone-2"])
        try wizard.choose("kintone", "APIToken")
        wizard.fillIn()
        #expect(wizard.chooseRow("Connection name"))
        #expect(wizard.page.kind == .step(.name))
        #expect(wizard.answers.connection == "kintone-3")
        _ = wizard.handle(.fill(0, "kintone"))
        #expect(wizard.pageText.contains("exists"))
        _ = wizard.handle(.fill(0, "../x"))
        _ = wizard.handle(.confirm)
        #expect(wizard.page.kind == .step(.name))
    }

    @Test("A settings file's place becomes a whole path when its field is left, which says what is wrong with it")
    func location() throws {
        var questionnaire = try Fixture.questionnaire()
        questionnaire.resolvedLocation = { $0.hasPrefix("~") ? "/home/me" + $0.dropFirst() : $0 }
        questionnaire.locationProblem = { $0.hasSuffix("passwd") ? LocalizedText(same: "another file") : nil }
        var answers = SetupAnswers()
        (answers.service, answers.scheme, answers.app) = ("dropbox", "OAuth", .embedded)
        var begun = Wizard(questionnaire: questionnaire, answers: answers, language: .english)
        #expect(begun.jump(to: "name") == [])
        let wizard = WizardDriver(begun)
        wizard.press(.down)
        for character in "~/x/s.txt" { wizard.press(.character(character)) }
        wizard.press(.up)
        #expect(wizard.answers.location == "/home/me/x/s.txt" && wizard.pageText.contains("/home/me/x/s.txt"))
        wizard.press(.down)
        wizard.press(.control("u"))
        for character in "~/passwd" { wizard.press(.character(character)) }
        wizard.press(.up)
        #expect(wizard.pageText.contains("another file"))
    }

    @Test("What is typed is judged when typing pauses, in the help's place and not in red, until it changes")
    func pause() throws {
        let wizard = try Fixture.wizard()
        try wizard.choose("backlog", "APIToken")
        for character in "https://foo.cybozu.com" { wizard.press(.character(character)) }
        let field = {
            try #require(wizard.page.blocks.compactMap { if case .field(let view) = $0 { view } else { nil } }.first)
        }
        #expect(try field().note == nil && field().problem == nil)
        #expect(wizard.handle(.pause) == [])
        #expect(try field().note != nil && field().problem == nil)
        wizard.press(.backspace)
        #expect(try field().note == nil)
    }

    @Test("Esc goes back over the pages that were seen, not those that were passed over")
    func backOverSeen() throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.choose(try Fixture.index(of: "dropbox")))
        #expect(wizard.page.kind == .step(.review))
        wizard.press(.escape)
        #expect(wizard.page.kind == .step(.service))
    }

    @Test("A question that is asked over a page has its help, and comes back after it")
    func helpOverQuestion() throws {
        let wizard = try atKintoneValues()
        for character in "https://a" { wizard.press(.character(character)) }
        wizard.press(.control("c"))
        #expect(wizard.page.kind == .question)
        wizard.press(.character("?"))
        #expect(wizard.page.kind == .help)
        wizard.press(.enter)
        #expect(wizard.page.kind == .question)
    }

    @Test("An application of one's own that is turned to on the review page is registered before its values are asked")
    func registersAfterTurning() throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.choose(try Fixture.index(of: "dropbox")))
        for _ in 0..<8 where wizard.answers.app != .custom { wizard.press(.up, .right) }
        #expect(wizard.answers.app == .custom)
        _ = wizard.handle(.confirm)
        #expect(wizard.page.kind == .step(.register))
    }

    @Test("What is chosen after a sign-in is asked for where there will be none")
    func listedWithoutSignIn() throws {
        let catalog = ServiceCatalog.bundled()
        let questionnaire = Questionnaire(catalog: catalog, embeddedApps: EmbeddedApps([])) { "/home/me/\($0)" }
        var answers = SetupAnswers()
        (answers.service, answers.scheme, answers.app) = ("highrise", "OAuth", .embedded)
        #expect(questionnaire.fields(answers).first?.optional == false)
        answers.app = .custom
        answers.browser = .here
        #expect(questionnaire.fields(answers).first?.optional == true)
    }
}
