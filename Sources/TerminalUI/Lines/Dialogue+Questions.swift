internal import SetupWizard
internal import Wording

/// The questions: fields one after another, numbers for lists and rows, Enter for a button.
extension Dialogue {
    // MARK: Fields

    /// Asks every field from the one that has the focus on, or those that were refused, then confirms.
    func askFields(_ page: Page) {
        var wrong: [Int]?
        if refused == page.kind {
            // The wizard puts the focus on the first wrong field, which may hide its own problem while it has it.
            let indices = page.fields.indices.filter { page.fields[$0].problem != nil || page.fields[$0].focused }
            wrong = indices.isEmpty ? nil : indices
        }
        refused = nil
        var position = wrong == nil ? page.fields.firstIndex(where: \.focused) ?? 0 : 0
        while true {
            let fields = front.page.fields
            let order = wrong ?? Array(fields.indices)
            guard order.indices.contains(position), fields.indices.contains(order[position]) else { break }
            let index = order[position]
            switch ask(fields[index]) {
            case .text(let text):
                send(.fill(index, text))
                guard front.page.kind == page.kind else { return }
                if case .problem(let text)? = front.page.status, problem(of: index) == nil {
                    say(front.words(FrontWords.problem(text)))
                } else if problem(of: index) == nil {
                    position += 1
                }
            case .nothing:
                // What is missing or was refused is asked for again at once, with the reason.
                send(.keep(index))
                guard front.page.kind == page.kind else { return }
                if problem(of: index) == nil { position += 1 }
            case .back where position > 0: position -= 1
            case .back: return send(.back)
            case .help:
                say(fields[index].help.isEmpty ? front.words(FrontWords.fieldHelp) : fields[index].help)
            case .overtaken: return
            }
        }
        send(.confirm)
        if front.outcome == nil, front.page.kind == page.kind { refused = page.kind }
    }

    private func problem(of index: Int) -> String? {
        let fields = front.page.fields
        return fields.indices.contains(index) ? fields[index].problem : nil
    }

    private func ask(_ field: FieldView) -> Answer {
        if let problem = field.problem { say(front.words(FrontWords.problem(problem))) }
        if let options = field.options { return ask(field.label, options) }
        var remarks: [String] = []
        if field.optional { remarks.append(front.words(FrontWords.optional)) }
        if field.secret { remarks.append(front.words(FrontWords.hidden)) }
        // What was just refused is not offered again.
        if !field.shown.isEmpty, field.problem == nil {
            remarks.append(front.words(FrontWords.enterKeeps(field.shown)))
        } else if !field.placeholder.isEmpty, !remarks.contains(field.placeholder) {
            remarks.append(field.placeholder)
        }
        let remark = remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))"
        return answer(to: "\(field.label)\(remark): ", secret: field.secret, takesLines: true)
    }

    /// A field with fixed values: the answer is the title of the one picked.
    private func ask(_ label: String, _ options: ChoiceList) -> Answer {
        say("\(label):")
        sayNumbered(options.items.map(\.title))
        while true {
            switch askNumber(of: options.items.count, current: options.items[options.selected].title) {
            case .number(let index): return .text(options.items[index].title)
            case .other(let answer): return answer
            }
        }
    }

    // MARK: Numbers

    /// A number that was picked, counted from 0, or another answer.
    private enum Pick {
        case number(Int)
        case other(Answer)
    }

    /// What belongs together, with the pauses that a voice makes of full stops.
    private func spoken(_ parts: [String?]) -> String {
        parts.compactMap { $0 }.filter { !$0.isEmpty }.reduce("") { before, part in
            let isEnded = before.hasSuffix(".") || before.hasSuffix("。")
            return before.isEmpty ? part : front.words(FrontWords.after(before, isEnded: isEnded)) + part
        }
    }

    private func sayNumbered(_ items: [String]) {
        for (index, item) in items.enumerated() { say("  \(index + 1). \(item)") }
    }

    /// Asks until there is a number in range, or another answer.
    ///
    /// - Parameters:
    ///   - count: how many there are.
    ///   - current: what Enter takes; nil where an empty line is no answer.
    ///   - question: what is asked; nil for a number.
    /// - Returns: what was picked.
    private func askNumber(of count: Int, current: String?, question: String? = nil) -> Pick {
        let question = question ?? front.words(FrontWords.chooseNumber(count: count, current: current))
        while true {
            let answer = answer(to: "\(question): ")
            guard case .text(let text) = answer else { return .other(answer) }
            if let letter = letter(text) {
                send(.key(.character(letter)))
                return .other(.overtaken)
            }
            if text.trimmed == "b" { return .other(.back) }
            if let number = Int(text.trimmed), number >= 1, number <= count { return .number(number - 1) }
            if count > 0 { say(front.words(FrontWords.invalidChoice(count: count))) }
        }
    }

    /// One of the keys of the page that is a letter or a sign of its own.
    func letter(_ text: String) -> Character? {
        let text = text.trimmed
        guard text.count == 1, text != "?", front.page.keys.contains(where: { $0.key == text }) else { return nil }
        return text.first
    }

    func sayLetters(_ page: Page) {
        let letters = page.keys.filter { $0.key.count == 1 && $0.key != "?" }
        if !letters.isEmpty { say(letters.map { "\($0.key) \($0.action)" }.joined(separator: ", ")) }
    }

    /// A page with a list, with rows that can be changed, or with buttons only.
    func askNumberOrEnter(_ page: Page) {
        if let list = page.choices {
            sayNumbered(list.items.map { spoken([$0.title, $0.tag?.text, $0.notes.first, $0.aside, $0.detail]) })
            let current = list.items.indices.contains(list.selected) ? list.items[list.selected].title : nil
            take(askNumber(of: list.items.count, current: current), page, enter: .choose(list.selected))
        } else if !page.selectableRows.isEmpty {
            let rows = page.selectableRows
            sayNumbered(rows.map { "\($0.label): \($0.value)" })
            let question = front.words(
                FrontWords.continueOrChange(button: page.buttons.first ?? "", count: rows.count)
            )
            take(askNumber(of: rows.count, current: nil, question: question), page, enter: .confirm)
        } else if page.buttons.count > 1 {
            sayNumbered(page.buttons)
            take(askNumber(of: page.buttons.count, current: page.buttons[0]), page, enter: .choose(0))
        } else {
            let label = page.buttons.first ?? page.keys.first?.action ?? ""
            take(
                askNumber(of: 0, current: nil, question: front.words(FrontWords.pressEnter(button: label))),
                page,
                enter: .confirm
            )
        }
    }

    private func take(_ pick: Pick, _ page: Page, enter: WizardEvent) {
        switch pick {
        case .number(let index): send(.choose(index))
        case .other(.nothing): send(enter)
        case .other(.back): send(.back)
        case .other(.help):
            for paragraph in page.lead { say(paragraph) }
            say(front.words(page.hasNumbers ? FrontWords.numberHelp : FrontWords.enterHelp))
            sayLetters(page)
        case .other(.text), .other(.overtaken): break
        }
    }

    // MARK: The end

    /// The page with the result: Enter leaves; a number shows it in another form.
    func askToLeave(_ page: Page) {
        guard let options = page.fields.lazy.compactMap(\.options).first else {
            let label = page.buttons.first ?? page.keys.first?.action ?? ""
            let pick = askNumber(
                of: 0,
                current: nil,
                question: front.words(FrontWords.pressEnter(button: label))
            )
            return take(pick, page, enter: .confirm)
        }
        sayNumbered(options.items.map(\.title))
        sayLetters(page)
        let question = front.words(FrontWords.finishOrShow(count: options.items.count))
        take(askNumber(of: options.items.count, current: nil, question: question), page, enter: .confirm)
    }
}
