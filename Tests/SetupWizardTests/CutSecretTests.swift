import Localization
import Testing

@testable import SetupWizard

/// A secret that a `;` cut in a string that was pasted into the wizard (report 45).
@Suite("A pasted string whose secret was cut")
struct CutSecretTests {
    private static let start = "jdbc:kintone:AuthScheme=Password;Url=https://a.cybozu.com;User=hanako;AppId=7;"

    @Test(
        "is not taken, advises quotes, and shows neither part of it",
        arguments: ["ZZhead;ZZtail=1", "ZZhead;ZZtail=x;y=1", "ZZhead;a b ZZtail=1"],
        Language.allCases
    )
    func refused(secret: String, language: Language) throws {
        for property in ["Password", "password", "PASSWORD"] {
            let wizard = try Fixture.wizard(language: language)
            let effects = wizard.handle(.paste("\(Self.start)\(property)=\(secret)")) + wizard.press(.enter)
            #expect(effects.isEmpty && wizard.page.kind == .step(.string))
            let text = wizard.pageText
            #expect(!text.contains("ZZhead") && !text.contains("ZZtail"), "\(text)")
            #expect(text.contains(language == .english ? "quotes" : "引用符"), "\(text)")
        }
    }

    @Test("is taken whole where it stands in quotes", arguments: ["'ZZhead;ZZtail=1'", "\"ZZhead;ZZtail=1\""])
    func quoted(secret: String) throws {
        let wizard = try Fixture.wizard()
        _ = wizard.handle(.paste("\(Self.start)Password=\(secret)"))
        wizard.press(.enter)
        #expect(wizard.page.kind == .step(.review))
        #expect(wizard.answers["Password"] == "ZZhead;ZZtail=1")
        #expect(!wizard.pageText.contains("ZZ"))
    }
}
