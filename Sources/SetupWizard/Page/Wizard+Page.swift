internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import Wording

/// What the person sees.
extension Wizard {
    /// The page for the current state, in the current language.
    package var page: Page {
        var page = overlay.map(overlayPage) ?? placePage()
        page.banner = practice ? WizardWords.practiceBanner(language) : nil
        if overlay == nil {
            page.status = status
            page.keys += commonKeys
            // Printed lines are copied with the terminal's own means; a secret is printed only when it is shown (m).
            if asksLineByLine { page.keys.removeAll { ["c", "u"].contains($0.key) } }
        }
        page.scroll = scroll
        return page
    }

    /// The keys that mean the same on every page.
    private var commonKeys: [Page.KeyHint] {
        [
            hint(focusedField == nil ? "?" : "F1", WizardWords.Keys.help), hint("F2", WizardWords.Keys.language),
            hint("Ctrl-C", WizardWords.Keys.quit),
        ]
    }

    func say(_ text: LocalizedText) -> String { text(language) }

    func hint(_ key: String, _ action: LocalizedText) -> Page.KeyHint {
        Page.KeyHint(key: key, action: say(action))
    }

    /// A page with what it begins with.
    func newPage(_ kind: PageKind, _ title: LocalizedText, _ lead: LocalizedText) -> Page {
        Page(kind: kind, title: say(title), lead: [say(lead)])
    }

    /// A list of titles alone.
    func choices(_ titles: [LocalizedText], selected: Int) -> Block {
        .choices(ChoiceList(items: titles.map { ChoiceList.Item(title: say($0)) }, selected: selected, focused: true))
    }

    private func placePage() -> Page {
        switch place {
        case .step(let question): stepPage(question)
        case .working(let progress): workingPage(progress)
        case .signIn(let view, let remaining): signInPage(view, remaining: remaining)
        case .failure(let error, let stage): failurePage(error, stage)
        case .done(let result): donePage(result)
        }
    }

    private func overlayPage(_ overlay: Overlay) -> Page {
        switch overlay {
        case .help:
            var page = Page(kind: .help, title: say(WizardWords.Help.title))
            let texts = [
                WizardWords.Help.keys, WizardWords.Help.fields, WizardWords.Help.more, WizardWords.Help.secrets,
            ]
            page.blocks = placePage().keys.map { hint in
                .row(RowView(label: hint.key, value: hint.action, focused: false, selectable: false))
            }
            page.blocks += texts.flatMap { [.gap, .text(say($0), .normal)] }
            page.keys = [hint("Enter", WizardWords.Keys.close), hint("PgDn", WizardWords.Keys.scroll)]
            return page
        case .resume(let draft, let focus):
            let name = questionnaire.service(draft).map { say($0.name) } ?? ""
            let choices = [WizardWords.Resume.goOn, WizardWords.Resume.anew]
            return questionPage(WizardWords.Resume.title, WizardWords.Resume.lead(name), choices, focus)
        case .owner(let owner, let focus):
            let lead = WizardWords.Owner.lead(answers.connection, host: owner.host, time: owner.time)
            return questionPage(WizardWords.Owner.title, lead, Self.ownerChoices, focus)
        case .leave(let focus):
            let choices = [WizardWords.Leave.stay, WizardWords.Leave.go]
            var page = questionPage(WizardWords.Leave.title, WizardWords.Leave.lead, choices, focus)
            page.keys[1] = hint("Esc", WizardWords.Keys.back)
            return page
        }
    }

    private func questionPage(
        _ title: LocalizedText,
        _ lead: LocalizedText,
        _ answers: [LocalizedText],
        _ focus: Int
    ) -> Page {
        var page = newPage(.question, title, lead)
        page.blocks = [choices(answers, selected: focus)]
        page.keys = [hint("Enter", WizardWords.Keys.choose), hint("F2", WizardWords.Keys.language)]
        return page
    }

    // MARK: Questions

    private func stepPage(_ question: Question) -> Page {
        var page = question.page.content(self)
        let steps = questionnaire.steps(answers)
        if let index = steps.firstIndex(of: question) {
            // How many there will be is known only with the way of signing in.
            let isKnown = questionnaire.scheme(answers) != nil && (index > 1 || question == .app)
            let text = say(isKnown ? WizardWords.step(index + 1, of: steps.count) : WizardWords.step(index + 1))
            page.step = Page.Step(number: index + 1, count: steps.count, text: text)
        }
        // Right after Enter: where there is room for few keys, the way back is among them.
        if question != .service { page.keys.insert(hint("Esc", WizardWords.Keys.back), at: min(1, page.keys.count)) }
        return page
    }
}
