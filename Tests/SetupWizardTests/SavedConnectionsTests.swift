import AuthEngine
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
            note: LocalizedText(same: "Hanako")
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
