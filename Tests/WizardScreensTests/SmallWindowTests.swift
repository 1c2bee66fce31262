import ServiceCatalog
import Testing

@testable import SetupWizard
@testable import TerminalUI

@Suite("A window of 40x12")
struct SmallWindowTests {
    @Test("shows all that a sign-in needs, however long its address is", arguments: Language.allCases, [0, 600])
    func signIn(language: Language, more: Int) throws {
        var sample = try SampleWizard(language)
        try sample.choose("dropbox", app: .embedded)
        sample.goOn(to: .review)
        sample.press(.enter)
        var view = SampleWizard.view
        view.url += String(repeating: "x", count: more)
        sample.handle(.engine(.signInReady(view)))
        let frame = PageRenderer.render(sample.wizard.page, size: (12, 40), ascii: false)
        let text = frame.text.joined(separator: "\n")
        for part in ["https://auth.example.com", "5:00", "v ", "Esc ", "p ", "? "] { #expect(text.contains(part)) }
        let words =
            language == .english ? ["open this address", "(p shows all)", "Press v"] : ["開いて", "（p で全文）", "v を押して"]
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
        #expect(frame.text.contains { $0.contains(language == .english ? "API token, password" : "APIトークン") })
    }
}
