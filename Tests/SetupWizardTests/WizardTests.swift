import AuthEngine
import Localization
import ServiceCatalog
import SetupWizard
import Testing

@Suite("The wizard")
struct WizardTests {
    /// At the values of Kintone with an API token.
    private func atKintoneValues() throws -> WizardDriver {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.choose(try Fixture.index(of: "kintone")))
        let scheme = try #require(
            ServiceCatalog.bundled().service("kintone")?.schemes.firstIndex { $0.id == "APIToken" }
        )
        _ = wizard.handle(.choose(scheme))
        #expect(wizard.page.kind == .step(.values))
        return wizard
    }

    /// On the review page of the same.
    private func atReview() throws -> WizardDriver {
        let wizard = try atKintoneValues()
        let values = ["Url": "https://example.cybozu.com", "AppId": "7", "APIToken": "abcdef123456"]
        for (field, _) in wizard.questionnaire.fields(wizard.answers) {
            wizard.type(values[field.property] ?? "")
            wizard.press(.enter)
        }
        #expect(wizard.page.kind == .step(.name))
        wizard.press(.enter, .enter)
        #expect(wizard.page.kind == .step(.review))
        return wizard
    }

    @Test("offers every service, and asks only what the choices make necessary", arguments: try allWays())
    func everyWayLeadsToReview(way: Way) throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.choose(try Fixture.index(of: way.service)))
        let service = try #require(ServiceCatalog.bundled().service(way.service))
        if service.schemes.count > 1 {
            #expect(wizard.page.kind == .step(.scheme))
            _ = wizard.handle(.choose(try #require(service.schemes.firstIndex { $0.id == way.scheme })))
        }
        if let app = way.app {
            #expect(wizard.page.kind == .step(.app))
            let apps = try #require(service.scheme(way.scheme)?.apps)
            _ = wizard.handle(.choose(try #require(apps.firstIndex(of: app))))
        }
        if wizard.page.kind == .step(.register) { _ = wizard.handle(.confirm) }
        if wizard.page.kind == .step(.values) {
            for (index, entry) in wizard.questionnaire.fields(wizard.answers).enumerated() {
                let choice = entry.field.choices.first?.label.english
                let text = entry.field.example.isEmpty ? "secret12345678" : entry.field.example
                _ = wizard.handle(.fill(index, choice ?? text))
            }
            _ = wizard.handle(.confirm)
        }
        if wizard.page.kind == .step(.browser) { wizard.press(.enter) }
        #expect(wizard.page.kind == .step(.name), "\(wizard.pageText)")
        _ = wizard.handle(.confirm)
        #expect(wizard.page.kind == .step(.review))
        #expect(wizard.page.step?.number == wizard.page.step?.count)
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
        #expect(kinds == [.name, .values, .scheme, .service].map { .step($0) })
        #expect(wizard.answers == answers)
        wizard.press(.enter, .enter)
        #expect(wizard.page.kind == .step(.values))
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

    @Test("narrows the list of services by typing, and takes only letters that match")
    func narrows() throws {
        let wizard = try Fixture.wizard()
        wizard.type("kin")
        #expect(wizard.pageText.contains("Kintone"))
        #expect(!wizard.pageText.contains("Backlog"))
        wizard.type("zzz")
        #expect(wizard.pageText.contains("Matching: kin"))
        wizard.press(.backspace, .escape)
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
        _ = wizard.handle(.choose(try Fixture.index(of: "kintone")))
        while wizard.page.kind != .step(.name) {
            switch wizard.page.kind {
            case .step(.register): _ = wizard.handle(.confirm)
            case .step(.values):
                for (index, entry) in wizard.questionnaire.fields(wizard.answers).enumerated() {
                    _ = wizard.handle(.fill(index, entry.field.example.isEmpty ? "abc12345" : entry.field.example))
                }
                _ = wizard.handle(.confirm)
            default: _ = wizard.handle(.choose(0))
            }
        }
        #expect(wizard.answers.connection == "kintone-3")
        _ = wizard.handle(.fill(0, "kintone"))
        #expect(wizard.pageText.contains("exists"))
        _ = wizard.handle(.fill(0, "../x"))
        _ = wizard.handle(.confirm)
        #expect(wizard.page.kind == .step(.name))
    }
}
