internal import ServiceCatalog
internal import Wording

/// The page that explains how to register an application.
struct RegisterPage: WizardPage {
    let question = Question.register

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool {
        questionnaire.app(answers) == .custom && questionnaire.service(answers)?.registration != nil
    }

    func content(_ wizard: Wizard) -> Page {
        var page = Page(kind: kind, title: wizard.say(WizardWords.Register.title(wizard.serviceName)))
        page.lead = [wizard.say(WizardWords.Register.lead)]
        page.readsFromTop = true
        let (console, callback) = (wizard.consoleAddress, wizard.callbackToRegister)
        var blocks: [Block] = []
        if let console {
            blocks += [.text(wizard.say(WizardWords.Register.open), .strong), .copyable(console), .gap]
        }
        let steps = wizard.questionnaire.service(wizard.answers)?.registration?.steps ?? []
        blocks += steps.enumerated().map { .text("\($0.offset + 1). " + wizard.say($0.element), .normal) }
        if let callback {
            blocks += [.gap, .text(wizard.say(WizardWords.Register.callback), .strong), .copyable(callback)]
        }
        page.blocks = blocks + [.gap, .button(ButtonView(label: wizard.say(WizardWords.Register.done), focused: true))]
        page.keys = [wizard.hint("Enter", WizardWords.Keys.next)]
        if console != nil {
            page.keys += [
                wizard.hint("c", WizardWords.Keys.copyAddress), wizard.hint("r", WizardWords.Keys.qr),
            ]
        }
        if callback != nil {
            page.keys += [
                wizard.hint("u", WizardWords.Keys.copyCallback), wizard.hint("p", WizardWords.Keys.plain),
            ]
        }
        page.keys.append(wizard.hint("PgDn", WizardWords.Keys.scroll))
        return page
    }

    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect] {
        let (console, callback) = (wizard.consoleAddress, wizard.callbackToRegister)
        switch event {
        case .key(.enter), .key(.character(" ")), .confirm: return wizard.goOn(from: question)
        case .key(.character("c")):
            guard let console else { return [] }
            return wizard.copy(console)
        case .key(.character("r")): return console.map { [.terminal(.qrCode($0))] } ?? []
        case .key(.character("u")):
            guard let callback else { return [] }
            return wizard.copy(callback)
        case .key(.character("p")):
            let lines = [console, callback].compactMap(\.self)
            return lines.isEmpty ? [] : [.terminal(.plainView(lines.joined(separator: "\n\n")))]
        default: return []
        }
    }
}
