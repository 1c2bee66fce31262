internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import Wording

/// What the person sees.
extension Wizard {
    /// The page for the current state, in the current language.
    package var page: Page {
        var page = overlay.map { $0.content(self, over: placePage) } ?? placePage
        let banners = [
            practice ? WizardWords.practiceBanner : nil,
            questionnaire.destination.map { WizardWords.destination($0.host) },
        ]
        .compactMap { $0.map(say) }
        page.banner = banners.isEmpty ? nil : banners.joined(separator: " ")
        if overlay == nil {
            page.status = status
            page.keys += commonKeys
            // What was printed is whole, and copied with the terminal's own means; a secret is printed only when it is shown (m).
            if asksLineByLine { page.keys.removeAll { ["c", "C", "u", "p", "F4"].contains($0.key) } }
        }
        if takesMouse { page.mode = say(WizardWords.mouse) }
        page.scroll = scroll
        return questionnaire.home.map { page.shortened(home: $0) } ?? page
    }

    /// What is left on the normal screen when the full screen has gone.
    var farewell: [String] {
        if case .done(let page) = place { page.farewell(self) } else { [] }
    }

    /// The keys that mean the same on every page.
    private var commonKeys: [Page.KeyHint] {
        [
            hint(editsText ? "F1" : "?", KeyBarWords.help), languageHint, hint("Ctrl-C", KeyBarWords.quit),
        ] + (mayTakeMouse ? [hint("F4", KeyBarWords.mouse)] : [])
    }

    /// The key that changes the language.
    var languageHint: Page.KeyHint { Page.KeyHint(key: "F2", action: language.next.name) }

    func say(_ text: LocalizedText) -> String { text(language) }

    func hint(_ key: String, _ action: LocalizedText) -> Page.KeyHint {
        Page.KeyHint(key: key, action: say(action))
    }

    /// The name of the service chosen.
    var serviceName: String { serviceName(answers) }

    func serviceName(_ answers: SetupAnswers) -> String { questionnaire.service(answers).map { say($0.name) } ?? "" }

    /// How this program is called for the connections of this wizard.
    var programCommand: String { practice ? "oauth-setup practice" : "oauth-setup" }

    /// That a connection of this name will be replaced, when there is one.
    var replacementWarning: [Block] {
        exists(answers.connection) ? [.text(say(NamePageWords.replaces), .warning)] : []
    }

    /// A page with what it begins with.
    func newPage(_ kind: PageKind, _ title: LocalizedText, _ lead: LocalizedText) -> Page {
        Page(kind: kind, title: say(title), lead: [say(lead)])
    }

    /// A list of titles alone.
    func choices(_ titles: [LocalizedText], selected: Int) -> Block {
        .choices(ChoiceList(items: titles.map { ChoiceList.Item(title: say($0)) }, selected: selected, focused: true))
    }

    private var placePage: Page {
        var page: Page
        switch place {
        case .step(let question): return stepPage(question)
        case .working(let working): page = working.content(self)
        case .signIn(let signIn): page = signIn.content(self)
        case .failure(let failure): page = failure.content(self)
        case .done(let done): page = done.content(self)
        }
        // What was saved before is not being set up.
        let isSaved = if case .done(let done) = place { done.origin != .setUp } else { false }
        guard importing == nil, lock.goal == nil, !isSaved else {
            page.crumbs = [say(PartWords.heading)]
            return page
        }
        page.crumbs = Part.run.crumbs(self)
        page.step = Part.run.step(self)
        if !page.hasCopies { show(.run, beside: &page) }
        return page
    }

    private func show(_ part: Part, beside page: inout Page) {
        page.stages = part.stages(self)
        page.stagesTitle = say(PartWords.heading)
    }

    private func stepPage(_ question: Question) -> Page {
        var page = question.page.content(self)
        let part = question.page.part
        if question.page.isSidePage {
            page.crumbs = [say(PartWords.heading)]
        } else {
            page.step = part.step(self)
            page.crumbs = part.crumbs(self)
            // Beside text that is copied nothing may stand.
            if !page.hasCopies { show(part, beside: &page) }
        }
        // Right after Enter: where there is room for few keys, the way back is among them.
        if question != .service { page.keys.insert(hint("Esc", KeyBarWords.back), at: min(1, page.keys.count)) }
        return page
    }
}
