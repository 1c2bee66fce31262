import ConnectionStrings
import Localization
import ServiceCatalog
import Testing

@testable import SetupWizard

@Suite("A set-up for another machine")
struct AnotherMachineTests {
    /// On the review page with a token, for a machine that has one connection of the service already.
    private func atReview(_ language: Language = .english) throws -> WizardDriver {
        var questionnaire = try Fixture.questionnaire()
        questionnaire.destination = Destination(host: "me@server", names: ["highrise"])
        var answers = SetupAnswers()
        (answers.service, answers.scheme) = ("highrise", "APIToken")
        (answers["AccountId"], answers["APIToken"]) = ("example", "ZZsecret-token-1")
        let wizard = WizardDriver(Wizard(questionnaire: questionnaire, answers: answers, language: language))
        #expect(wizard.page.kind == .step(.review), "\(wizard.page.kind)")
        return wizard
    }

    @Test("names it on every page, and no place of a settings file", arguments: Language.allCases)
    func namesIt(language: Language) throws {
        let wizard = try atReview(language)
        #expect(wizard.page.banner?.contains("me@server") == true)
        #expect(wizard.pageText.contains(language == .english ? "sent to me@server" : "me@server に送ります"))
        #expect(!wizard.pageText.contains("OAuthSettings.txt"))
        #expect(wizard.chooseRow(language == .english ? "Connection name" : "接続名"))
        #expect(wizard.pageText.contains(language == .english ? "Programs on me@server" : "me@server のプログラム"))
        #expect(!wizard.pageText.contains("OAuthSettings.txt"))
    }

    @Test("proposes a name that is free there, and refuses one that is not before anything is sent")
    func names() throws {
        let wizard = try atReview()
        #expect(wizard.answers.connection == "highrise-2")
        #expect(wizard.chooseRow("Connection name"))
        _ = wizard.handle(.fill(0, "highrise"))
        #expect(wizard.pageText.contains("there is a connection of this name on me@server"), "\(wizard.pageText)")
        #expect(wizard.handle(.confirm) == [])
        #expect(wizard.page.kind == .step(.name))
    }

    @Test("says with the result that it goes there, and what to run there")
    func result() throws {
        let wizard = try atReview()
        _ = wizard.handle(.confirm)
        let service = try #require(ServiceCatalog.bundled().service("highrise"))
        var result = SetupResult(
            connection: "highrise-2",
            service: service,
            scheme: try #require(service.scheme("APIToken")),
            app: nil,
            renews: false,
            properties: ConnectionProperties([("AccountId", "example"), ("APIToken", "ZZsecret-token-1")])
        )
        result.settingsPath = "/home/me/highrise-2/OAuthSettings.txt"
        _ = wizard.handle(.engine(.finished(result)))
        for part in [
            "Finish sends it to me@server", "from a program there", "oauth-setup string highrise-2",
            "wizard --for me@server --answers -",
        ] {
            #expect(wizard.pageText.contains(part), "\(wizard.pageText)")
        }
        #expect(!wizard.pageText.contains("send highrise-2"))
        // The string's settings are there, so it is told there.
        #expect(!wizard.pageText.contains("APIToken=") && wizard.press(.character("c"), .character("f")) == [])
        #expect(!wizard.farewell.joined().contains("OAuthSettings.txt"))
    }
}
