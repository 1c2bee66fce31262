internal import Wording

/// Something shown over the page.
enum Overlay: Sendable, Equatable {
    /// What the keys do.
    case help
    /// A question that is answered before anything else.
    case question(OverlayQuestion)

    func content(_ wizard: Wizard, over page: Page) -> Page {
        switch self {
        case .question(let question):
            var asked = question.content(wizard)
            // It stands over the page that it is about.
            asked.crumbs = page.crumbs
            return asked
        case .help:
            var help = Page(kind: .help, title: wizard.say(HelpPageWords.title))
            let texts = [HelpPageWords.keys, HelpPageWords.fields, HelpPageWords.more, HelpPageWords.secrets]
            help.blocks = page.keys.map { hint in
                .row(RowView(label: hint.key, value: hint.action, focused: false, selectable: false))
            }
            help.blocks += texts.flatMap { [.gap, .text(wizard.say($0), .normal)] }
            help.keys = [wizard.hint("Enter", KeyBarWords.close), wizard.hint("PgDn", KeyBarWords.scroll)]
            return help
        }
    }

    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect] {
        switch (self, event) {
        case (.question(let question), _): return question.handle(event, &wizard)
        case (.help, .key(.control("c"))): return wizard.interrupt()
        case (.help, .key), (.help, .confirm), (.help, .back), (.help, .choose):
            wizard.overlay = nil
            wizard.scroll = 0
            return []
        default: return []
        }
    }
}
