internal import ServiceCatalog
internal import Wording

/// The pages beside the questions about a service: registering an application, a settings file, a connection string.
extension Wizard {
    func registerPage() -> Page {
        var page = Page(kind: .register, title: say(WizardWords.Register.title(serviceName)))
        page.lead = [say(WizardWords.Register.lead)]
        page.readsFromTop = true
        var blocks: [Block] = []
        if let consoleAddress {
            blocks += [.text(say(WizardWords.Register.open), .strong), .copyable(consoleAddress), .gap]
        }
        let steps = questionnaire.service(answers)?.registration?.steps ?? []
        blocks += steps.enumerated().map { .text("\($0.offset + 1). " + say($0.element), .normal) }
        if let callbackToRegister {
            blocks += [.gap, .text(say(WizardWords.Register.callback), .strong), .copyable(callbackToRegister)]
        }
        page.blocks = blocks + [.gap, .button(ButtonView(label: say(WizardWords.Register.done), focused: true))]
        page.keys = [hint("Enter", WizardWords.Keys.next)]
        if consoleAddress != nil {
            page.keys += [hint("c", WizardWords.Keys.copyAddress), hint("r", WizardWords.Keys.qr)]
        }
        if callbackToRegister != nil {
            page.keys += [hint("u", WizardWords.Keys.copyCallback), hint("p", WizardWords.Keys.plain)]
        }
        page.keys.append(hint("PgDn", WizardWords.Keys.scroll))
        return page
    }

    func takeInPage() -> Page {
        var page = Page(
            kind: .takeIn,
            title: say(WizardWords.ImportSettings.title),
            lead: [say(WizardWords.ImportSettings.lead)]
        )
        let key = machineKey ?? "age1..."
        page.blocks = [
            .text(say(WizardWords.ImportSettings.withKey), .normal),
            .copyable("\(programCommand) transfer NAME -o NAME.age --to \(key)"),
            .text(say(WizardWords.ImportSettings.withPassphrase), .normal),
            .copyable("\(programCommand) transfer NAME -o NAME.age --passphrase"),
            .gap,
        ]
        page.blocks += fieldBlocks(.takeIn, button: WizardWords.ImportSettings.button)
        page.keys = fieldKeys
        return page
    }

    func stringPage() -> Page {
        var page = Page(
            kind: .string,
            title: say(WizardWords.FromString.title),
            lead: [say(WizardWords.FromString.lead)]
        )
        page.blocks = fieldBlocks(.string)
        page.keys = fieldKeys
        return page
    }
}
