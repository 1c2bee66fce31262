import CallbackServer
import ConnectionStrings
import ServiceCatalog
import SettingsStore
import Testing
import WebRequests

@testable import AuthEngine
@testable import SetupWizard

@Suite("Line by line")
struct LineWordsTests {
    /// On the review page, with the embedded application of a service that ships one.
    private func atReview() throws -> WizardDriver {
        let wizard = try Fixture.wizard(likelyBrowser: .elsewhere)
        _ = wizard.handle(.askLineByLine)
        _ = wizard.handle(.choose(try Fixture.index(of: "dropbox")))
        while wizard.page.kind != .step(.review) { _ = wizard.handle(.confirm) }
        return wizard
    }

    @Test("nothing is said of keys that are for the full screen only")
    func noKeys() throws {
        let fresh = try Fixture.wizard()
        _ = fresh.handle(.askLineByLine)
        #expect(!fresh.pageText.contains("paste it on this page"))
        let wizard = try atReview()
        #expect(!wizard.pageText.contains("Enter on a row"))
        _ = wizard.handle(.confirm)
        _ = wizard.handle(.engine(.signInReady(Fixture.view)))
        #expect(!wizard.pageText.contains("press v"))
        #expect(wizard.pageText.contains("press Enter"))
        // What would be copied is printed anyway; a secret is printed only when it is shown.
        #expect(!wizard.page.keys.contains { ["v", "c", "u", "p", "C"].contains($0.key) })
    }

    @Test("a letter alone is the key that is told, also where an answer is waited for; everything else is the answer")
    func letters() throws {
        let wizard = try atReview()
        _ = wizard.handle(.confirm)
        _ = wizard.handle(.engine(.signInReady(Fixture.view)))
        #expect(wizard.page.keys.contains { $0.key == "s" })
        let shown = "\(wizard.press(.character("s")))"
        #expect(shown.contains("ssh -L 33333:"), "\(shown)")
        #expect(wizard.handle(.reply("s3cret-code")) == [.reply("s3cret-code")])
    }

    @Test("an answer of several lines is not taken, and that is said; a connection string is")
    func severalLines() throws {
        let wizard = try Fixture.wizard()
        try wizard.choose("backlog", "APIToken")
        for text in ["https://example.backlog.com\nabcdef123456", "a\r\nb\n", "a\n\n  \nb"] {
            _ = wizard.handle(.fill(0, text))
            #expect(wizard.answers["Url"] == nil)
            #expect(
                wizard.page.status
                    == .problem("2 lines came together and none of them was taken: this answer has one line")
            )
        }
        _ = wizard.handle(.fill(0, "https://example.backlog.com"))
        #expect(wizard.answers["Url"] == "https://example.backlog.com" && wizard.page.status == nil)
    }

    @Test("what is missing is said of its field when it is passed over, not at the end")
    func missingAtOnce() throws {
        let wizard = try Fixture.wizard()
        try wizard.choose("kintone", "APIToken")
        func problem() -> String? {
            wizard.page.blocks.lazy.compactMap { if case .field(let view) = $0 { view } else { nil } }.first?.problem
        }
        #expect(problem() == nil)
        _ = wizard.handle(.keep(0))
        #expect(problem()?.hasPrefix("this is required") == true)
        _ = wizard.handle(.fill(0, "foo"))
        let refused = problem()
        #expect(refused != nil)
        _ = wizard.handle(.keep(0))
        #expect(problem() == refused)
    }

    @Test("a port that is taken is said once, with what to do")
    func portOnce() throws {
        let wizard = try atReview()
        _ = wizard.handle(.confirm)
        var view = Fixture.view
        view.listening = false
        view.problem = AuthError(.callback(.portInUse(port: 33333)))
        view.findings = [
            PreflightFinding(.callbackPort, "33333", .problem(AuthError(.callback(.portInUse(port: 33333)))))
        ]
        _ = wizard.handle(.engine(.signInReady(view)))
        #expect(wizard.page.status == nil)
        #expect(wizard.pageText.split(separator: "\n").count { $0.contains("port 33333 is used") } == 1)
    }

    @Test("what helps after a failed test depends on whether anybody signed in")
    func failedTest() throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.paste("jdbc:highrise:AuthScheme=APIToken;AccountId=example;APIToken=abcdef123456;"))
        _ = wizard.handle(.confirm)
        #expect(wizard.handle(.confirm) == [.start(wizard.answers)])
        _ = wizard.handle(.engine(.progress(.testing)))
        _ = wizard.handle(.engine(.failed(AuthError(.reply(.permissionMissing(text: ""))))))
        #expect(wizard.page.title == "The connection test failed")
        #expect(!wizard.pageText.contains("The sign-in worked"))
    }

    @Test("a failed way to the service has a page of its own, which finds no fault with the answers")
    func unreachable() throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.paste("jdbc:highrise:AuthScheme=APIToken;AccountId=example;APIToken=abcdef123456;"))
        _ = wizard.handle(.confirm)
        _ = wizard.handle(.engine(.progress(.testing)))
        let fault = NetworkFault.replyTimedOut(host: "example.highrisehq.com", seconds: 30)
        _ = wizard.handle(.engine(.failed(AuthError(.network(fault)))))
        #expect(wizard.page.title == "Highrise could not be reached")
        #expect(!wizard.pageText.contains("Check"))
    }

    @Test("a failure calls the fields by their labels, in both languages, and leaves the words of the service alone")
    func labels() throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.paste("jdbc:highrise:AuthScheme=APIToken;AccountId=example;APIToken=abcdef123456;"))
        _ = wizard.handle(.confirm)
        _ = wizard.handle(.engine(.progress(.testing)))
        let fault = AuthError.ReplyFault.wrongCredential(
            properties: ["AccountId", "APIToken"],
            text: "APIToken is wrong"
        )
        _ = wizard.handle(.engine(.failed(AuthError(.reply(fault)))))
        #expect(wizard.pageText.contains("does not accept Account name, API token: APIToken is wrong"))
        wizard.press(.function(2))
        #expect(wizard.pageText.contains("アカウント名、APIトークンが受け付けられませんでした: APIToken is wrong"))
    }

    @Test("who answered is said once, also where nobody signed in", arguments: ["app", "account", nil])
    func answeredOnce(subject: String?) throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.askLineByLine)
        let service = try #require(ServiceCatalog.bundled().service("kintone"))
        var result = SetupResult(
            connection: "sales",
            service: service,
            scheme: try #require(service.scheme("APIToken")),
            app: nil,
            renews: false,
            properties: ConnectionProperties([("APIToken", "ZZsecret-token-1")])
        )
        result.account = subject.map { SignedInAccount(subject: $0, name: "Orders") }
        result.settingsPath = "/home/me/sales/OAuthSettings.txt"
        _ = wizard.handle(.engine(.finished(result)))
        #expect(wizard.pageText.ranges(of: "Connected").count == 1, "\(wizard.pageText)")
        #expect(wizard.farewell.first.map { wizard.pageText.contains($0) } == true)
    }
}
