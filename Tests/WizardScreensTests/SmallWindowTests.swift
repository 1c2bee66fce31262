import Localization
import ServiceCatalog
import SettingsStore
import Testing

@testable import AuthEngine
@testable import SetupWizard
@testable import TerminalUI

@Suite("A window of 40x12")
struct SmallWindowTests {
    @Test("shows all that a sign-in needs, however long its address is", arguments: Language.allCases, [0, 600])
    func signIn(language: Language, more: Int) throws {
        var sample = try SampleWizard(language)
        try sample.choose("dropbox", app: .embedded)
        sample.goOn(to: .step(.review))
        sample.press(.enter)
        var view = SampleWizard.view
        view.url += String(repeating: "x", count: more)
        sample.handle(.engine(.signInReady(view)))
        let frame = PageRenderer.render(sample.wizard.page, size: (12, 40), ascii: false)
        let text = frame.text.joined(separator: "\n")
        for part in ["https://auth.example.com", "5:00", "v ", "Esc ", "p ", "c ", "r ", "o ", "? "] {
            #expect(text.contains(part), "\(text)")
        }
        let words =
            language == .english ? ["Opening this address", "(p shows all)", "press v"] : ["開いて", "（p で全文）", "v を押し"]
        for part in words { #expect(text.contains(part), "\(text)") }
        // On a larger one nothing of it is cut.
        let whole = PageRenderer.render(sample.wizard.page, size: (40, 80), ascii: false)
        #expect(whole.text.joined().contains(view.url))
    }

    @Test("shows for the service under the cursor how one signs in", arguments: Language.allCases)
    func services(language: Language) throws {
        var sample = try SampleWizard(language)
        sample.type("kin")
        let frame = PageRenderer.render(sample.wizard.page, size: (12, 40), ascii: false)
        #expect(frame.text.contains { $0.contains(language == .english ? "2 API token" : "APIトークン") })
    }

    /// The rows of a page at 40x12.
    private func rows(_ sample: SampleWizard) -> [String] {
        PageRenderer.render(sample.wizard.page, size: (12, 40), ascii: false).text
    }

    @Test("shows long pages from their beginning, scrolls to their end, and back")
    func readsFromTop() throws {
        var sample = try SampleWizard(.english)
        try sample.choose("backlog", "OAuth", app: .custom)
        #expect(sample.wizard.page.kind == .step(.register))
        #expect(rows(sample)[2].hasPrefix("Open this page"))
        for _ in 0..<20 { sample.press(.pageDown) }
        #expect(rows(sample).contains { $0.contains("I have registered it") })
        for _ in 0..<20 { sample.press(.pageUp) }
        #expect(rows(sample)[2].hasPrefix("Open this page"))

        sample.press(.escape, .escape, .escape)
        sample.handle(.choose(5))
        sample.wizard.forgetsLines()
        #expect(!rows(sample)[2].hasPrefix("On that machine"))
        for _ in 0..<5 { sample.press(.pageUp) }
        #expect(rows(sample)[2].hasPrefix("On that machine"), "\(rows(sample))")
    }

    @Test("shows first what happened, and follows the focus from the first key on")
    func whatHappened() throws {
        var failed = try SampleWizard(.english)
        try failed.choose("dropbox", app: .embedded)
        failed.signIn()
        let long = SettingsError.cannotWrite(path: String(repeating: "/a long name", count: 30), .tooLarge)
        failed.handle(.engine(.failed(AuthError(.store(long)))))
        #expect(rows(failed).contains { $0.hasPrefix("cannot write /a long name") })
        failed.press(.down)
        #expect(rows(failed).contains { $0.hasPrefix("\u{203A} Change the answers") })

        var done = try SampleWizard(.english)
        try done.choose("highrise", "OAuth", app: .custom)
        done.finish()
        #expect(rows(done)[1].hasPrefix(" \u{2713} Connected   Signed in as"))
        done.press(.right)
        #expect(rows(done).contains { $0.contains("SQLAlchemy 1") })
    }

    @Test("scrolls help, switches its language, and closes it by any other key")
    func help() throws {
        var sample = try SampleWizard(.english)
        sample.press(.function(1))
        let top = rows(sample)
        sample.press(.pageDown)
        #expect(sample.wizard.page.kind == .help)
        #expect(rows(sample) != top)
        sample.press(.function(2))
        #expect(rows(sample)[0].contains("ヘルプ"))
        sample.press(.enter)
        #expect(sample.wizard.page.kind == .step(.service))
        #expect(sample.wizard.page.scroll == 0)
    }
}
