internal import Wording

/// Something shown over the page.
enum Overlay: Sendable, Equatable {
    /// What the keys do, on the page or in the question that was asked over it.
    case help(over: OverlayQuestion? = nil)
    /// A question that is answered before anything else.
    case question(OverlayQuestion)

    func content(_ wizard: Wizard, over page: Page) -> Page {
        switch self {
        case .question(let question):
            var asked = question.content(wizard)
            // It stands over the page that it is about.
            asked.crumbs = page.crumbs
            return asked
        case .help(let question):
            let page = question?.content(wizard) ?? page
            var help = Page(kind: .help, title: wizard.say(HelpPageWords.title))
            let texts = [HelpPageWords.keys, HelpPageWords.fields, HelpPageWords.more, HelpPageWords.secrets]
            // Where the window has no room for all of it, this is where it can be read.
            help.blocks = [.text(page.title, .strong), .gap]
            if case .problem(let text)? = wizard.status { help.blocks += [.text(text, .fault), .gap] }
            help.blocks += page.keys.map { hint in
                .row(RowView(label: hint.key, value: hint.action, focused: false, selectable: false))
            }
            help.blocks += texts.flatMap { [.gap, .text(wizard.say($0), .normal)] }
            help.keys = [wizard.hint("Enter", KeyBarWords.close), wizard.hint("PgDn", KeyBarWords.scroll)]
            return help
        }
    }

    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect] {
        switch (self, event) {
        case (.question(let question), .key(.character("?"))), (.question(let question), .key(.function(1))):
            wizard.overlay = .help(over: question)
            return []
        case (.question(let question), _): return question.handle(event, &wizard)
        case (.help(nil), .key(.control("c"))): return wizard.interrupt()
        case (.help(let question), .key), (.help(let question), .confirm), (.help(let question), .back),
            (.help(let question), .choose):
            wizard.overlay = question.map { .question($0) }
            wizard.scroll = 0
            return []
        default: return []
        }
    }
}
