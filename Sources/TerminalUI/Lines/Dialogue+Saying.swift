internal import SetupWizard
internal import Wording

/// What a page says, each thing once.
extension Dialogue {
    /// Prints what a page says that the page before it did not.
    func introduce(_ page: Page) {
        let isNew = said?.kind != page.kind || said?.title != page.title
        if isNew {
            waited = 0
            say("")
            say(page.title + newPlace(page))
            for paragraph in page.lead { say(paragraph) }
        }
        sayStatements(page, after: isNew ? nil : said)
        if let status = page.status, isNew || status != said?.status {
            switch status {
            case .note(let text): say(text)
            // What is said where its field is asked for again is not said before.
            case .problem(let text) where page.fields.contains { $0.problem == text }: break
            case .problem(let text): say(front.words(FrontWords.problem(text)))
            }
        }
        if isNew, page.asksSomething, said?.asksSomething != true { say(front.words(FrontWords.answersHelp)) }
        said = page
    }

    /// Where the page is, as far as that was not said before.
    private func newPlace(_ page: Page) -> String {
        let banner = page.banner == place.banner ? nil : page.banner
        let step = page.step?.text == place.step ? nil : page.step?.text
        place = (page.banner ?? place.banner, page.step?.text ?? place.step)
        let places = [banner, step].compactMap { $0 }
        return places.isEmpty ? "" : " (\(places.joined(separator: ", ")))"
    }

    /// Prints the statements of a page; of a page said before, only those that are new, and no countdowns.
    private func sayStatements(_ page: Page, after before: Page?) {
        for (index, block) in page.blocks.enumerated() {
            if let before {
                guard !before.blocks.contains(block), Self.isNews(block, on: page) else { continue }
            }
            switch block {
            case .text(let text, _): say(text)
            case .outcome(_, _, let text): if !text.isEmpty { say(text) }
            case .stage(let stage): if stage.state == .current { say(stage.title) }
            case .choices(let list) where page.kind == .done:
                for item in list.items {
                    say("\(item.title):")
                    sayLines(item.aside)
                }
            case .tagged(let tag, let text): say(text.isEmpty ? tag.text : "\(tag.text): \(text)")
            case .copyable(let text), .address(let text, _): sayLines(text)
            case .row(let row) where !row.selectable: say("\(row.label): \(row.value)")
            case .field(let field) where page.kind == .done: say("\(field.label): \(field.shown)")
            case .gap where index > 0: say("")
            default: break
            }
        }
    }

    /// Whether a block that changed on the same page is worth saying.
    private static func isNews(_ block: Block, on page: Page) -> Bool {
        switch block {
        case .copyable, .address, .text(_, .warning), .text(_, .fault): true
        case .stage(let stage): stage.state == .current && stage.value.isEmpty
        default: false
        }
    }
}
