import AuthEngine
import ConnectionStrings
import Localization
import ServiceCatalog
import Testing
import WebRequests
import Wording

@testable import SetupWizard

@Suite("The saved connections on the first page")
struct SavedConnectionsTests {
    private static func connection(_ name: String) -> SavedConnection {
        SavedConnection(
            name: name,
            service: LocalizedText(same: "Kintone"),
            state: ConnectionPageWords.works,
            kind: .success,
            who: LocalizedText(same: "Hanako")
        )
    }

    private func atConnection() throws -> WizardDriver {
        let wizard = try Fixture.wizard(existing: ["sales", "stock"])
        _ = wizard.handle(.engine(.connections(["sales", "stock"].map(Self.connection))))
        wizard.type("sal")
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.connection))
        return wizard
    }

    private var answers: SetupAnswers {
        var answers = SetupAnswers()
        (answers.service, answers.scheme, answers.connection) = ("highrise", "APIToken", "sales")
        (answers["AccountId"], answers["APIToken"]) = ("example", "ZZsecret-token-1")
        return answers
    }

    @Test("tell when they were tested in few words where many do not fit, and the end that is near before all")
    func briefly() {
        func notes(due: LocalizedText?) -> [String] {
            SavedConnection(
                name: "sales",
                service: LocalizedText(same: "Kintone"),
                state: ConnectionPageWords.works,
                kind: .success,
                due: due,
                who: LocalizedText(same: "Hanako"),
                testedAgo: 720
            )
            .notes.map { $0(.english) }
        }
        #expect(notes(due: nil) == ["Hanako, tested 12 minutes ago", "Hanako, 12 min ago", "Hanako", "Hanako"])
        #expect(notes(due: LocalizedText(same: "by 2026-12-12")).last == "by 2026-12-12")
    }

    @Test(
        "are forgotten with the command that ends them at the service, where there is one",
        arguments: ["dropbox", "highrise"]
    )
    func forgetting(service: String) throws {
        var questionnaire = try Fixture.questionnaire()
        questionnaire.saved = { _ in
            var answers = SetupAnswers()
            (answers.service, answers.scheme) = (service, "OAuth")
            return answers
        }
        let wizard = WizardDriver(Wizard(questionnaire: questionnaire, language: .english, exists: { _ in true }))
        _ = wizard.handle(.engine(.connections([Self.connection("sales")])))
        wizard.type("sal")
        wizard.press(.enter)
        #expect(wizard.pick("Forget it"))
        #expect(
            wizard.pageText.contains("oauth-setup forget sales --revoke ends it first") == (service == "dropbox"),
            "\(wizard.pageText)"
        )
    }

    @Test("are listed with their states, and the focus stays where it was when they come")
    func listed() throws {
        let wizard = try Fixture.wizard(existing: ["sales"])
        wizard.press(.up)
        _ = wizard.handle(.engine(.connections([Self.connection("sales")])))
        #expect(wizard.pageText.contains("sales Kintone"))
        guard
            case .choices(let list)? = wizard.page.blocks.first(where: { if case .choices = $0 { true } else { false } }
            )
        else {
            Issue.record("there is no list")
            return
        }
        #expect(list.items[list.selected].title == "Start from a connection string")
        #expect(list.items.first { $0.title == "sales" }?.tag == Badge(text: "works", kind: .success))
    }

    @Test("are chosen by their whole name, also where a service's name begins so")
    func wholeName() throws {
        let wizard = try Fixture.wizard(existing: ["kin"])
        _ = wizard.handle(.engine(.connections([Self.connection("kin")])))
        wizard.type("kin")
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.connection))
    }

    @Test("are tested without a sign-in, signed in again with the same answers, changed, and shown")
    func actions() throws {
        let test = SettingsImport(path: "", passphrase: "", name: "sales", kept: "sales")
        #expect(try atConnection().press(.enter) == [.importSettings(test)])
        #expect(try atConnection().press(.down, .enter) == [.load("sales", starts: true)])
        #expect(try atConnection().press(.down, .down, .enter) == [.load("sales", starts: false)])
        let wizard = try atConnection()
        #expect(wizard.handle(.engine(.loaded(answers, starts: false))) == [])
        #expect(wizard.page.kind == .step(.review) && !wizard.pageText.contains("ZZsecret"))
        #expect(wizard.handle(.engine(.loaded(answers, starts: true))) == [.start(wizard.answers)])
        #expect(try atConnection().press(.down, .down, .down, .enter) == [.show("sales", focus: nil)])
    }

    @Test("are forgotten after a question only, which Enter and Ctrl-C do not answer with yes")
    func forget() throws {
        for keys in [[Key.enter], [.escape], [.control("c")]] {
            let wizard = try atConnection()
            wizard.press(.end, .enter)
            #expect(wizard.page.kind == .question && wizard.pageText.contains("Forget sales?"))
            #expect(!keys.contains { wizard.press($0) == [.forget("sales")] })
        }
        let wizard = try atConnection()
        wizard.press(.end, .enter)
        #expect(wizard.press(.down, .enter) == [.forget("sales")])
        _ = wizard.handle(.engine(.forgotten("sales")))
        #expect(wizard.page.kind == .step(.service) && wizard.pageText.contains("sales was removed"))
        #expect(!wizard.pageText.contains("sales Kintone") && wizard.pageText.contains("stock Kintone"))
    }

    @Test("are not sent to another machine by looking at one or testing it, and no page says so")
    func notSent() throws {
        var questionnaire = try Fixture.questionnaire()
        questionnaire.destination = Destination(host: "me@server", names: [])
        let service = try #require(ServiceCatalog.bundled().service("highrise"))
        var result = SetupResult(
            connection: "sales",
            service: service,
            scheme: try #require(service.scheme("APIToken")),
            app: nil,
            renews: false,
            properties: ConnectionProperties([("AccountId", "example"), ("APIToken", "ZZsecret-token-1")])
        )
        result.settingsPath = "/home/me/sales/OAuthSettings.txt"
        for (isTest, report) in [(true, EngineReport.finished(result)), (false, .shown(result, focus: nil))] {
            let wizard = WizardDriver(
                Wizard(questionnaire: questionnaire, language: .english, exists: { $0 == "sales" })
            )
            _ = wizard.handle(.engine(.connections([Self.connection("sales")])))
            wizard.type("sales")
            wizard.press(.enter)
            if isTest { wizard.press(.enter) }
            _ = wizard.handle(.engine(report))
            #expect(wizard.page.kind == .done && !wizard.pageText.contains("Finish sends it"), "\(wizard.pageText)")
            #expect(wizard.pageText.contains("oauth-setup send sales me@server"), "\(wizard.pageText)")
            #expect(wizard.press(.control("c")) == [.end(.looked)])
            #expect(wizard.press(.enter) == [.end(.looked)])
            #expect(wizard.farewell.contains { $0.contains("/home/me/sales/OAuthSettings.txt") })
        }
    }

    @Test("whose test fails are there again")
    func failedTest() throws {
        let wizard = try atConnection()
        wizard.press(.enter)
        _ = wizard.handle(.engine(.failed(AuthError(.network(.replyTimedOut(host: "h", seconds: 1))))))
        wizard.press(.escape)
        #expect(wizard.page.kind == .step(.connection))
        wizard.press(.escape)
        #expect(wizard.page.kind == .step(.service))
    }
}
