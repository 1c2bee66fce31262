internal import ServiceCatalog

/// The pages beside the questions about a service: registering an application, a settings file, a connection string.
extension Wizard {
    func registerPage() -> Page {
        var page = Page(kind: .register, title: say(Words.Register.title(serviceName)))
        page.lead = [say(Words.Register.lead)]
        page.readsFromTop = true
        var blocks: [Block] = []
        if let consoleAddress { blocks += [.text(say(Words.Register.open), .strong), .copyable(consoleAddress), .gap] }
        let steps = questionnaire.service(answers)?.registration?.steps ?? []
        blocks += steps.enumerated().map { .text("\($0.offset + 1). " + say($0.element), .normal) }
        if let callbackToRegister {
            blocks += [.gap, .text(say(Words.Register.callback), .strong), .copyable(callbackToRegister)]
        }
        page.blocks = blocks + [.gap, .button(ButtonView(label: say(Words.Register.done), focused: true))]
        page.keys = [hint("Enter", Words.Keys.next)]
        if consoleAddress != nil {
            page.keys += [hint("c", Words.Keys.copyAddress), hint("r", Words.Keys.qr)]
        }
        if callbackToRegister != nil { page.keys += [hint("u", Words.Keys.copyCallback), hint("p", Words.Keys.plain)] }
        page.keys.append(hint("PgDn", Words.Keys.scroll))
        return page
    }

    func takeInPage() -> Page {
        var page = Page(kind: .takeIn, title: say(Words.TakeIn.title), lead: [say(Words.TakeIn.lead)])
        let key = machineKey ?? "age1..."
        page.blocks = [
            .text(say(Words.TakeIn.withKey), .normal),
            .copyable("\(programCommand) transfer NAME -o NAME.age --to \(key)"),
            .text(say(Words.TakeIn.withPassphrase), .normal),
            .copyable("\(programCommand) transfer NAME -o NAME.age --passphrase"),
            .gap,
        ]
        page.blocks += fieldBlocks(.takeIn, button: Words.TakeIn.button)
        page.keys = fieldKeys
        return page
    }

    func stringPage() -> Page {
        var page = Page(kind: .string, title: say(Words.FromString.title), lead: [say(Words.FromString.lead)])
        page.blocks = fieldBlocks(.string)
        page.keys = fieldKeys
        return page
    }
}
