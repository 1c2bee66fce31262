import AuthEngine
import Localization
import ServiceCatalog
import SetupWizard

// A new page comes after the service, says its words in both languages, goes on and back, and has a name for --step.
let catalog = ServiceCatalog.bundled()
let questionnaire = Questionnaire(catalog: catalog, embeddedApps: EmbeddedApps([])) { "/tmp/\($0)" }
var wizard = Wizard(questionnaire: questionnaire, language: .english)
_ = wizard.handle(.choose(0))
let name = catalog.services[0].name
guard wizard.page.kind == .step(.pause), wizard.page.title == "Before you connect \(name(.english))" else {
    fatalError("\(wizard.page)")
}
wizard.language = .japanese
guard wizard.page.title == "\(name(.japanese)) に接続する前に" else { fatalError("\(wizard.page)") }
_ = wizard.handle(.key(.enter))
guard wizard.page.kind != .step(.pause) else { fatalError("\(wizard.page)") }
_ = wizard.handle(.key(.escape))
guard wizard.page.kind == .step(.pause), Wizard.stepNames.contains("pause") else { fatalError("\(wizard.page)") }
print(wizard.page.title)
