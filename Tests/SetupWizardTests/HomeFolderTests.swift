import Localization
import Testing

@testable import SetupWizard

@Suite("Paths on the pages")
struct HomeFolderTests {
    @Test("begin with ~ in the home folder where they are read, and are whole where they are used")
    func home() throws {
        let text = "cannot write /home/me/a: /home/me/b, not /mnt/home/me/c, https://x/home/me/d or /home/mean/e"
        let shown = "cannot write ~/a: ~/b, not /mnt/home/me/c, https://x/home/me/d or /home/mean/e"
        #expect(text.shortened(home: "/home/me/") == shown)
        #expect("/a".shortened(home: "/") == "/a" && "/a".shortened(home: "") == "/a")
        var questionnaire = try Fixture.questionnaire()
        questionnaire.home = "/home/me"
        questionnaire.resolvedLocation = { $0.hasPrefix("~") ? "/home/me" + $0.dropFirst() : $0 }
        let wizard = WizardDriver(Wizard(questionnaire: questionnaire, language: .english))
        wizard.type("d")
        wizard.press(.enter)
        #expect(wizard.pageText.contains("Settings file: ~/dropbox/OAuthSettings.txt"), "\(wizard.pageText)")
        #expect(wizard.chooseRow("Settings file"))
        _ = wizard.handle(.fill(1, "~/x/OAuthSettings.txt"))
        #expect(wizard.pageText.contains("Settings file: ~/x/OAuthSettings.txt"), "\(wizard.pageText)")
        #expect(wizard.page.status == nil)
        #expect(wizard.answers.location == "/home/me/x/OAuthSettings.txt")
        _ = wizard.handle(.engine(.written(path: "/home/me/copies/1.txt")))
        #expect(wizard.pageText.contains("written to ~/copies/1.txt"))
    }
}
