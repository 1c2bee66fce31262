import AuthEngine
import ConnectionStrings
import Localization
import ServiceCatalog
import StrictJSON
import Testing

@testable import SetupWizard

@Suite("What the person has said already")
struct KeptAnswersTests {
    /// A saved connection that is opened again.
    private func saved(likelyBrowser: BrowserPlace = .elsewhere) throws -> WizardDriver {
        var answers = SetupAnswers()
        answers.service = "dropbox"
        answers.scheme = "OAuth"
        answers.app = .custom
        answers.connection = "files"
        answers["OAuthClientId"] = "abcdef123456"
        let wizard = Wizard(
            questionnaire: try Fixture.questionnaire(),
            answers: answers,
            language: .english,
            exists: { $0 == "files" },
            likelyBrowser: likelyBrowser
        )
        return WizardDriver(wizard)
    }

    @Test(
        "a saved connection opens on the review page, and Enter there signs in again",
        arguments: [
            BrowserPlace.here, .elsewhere,
        ]
    )
    func signsInAgain(place: BrowserPlace) throws {
        let wizard = try saved(likelyBrowser: place)
        #expect(wizard.page.kind == .step(.review))
        #expect(wizard.pageText.contains(place == .here ? "Browser: On this machine" : "Browser: On another device"))
        let effects = wizard.press(.enter)
        #expect(effects == [.start(wizard.answers)])
        #expect(wizard.answers.browser == place)
        #expect(wizard.answers.connection == "files")
    }

    @Test("a failed new sign-in says that the settings saved before are unchanged, and where they are")
    func oldSettingsStay() throws {
        let wizard = try saved()
        wizard.press(.enter)
        _ = wizard.handle(.engine(.failed(AuthError(.reply(.refused(errorCode: "access_denied", text: ""))))))
        #expect(wizard.pageText.contains("saved earlier are unchanged: /home/me/files/OAuthSettings.txt"))
        #expect(!wizard.pageText.contains("No settings file was written"))
    }

    @Test("a settings file that cannot be taken in is not called a sign-in that did not begin")
    func importFails() throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.choose(try Fixture.index(of: "kintone") + 1))
        wizard.type("~/sales.age")
        wizard.press(.enter, .enter, .enter)
        _ = wizard.handle(.engine(.failed(AuthError(.cancelled))))
        #expect(wizard.page.title == "The file could not be imported")
        #expect(wizard.pageText.contains("choose another file"))
        wizard.press(.escape)
        #expect(wizard.page.kind == .step(.importSettings))
        #expect(wizard.pageText.contains("~/sales.age"))
    }

    /// A wizard that goes on with a change of the saved connection that was broken off.
    private func resumed(_ change: (inout SetupAnswers) -> Void) throws -> WizardDriver {
        var saved = SetupAnswers()
        (saved.service, saved.scheme, saved.connection) = ("kintone", "Password", "sales")
        saved.setExactly("https://example.cybozu.com", for: "Url")
        saved.setExactly("hanako", for: "User")
        saved.setExactly("ZZsecret-password-1", for: "Password")
        var questionnaire = try Fixture.questionnaire()
        questionnaire.saved = { [saved] in $0 == "sales" ? saved : nil }
        let first = WizardDriver(
            Wizard(questionnaire: questionnaire, answers: saved, language: .english, exists: { $0 == "sales" })
        )
        var changed = first.answers
        change(&changed)
        let wizard = Wizard(questionnaire: questionnaire, answers: changed, language: .english)
        let draft = try #require(wizard.draft)
        #expect(!draft.text().contains("ZZsecret"))
        let resumed = WizardDriver(
            Wizard(
                questionnaire: questionnaire,
                language: .english,
                exists: { $0 == "sales" },
                opening: .resume(try #require(SetupAnswers(draft: draft)))
            )
        )
        resumed.press(.enter)
        return resumed
    }

    @Test("a change of a saved connection that was broken off asks for no secret again; it is kept and can be replaced")
    func draftOfSaved() throws {
        let wizard = try resumed { $0.location = "/home/me/other/OAuthSettings.txt" }
        #expect(wizard.page.kind == .step(.review), "\(wizard.page.kind)")
        #expect(wizard.pageText.contains("other/OAuthSettings.txt") && !wizard.pageText.contains("ZZsecret"))
        #expect(wizard.chooseRow("Password"))
        let fields = wizard.page.blocks.compactMap { if case .field(let field) = $0 { field } else { nil } }
        let kept = try #require(fields.first { $0.label == "Password" })
        #expect(kept.placeholder.hasPrefix("unchanged: ") && kept.problem == nil)
        wizard.type("ZZother")
        wizard.press(.escape)
        #expect(wizard.answers["Password"] == "ZZother")
    }

    @Test("but it does for another account or another address", arguments: ["User", "Url"])
    func draftOfAnother(property: String) throws {
        let wizard = try resumed { $0[property] = property == "Url" ? "https://other.cybozu.com" : "taro" }
        #expect(wizard.page.kind == .step(.values), "\(wizard.page.kind)")
        #expect(wizard.answers["Password"] == nil)
    }

    @Test("Esc on a page that a row of the review page opened leads back there, with what was typed")
    func escapeKeepsTyped() throws {
        let wizard = try saved()
        let rows = wizard.page.blocks.compactMap { block in
            if case .row(let row) = block { row.label } else { nil }
        }
        _ = wizard.handle(.choose(try #require(rows.firstIndex { $0 == "App key" })))
        #expect(wizard.page.kind == .step(.values))
        wizard.press(.control("u"))
        wizard.type("other-key-1")
        wizard.press(.escape)
        #expect(wizard.page.kind == .step(.review))
        #expect(wizard.pageText.contains("App key: other-key-1"))
        #expect(wizard.handle(.confirm) == [.start(wizard.answers)])
        #expect(wizard.answers["OAuthClientId"] == "other-key-1")
    }

    @Test(
        "leaving in the middle of a field keeps what stands in it for the next time",
        arguments: [
            WizardEvent.key(.control("c")), .terminate,
        ]
    )
    func draftHasTheField(way: WizardEvent) throws {
        var wizard = Wizard(questionnaire: try Fixture.questionnaire(), language: .english)
        for character in "kin2" { _ = wizard.handle(.key(.character(character))) }
        for letter in "https://example.cybozu.com" { _ = wizard.handle(.key(.character(letter))) }
        _ = wizard.handle(way)
        #expect(wizard.draft?["properties"]?["Url"]?.string == "https://example.cybozu.com")
    }

    @Test("a saved connection that was not changed leaves nothing to continue; one that was does")
    func noDraftOfSaved() throws {
        var answers = SetupAnswers()
        (answers.service, answers.scheme, answers.connection) = ("dropbox", "OAuth", "files")
        answers.app = .custom
        answers["OAuthClientId"] = "abcdef123456"
        var wizard = Wizard(
            questionnaire: try Fixture.questionnaire(),
            answers: answers,
            language: .english,
            exists: { $0 == "files" }
        )
        _ = wizard.handle(.key(.enter))
        _ = wizard.handle(.engine(.signInReady(Fixture.view)))
        _ = wizard.handle(.key(.control("c")))
        #expect(wizard.draft == nil)
        wizard.answers["OAuthClientId"] = "another-key"
        #expect(wizard.draft?["properties"]?["OAuthClientId"]?.string == "another-key")
        // Nor is a wizard in which nothing was chosen.
        #expect(Wizard(questionnaire: try Fixture.questionnaire(), language: .english).draft == nil)
    }

    @Test("after a dry run the normal screen says so, and where the settings would be")
    func dryRun() throws {
        var wizard = Wizard(questionnaire: try Fixture.questionnaire(), language: .english)
        let service = try #require(ServiceCatalog.bundled().service("highrise"))
        let scheme = try #require(service.scheme("APIToken"))
        var result = SetupResult(
            connection: "sales",
            service: service,
            scheme: scheme,
            app: nil,
            renews: false,
            properties: ConnectionProperties([("AccountId", "example"), ("APIToken", "ZZsecret-token-1")])
        )
        result.dryRunPath = "/home/me/sales/OAuthSettings.txt"
        _ = wizard.handle(.engine(.finished(result)))
        #expect(wizard.farewell.first == "Dry run: nothing was sent or written. The settings file would be:")
        #expect(wizard.farewell.contains("/home/me/sales/OAuthSettings.txt"))
        #expect(!wizard.farewell.joined().contains("ZZsecret"))
    }

    @Test(
        "beside each service stand its ways of signing in and what all of them ask for",
        arguments: [
            (Language.english, "1 OAuth  2 API token  3 password", "Needs: Kintone address"),
            (.japanese, "1 OAuth  2 APIトークン  3 パスワード", "必要: kintoneのURL"),
        ]
    )
    func servicesAtAGlance(language: Language, ways: String, needs: String) throws {
        let wizard = try Fixture.wizard(language: language)
        #expect(wizard.pageText.contains(ways))
        #expect(wizard.pageText.contains(needs))
        // Whose app it is stands there where there is a choice.
        let highrise = try #require(wizard.pageText.split(separator: "\n").first { $0.hasPrefix("Highrise") })
        #expect(highrise.contains(language == .english ? "1 OAuth, embedded  2 OAuth, own app" : "2 OAuth、自分のアプリ"))
    }

    @Test(
        "the digit of a way is the same whichever apps a build ships; where one is missing, the way is said to make a string"
    )
    func sameDigits() throws {
        let catalog = ServiceCatalog.bundled()
        let bare = Questionnaire(catalog: catalog, embeddedApps: EmbeddedApps([])) { "/home/me/\($0)" }
        for service in catalog.services {
            #expect(bare.ways(service) == (try Fixture.questionnaire().ways(service)), "\(service.id)")
        }
        let wizard = WizardDriver(Wizard(questionnaire: bare, language: .english))
        #expect(wizard.pageText.contains("Highrise 1 OAuth, string only  2 OAuth, own app  3 API token"))
        wizard.type("high")
        wizard.press(.enter)
        // The focus is on the first one that signs in, and the first one is not said to suit most people.
        #expect(!wizard.pageText.contains("suits most people"))
        wizard.press(.enter)
        #expect(wizard.answers.app == .custom)
    }

    @Test("another way of signing in begins the review page on the button that starts it")
    func reviewFocus() throws {
        let wizard = try Fixture.wizard()
        wizard.type("h")
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.review))
        wizard.press(.escape)
        // With fewer rows than before.
        wizard.type("h3")
        wizard.fillIn()
        #expect(wizard.page.kind == .step(.review))
        #expect(wizard.press(.enter) == [.start(wizard.answers)] && !wizard.answers.stringOnly)
    }
}
