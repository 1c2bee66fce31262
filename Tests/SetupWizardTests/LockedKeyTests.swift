import AuthEngine
import Localization
import Secrets
import ServiceCatalog
import SettingsStore
import Testing
import Wording

@testable import SetupWizard

@Suite("This machine's key, while nobody has given its passphrase")
struct LockedKeyTests {
    private static func connection(_ name: String, isLocked: Bool) -> SavedConnection {
        SavedConnection(
            name: name,
            service: LocalizedText(same: isLocked ? "" : "Highrise"),
            state: isLocked ? ConnectionPageWords.locked : ConnectionPageWords.works,
            kind: isLocked ? .notice : .success
        )
    }

    private static let opened = WizardEvent.engine(.unlocked([connection("sales", isLocked: false)]))
    private static let wrong = WizardEvent.engine(.unlockRefused(AuthError(.store(.passphraseWrong(path: "/x")))))

    private static let saved: SetupAnswers = {
        var answers = SetupAnswers()
        (answers.service, answers.scheme, answers.connection) = ("highrise", "APIToken", "sales")
        (answers["AccountId"], answers["APIToken"]) = ("example", "ZZsecret-token-1")
        return answers
    }()

    /// A wizard at its first page, which lists a connection.
    private func wizard(draft: SetupAnswers? = nil) throws -> WizardDriver {
        var questionnaire = try Fixture.questionnaire()
        questionnaire.saved = { $0 == "sales" ? Self.saved : nil }
        var wizard = Wizard(
            questionnaire: questionnaire,
            language: .english,
            exists: { $0 == "sales" },
            opening: draft.map { .resume($0) }
        )
        wizard.lock.isLocked = true
        let driver = WizardDriver(wizard)
        _ = driver.handle(.engine(.connections([Self.connection("sales", isLocked: true)])))
        return driver
    }

    private func field(_ wizard: WizardDriver) -> FieldView? {
        wizard.page.blocks.lazy.compactMap { if case .field(let field) = $0 { field } else { nil } }.first
    }

    /// Types the passphrase and gives it.
    private func give(_ passphrase: String, _ wizard: WizardDriver) {
        #expect(wizard.page.kind == .step(.unlock))
        wizard.type(passphrase)
        #expect(!wizard.pageText.contains(passphrase))
        #expect(wizard.press(.enter) == [.unlock(Secret(passphrase))])
        #expect(wizard.page.kind == .working && wizard.pageText.contains("Opening the key"))
    }

    @Test("hides all of a connection but its name, and is asked about when one is chosen")
    func connection() throws {
        let wizard = try wizard()
        #expect(wizard.pageText.contains("sales") && wizard.pageText.contains("locked"), "\(wizard.pageText)")
        wizard.type("sales")
        #expect(wizard.press(.enter) == [])
        give(" wrong ", wizard)
        #expect(wizard.handle(Self.wrong) == [])
        #expect(wizard.page.kind == .step(.unlock))
        #expect(field(wizard)?.problem?.contains("not the passphrase") == true && field(wizard)?.focused == true)
        #expect(field(wizard)?.shown == "")
        give("right", wizard)
        _ = wizard.handle(Self.opened)
        #expect(wizard.page.kind == .step(.connection) && wizard.pageText.contains("works"), "\(wizard.pageText)")
        wizard.press(.escape)
        #expect(wizard.page.kind == .step(.service) && !wizard.pageText.contains("locked"))
    }

    @Test("is not told in parts by what is shown of its passphrase")
    func hidden() throws {
        let wizard = try wizard()
        wizard.type("sales")
        wizard.press(.enter)
        wizard.type("correct horse")
        #expect(field(wizard)?.note == nil)
        wizard.press(.tab)
        #expect(field(wizard)?.focused == false && field(wizard)?.shown == String(repeating: "*", count: 13))
    }

    @Test("leaves a person who goes back where they were, also while it is being opened")
    func back() throws {
        let wizard = try wizard()
        wizard.type("sales")
        wizard.press(.enter)
        wizard.type("half")
        wizard.press(.escape)
        #expect(wizard.page.kind == .step(.service))
        wizard.type("sales")
        wizard.press(.enter)
        #expect(field(wizard)?.shown == "")
        give("right", wizard)
        #expect(wizard.press(.escape) == [])
        #expect(wizard.page.kind == .step(.service))
        #expect(wizard.handle(Self.opened) == [])
        #expect(wizard.page.kind == .step(.service) && !wizard.pageText.contains("locked"), "\(wizard.pageText)")
        wizard.type("sales")
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.connection))
    }

    @Test("is asked about before a sign-in or a test begins, but not for a string alone")
    func start() throws {
        for isTest in [true, false] {
            let wizard = try wizard()
            try wizard.choose("highrise", isTest ? "APIToken" : "OAuth", app: isTest ? nil : .embedded)
            if isTest { wizard.fillIn() }
            #expect(wizard.page.kind == .step(.review), "\(wizard.pageText)")
            #expect(wizard.handle(.confirm) == [])
            wizard.press(.escape)
            #expect(wizard.page.kind == .step(.review))
            #expect(wizard.handle(.confirm) == [])
            give("right", wizard)
            #expect(wizard.handle(Self.opened) == [.start(wizard.answers)])
            #expect(wizard.page.kind == .working && !wizard.pageText.contains("Opening the key"))
        }
        let wizard = try wizard()
        try wizard.choose("highrise", "OAuth", app: .embedded)
        wizard.press(.down)
        #expect(wizard.press(.enter) == [.start(wizard.answers)])
        #expect(wizard.answers.stringOnly)
    }

    @Test("is asked about before the page that shows its public half")
    func importPage() throws {
        let wizard = try wizard()
        wizard.press(.up, .up)
        #expect(wizard.press(.enter) == [])
        give("right", wizard)
        #expect(wizard.handle(Self.opened) == [.findKey])
        #expect(wizard.page.kind == .step(.importSettings))
    }

    @Test("is asked about before a change of a connection is continued, whose secrets it seals")
    func resume() throws {
        var draft = Self.saved
        draft["APIToken"] = nil
        let wizard = try wizard(draft: draft)
        #expect(wizard.page.kind == .question)
        wizard.press(.enter)
        wizard.press(.escape)
        #expect(wizard.page.kind == .question && wizard.pageText.contains("unfinished"), "\(wizard.pageText)")
        wizard.press(.enter)
        give("right", wizard)
        #expect(wizard.handle(Self.opened) == [])
        #expect(wizard.page.kind == .step(.review) && !wizard.pageText.contains("missing"), "\(wizard.pageText)")
        #expect(wizard.answers["APIToken"] == "ZZsecret-token-1")
    }

    @Test("is not asked about to continue a set-up of a new connection")
    func resumeNew() throws {
        var draft = Self.saved
        (draft["APIToken"], draft.connection) = (nil, "other")
        let wizard = try wizard(draft: draft)
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.values))
    }
}
