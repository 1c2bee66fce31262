import AuthEngine
import ConnectionStrings
import Localization
import ServiceCatalog
import Testing

@testable import SetupWizard

/// What was typed for one service is never sent to another one.
@Suite("Values of a service")
struct ServiceValuesTests {
    @Test("are its own, whichever service is chosen next", arguments: ServiceCatalog.bundled().services)
    func own(service: Service) throws {
        let questionnaire = try Fixture.questionnaire()
        var answers = SetupAnswers()
        answers.service = service.id
        for field in service.fields { answers[field.property] = "typed for \(service.id)" }
        for other in questionnaire.catalog.services where other.id != service.id {
            answers.service = other.id
            for scheme in other.schemes {
                answers.scheme = scheme.id
                for app in scheme.apps.isEmpty ? [nil] : scheme.apps.map({ $0 }) {
                    answers.app = app
                    for field in other.fields { #expect(answers[field.property] == nil) }
                    #expect(questionnaire.properties(answers).pairs.allSatisfy { !$0.value.hasPrefix("typed") })
                }
            }
        }
        answers.service = service.id
        for field in service.fields { #expect(answers[field.property] == "typed for \(service.id)") }
    }

    @Test("are empty on the pages of another one, and found again on the way back")
    func pages() throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.choose(try Fixture.index(of: "backlog")))
        #expect(wizard.pick("API key"))
        wizard.type("https://acme.backlog.com")
        wizard.press(.enter)
        wizard.type("ZZkey")
        wizard.press(.escape, .escape)
        #expect(wizard.page.kind == .step(.service))
        _ = wizard.handle(.choose(try Fixture.index(of: "kintone")))
        #expect(wizard.pick("API token"))
        #expect(!wizard.pageText.contains("acme"))
        #expect(wizard.answers["Url"] == nil)
        wizard.press(.enter)
        #expect(wizard.answers["Url"] == nil)
        wizard.press(.escape, .escape)
        _ = wizard.handle(.choose(try Fixture.index(of: "backlog")))
        #expect(wizard.answers.scheme == "APIToken")
        // All of it is there again, so that nothing is left to ask.
        #expect(wizard.page.kind == .step(.review))
        #expect(wizard.pageText.contains("https://acme.backlog.com"))
        #expect(wizard.answers["ApiKey"] == "ZZkey")
    }

    @Test(
        "that are addresses of another service are refused where they are typed",
        arguments: [
            ("backlog", "API key", "https://foo.cybozu.com", "its hosts are *.backlog.com"),
            ("kintone", "API token", "https://example.com", "its hosts are *.cybozu.com"),
            ("kintone", "API token", "foo.cybozu.co", "did you mean https://foo.cybozu.com?"),
        ]
    )
    func otherHost(service: String, scheme: String, typed: String, said: String) throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.choose(try Fixture.index(of: service)))
        #expect(wizard.pick(scheme))
        wizard.type(typed)
        wizard.press(.enter)
        #expect(wizard.pageText.contains(said), "\(wizard.pageText)")
        _ = wizard.handle(.confirm)
        #expect(wizard.page.kind == .step(.values))
    }

    @Test("of a saved connection do not follow another service")
    func saved() throws {
        var answers = SetupAnswers()
        answers.service = "backlog"
        answers.scheme = "OAuth"
        answers.app = .custom
        answers.connection = "issues"
        answers["URL"] = "https://acme.backlog.com"
        answers["OAuthClientId"] = "id"
        answers["OAuthClientSecret"] = "ZZsecret"
        let wizard = WizardDriver(
            Wizard(
                questionnaire: try Fixture.questionnaire(),
                answers: answers,
                language: .english,
                exists: { $0 == "issues" }
            )
        )
        // The first row of the review page leads to the services.
        _ = wizard.handle(.choose(0))
        #expect(wizard.page.kind == .step(.service))
        _ = wizard.handle(.choose(try Fixture.index(of: "kintone")))
        for field in wizard.questionnaire.catalog.service("kintone")?.fields ?? [] {
            #expect(wizard.answers[field.property] == nil)
        }
    }
}
