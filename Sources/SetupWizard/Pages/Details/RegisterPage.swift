internal import ServiceCatalog
internal import Wording

/// The page that explains how to register an application.
struct RegisterPage: WizardPage {
    let question = Question.register

    func applies(_ answers: SetupAnswers, _ questionnaire: Questionnaire) -> Bool {
        questionnaire.app(answers) == .custom && questionnaire.service(answers)?.registration != nil
    }

    /// Who has the client ID has registered the application.
    func isAnswered(_ wizard: Wizard) -> Bool {
        wizard.registered.contains(wizard.answers.service ?? "") || wizard.answers[OAuthProperty.clientID] != nil
    }

    func content(_ wizard: Wizard) -> Page {
        var page = Page(kind: kind, title: wizard.say(RegisterPageWords.title(wizard.serviceName)))
        page.lead = [wizard.say(RegisterPageWords.lead)]
        page.readsFromTop = true
        let (console, callback) = (console(wizard), callback(wizard))
        var blocks: [Block] = []
        if let console {
            blocks += [.text(wizard.say(RegisterPageWords.open), .strong), .copyable(console), .gap]
        }
        let steps = wizard.questionnaire.service(wizard.answers)?.registration?.steps ?? []
        blocks += steps.enumerated().map { .text("\($0.offset + 1). " + wizard.say($0.element), .normal) }
        if let callback {
            blocks += [.gap, .text(wizard.say(RegisterPageWords.callback), .strong), .copyable(callback)]
        }
        page.blocks = blocks + [.gap, .button(ButtonView(label: wizard.say(RegisterPageWords.done), focused: true))]
        page.keys = [wizard.hint("Enter", KeyBarWords.next)]
        if console != nil {
            page.keys += [
                wizard.hint("c", KeyBarWords.copyAddress), wizard.hint("r", KeyBarWords.qr),
            ]
        }
        if callback != nil {
            page.keys += [
                wizard.hint("u", KeyBarWords.copyCallback), wizard.hint("p", KeyBarWords.plain),
            ]
        }
        page.keys.append(wizard.hint("PgDn", KeyBarWords.scroll))
        return page
    }

    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect] {
        let (console, callback) = (console(wizard), callback(wizard))
        switch event {
        case .key(.enter), .key(.character(" ")), .confirm:
            wizard.registered.insert(wizard.answers.service ?? "")
            return wizard.goOn(from: question)
        case .key(.character("c")):
            guard let console else { return [] }
            return wizard.copy(console)
        case .key(.character("r")):
            return console.map { [.terminal(.qrCode($0, note: wizard.say(RegisterPageWords.onPhone)))] } ?? []
        case .key(.character("u")):
            guard let callback else { return [] }
            return wizard.copy(callback)
        case .key(.character("p")):
            let lines = [console, callback].compactMap(\.self)
            return lines.isEmpty ? [] : [.terminal(.plainView(lines.joined(separator: "\n\n")))]
        default: return []
        }
    }

    /// The page of the service on which applications are registered, when its address is known already.
    private func console(_ wizard: Wizard) -> String? {
        guard let registration = wizard.questionnaire.service(wizard.answers)?.registration else { return nil }
        let address = registration.console.filled(.url) { wizard.answers[$0] }
        return address.hasPrefix("https://") ? address : nil
    }

    /// The callback to register: the person's own, else the usual one.
    private func callback(_ wizard: Wizard) -> String? {
        let field = wizard.questionnaire.service(wizard.answers)?.field(OAuthProperty.callbackURL)
        let usual = field.flatMap { wizard.questionnaire.fallback($0, optional: false, wizard.answers) }
        let callback = wizard.answers[OAuthProperty.callbackURL] ?? usual ?? ""
        return callback.isEmpty ? nil : callback
    }
}
