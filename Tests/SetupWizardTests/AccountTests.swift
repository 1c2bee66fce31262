import AuthEngine
import Bundled
import Localization
import ServiceCatalog
import StrictJSON
import Testing

@testable import SetupWizard

@Suite("Who signs in")
struct AccountTests {
    /// A wizard for Dropbox, whose definition says so much of accounts.
    private func wizard(_ account: String, existing: Set<String> = []) throws -> WizardDriver {
        let file = try #require(BundledFile.named("Services/dropbox.json"))
        let text = try JSONParser.parse(file.bytes).text()
        let now = #""account":{"choose":{"force_reauthentication":"true"}}"#
        try #require(text.contains(now))
        let json = Array(text.replacing(now, with: account).utf8)
        let catalog = ServiceCatalog(services: [try ServiceCatalog.service(json: json, file: "own.json")])
        let apps = try Fixture.questionnaire().embeddedApps
        let questionnaire = Questionnaire(catalog: catalog, embeddedApps: apps) { "/home/me/\($0)" }
        let wizard = Wizard(
            questionnaire: questionnaire,
            language: .english,
            exists: existing.contains,
            likelyBrowser: .here
        )
        let driver = WizardDriver(wizard)
        _ = driver.handle(.choose(0))
        return driver
    }

    private func parameters(_ wizard: WizardDriver) -> [String: String] {
        let asked = wizard.questionnaire.accountParameters(wizard.answers)
        return Dictionary(uniqueKeysWithValues: asked.map { ($0.property, $0.value) })
    }

    @Test("is a row of the review page that turns, where the service can be told to ask")
    func turns() throws {
        let wizard = try wizard(#""account":{"choose":{"force_reauthentication":"true"}}"#)
        #expect(wizard.page.kind == .step(.review))
        #expect(wizard.pageText.contains("Who signs in: Same as in the browser"), "\(wizard.pageText)")
        #expect(parameters(wizard).isEmpty)
        for _ in 0..<12 where wizard.focusedRow != "Who signs in" { wizard.press(.up) }
        wizard.press(.right)
        #expect(wizard.pageText.contains("Who signs in: Ask me at sign-in"))
        #expect(parameters(wizard) == ["force_reauthentication": "true"])
        wizard.press(.left)
        #expect(parameters(wizard).isEmpty)
    }

    @Test("is typed where the service takes a name, and the page for it keeps what was typed")
    func hint() throws {
        let wizard = try wizard(#""account":{"hint":"login_hint","choose":{"prompt":"select_account"}}"#)
        #expect(wizard.chooseRow("Account"))
        #expect(wizard.page.kind == .step(.account))
        wizard.type("hanako@example.com")
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.review), "\(wizard.pageText)")
        #expect(wizard.pageText.contains("Account: hanako@example.com"), "\(wizard.pageText)")
        #expect(parameters(wizard) == ["login_hint": "hanako@example.com"])
    }

    @Test("is not asked where the service cannot be told, or nobody signs in")
    func notAsked() throws {
        let told = try wizard(#""account":{"hint":"login_hint"}"#)
        #expect(told.pageText.contains("Account") && !told.pageText.contains("Who signs in"))
        var answers = told.answers
        answers.browser = BrowserPlace.none
        #expect(!told.questionnaire.steps(answers).contains(.account))
        #expect(try !wizard(#""rotatesRefreshToken":false"#).pageText.contains("Account"))
    }

    @Test("is refused in an answers file where no page could show it", arguments: ["a\u{1B}[31m", "a\u{7F}"])
    func odd(account: String) throws {
        let wizard = try wizard(#""account":{"hint":"login_hint"}"#)
        let file = AnswersFile(questionnaire: wizard.questionnaire, environment: [:]) { _ in nil }
        func answers(_ account: String) -> [UInt8] {
            let json: JSONValue = [
                "service": "dropbox", "app": "embedded", "browser": "here", "account": .string(account),
            ]
            return Array(json.text().utf8)
        }
        #expect(try file.answers(answers("hanako@example.com")).account == "hanako@example.com")
        #expect(throws: AnswersFile.Failure.self) { try file.answers(answers(account)) }
    }

    @Test("comes back with a draft, and stands in the answers file")
    func isKept() throws {
        var answers = SetupAnswers()
        (answers.service, answers.scheme, answers.app) = ("dropbox", "OAuth", .embedded)
        (answers.browser, answers.asksAccount) = (.here, true)
        let questionnaire = try Fixture.questionnaire()
        #expect(AnswersFile.json(answers, questionnaire)["asksAccount"] == true)
        let wizard = Wizard(questionnaire: questionnaire, answers: answers, language: .english, exists: { _ in false })
        let draft = try #require(wizard.draft)
        #expect(SetupAnswers(draft: draft)?.asksAccount == true)
    }
}
