internal import ConnectionStrings
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import StrictJSON
internal import Wording

/// The page with the result: who signed in, where the file is, strings and commands to copy.
struct DonePage: Sendable, Equatable {
    let result: SetupResult
    /// What the person has chosen to see.
    var dialect: Dialect = .python
    var owner: StringOwner = .oauthSetup
    var secretsShown = false
    /// Where the connection comes from.
    var origin = Origin.setUp
    /// The line of what can be done next that has the focus; nil for the button.
    var focus: Int?

    enum Origin: Sendable, Equatable {
        /// It was set up or imported just now.
        case setUp
        /// It was saved before, and tested just now.
        case tested
        /// It was saved before: nothing was signed in or tested.
        case lookedAt
    }

    init(_ result: SetupResult) { self.result = result }

    var isLookedAt: Bool { origin == .lookedAt }

    /// How the wizard ends from here.
    var outcome: WizardOutcome { origin == .setUp ? .finished(connection: result.connection) : .looked }

    /// The machine that it goes to; nil where it stays, as what was saved before does.
    func destination(_ wizard: Wizard) -> Destination? {
        origin == .setUp ? wizard.questionnaire.destination : nil
    }

    /// Whether there is a connection now, not only a string.
    private var isSignedIn: Bool { result.settingsPath != nil }

    /// Whether there are tokens that somebody must refresh.
    private var hasTokens: Bool { isSignedIn && result.scheme.oauth != nil }

    /// Whether the string holds something to hide.
    func hasSecrets(_ wizard: Wizard) -> Bool { text(wizard, masked: true) != text(wizard, masked: false) }

    // MARK: Content

    func content(_ wizard: Wizard) -> Page {
        let title =
            isLookedAt ? DonePageWords.savedTitle : isSignedIn ? DonePageWords.doneTitle : DonePageWords.stringTitle
        var page = Page(kind: .done, title: wizard.say(title))
        page.readsFromTop = focus == nil
        if isSignedIn { page.blocks += account(wizard) }
        if result.dryRunPath != nil, let host = destination(wizard)?.host {
            page.blocks += [.text(wizard.say(DonePageWords.dryRun(for: host)), .strong), .gap]
        } else if let path = result.dryRunPath {
            page.blocks.append(.text(wizard.say(DonePageWords.dryRun), .strong))
            page.blocks += [row(DonePageWords.settingsFile, path, wizard), .gap]
        }
        if showsString(wizard) { page.blocks += string(wizard) }
        if isSignedIn { page.blocks += next(wizard) }
        page.blocks += [.gap, .button(ButtonView(label: wizard.say(KeyBarWords.finishButton), focused: focus == nil))]
        page.keys = keys(wizard)
        return page
    }

    /// Whether the string is one for this machine; elsewhere the settings have another place, which is told there.
    private func showsString(_ wizard: Wizard) -> Bool {
        destination(wizard) == nil || !isSignedIn
    }

    /// The connection string and what can be chosen of it.
    private func string(_ wizard: Wizard) -> [Block] {
        let formats = Dialect.allCases.map(\.title)
        let selected = Dialect.allCases.firstIndex(of: dialect) ?? 0
        var blocks = [option(DonePageWords.format, formats, selected, wizard)]
        if hasTokens {
            let owners = [DonePageWords.ownerProgram, DonePageWords.ownerDriver].map { wizard.say($0) }
            blocks.append(option(DonePageWords.ownerLabel, owners, owner == .driver ? 1 : 0, wizard))
        }
        blocks += [.rule, .copyable(text(wizard, masked: !secretsShown)), .rule]
        if hasSecrets(wizard), !wizard.asksLineByLine {
            let word = secretsShown ? DonePageWords.shown : DonePageWords.hidden
            let tag = Badge(text: wizard.say(word), kind: .notice)
            blocks.append(.tagged(tag, wizard.say(secretsShown ? DonePageWords.hide : DonePageWords.show)))
        }
        return blocks
    }

    private func keys(_ wizard: Wizard) -> [Page.KeyHint] {
        let isLine = focus != nil
        guard showsString(wizard) else {
            var keys = [("Enter", isLine ? KeyBarWords.copyLine : KeyBarWords.finish), ("Up/Down", KeyBarWords.move)]
            if isLine { keys += [("c", KeyBarWords.copyLine), ("p", KeyBarWords.plain)] }
            return keys.map { wizard.hint($0.0, $0.1) } + [wizard.hint("PgDn", KeyBarWords.scroll)]
        }
        var keys = [
            ("Enter", isLine ? KeyBarWords.copyLine : KeyBarWords.finish),
            ("c", isLine ? KeyBarWords.copyLine : KeyBarWords.copy),
        ]
        keys.append(("Left/Right", KeyBarWords.format))
        if hasSecrets(wizard) { keys += [("m", KeyBarWords.reveal), ("C", KeyBarWords.copyMasked)] }
        keys.append(("f", KeyBarWords.file))
        if hasTokens { keys.append(("o", KeyBarWords.owner)) }
        if isSignedIn { keys.append(("Up/Down", KeyBarWords.move)) }
        keys += [("p", KeyBarWords.plain), ("PgDn", KeyBarWords.scroll)]
        return keys.map { wizard.hint($0.0, $0.1) }
    }

    private func account(_ wizard: Wizard) -> [Block] {
        let word = wizard.say(isLookedAt ? DonePageWords.savedTitle : DonePageWords.doneTitle)
        var blocks: [Block] = [
            .outcome(isLookedAt ? .selection : .success, word, wizard.say(SignedInWords.answer(result.account)))
        ]
        blocks += SignedInWords.warnings(result).map { .text(wizard.say($0), .warning) }
        if result.scheme.oauth != nil {
            let end = wizard.say(result.tokenEnds ?? DonePageWords.noEnd)
            let renewal = wizard.say(result.renews ? DonePageWords.renewed : DonePageWords.notRenewed)
            blocks.append(row(DonePageWords.tokenEnds, wizard.say(DonePageWords.ending(end, renewal)), wizard))
        }
        if let destination = destination(wizard) {
            blocks.append(.text(wizard.say(DonePageWords.goes(destination.host)), .strong))
        } else {
            blocks.append(row(DonePageWords.settingsFile, result.settingsPath ?? "", wizard))
        }
        if wizard.practice { blocks.append(.text(wizard.say(DonePageWords.practiceNote), .quiet)) }
        return blocks + [.gap]
    }

    private func row(_ label: LocalizedText, _ value: String, _ wizard: Wizard) -> Block {
        .row(RowView(label: wizard.say(label), value: value, focused: false, selectable: false))
    }

    private func option(_ label: LocalizedText, _ items: [String], _ selected: Int, _ wizard: Wizard) -> Block {
        let options = ChoiceList(items: items.map { ChoiceList.Item(title: $0) }, selected: selected, focused: false)
        return .field(FieldView(label: wizard.say(label), shown: items[selected], focused: false, options: options))
    }

    /// What is left on the normal screen when the full screen has gone.
    func farewell(_ wizard: Wizard) -> [String] {
        // Line by line it stands there already.
        let answer = wizard.asksLineByLine ? SignedInWords.answer : SignedInWords.sentence
        var lines = [wizard.say(isSignedIn ? answer(result.account) : DonePageWords.stringTitle)]
        // What is sent away is nowhere here.
        guard destination(wizard) == nil else { return lines }
        if let path = result.settingsPath { lines.append(wizard.say(DonePageWords.settingsFile) + ": " + path) }
        if let path = result.dryRunPath { lines = [wizard.say(DonePageWords.dryRun), path] }
        if let home = wizard.questionnaire.home { lines = lines.map { $0.shortened(home: home) } }
        return lines + ["", text(wizard, masked: !secretsShown)]
    }

    /// The connection string in the dialect and for the owner chosen.
    private func text(_ wizard: Wizard, masked: Bool) -> String {
        do {
            return try result.connectionString(dialect, owner: isSignedIn ? owner : .driver, masked: masked)
        } catch {
            return DonePageWords.cannotPrint(wizard.language)
        }
    }

    // MARK: Events

    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect] {
        var page = self
        // Where this leads to another page, that one stays.
        defer { if case .done = wizard.place { wizard.place = .done(page) } }
        switch event {
        case .key(.character(let key)) where !showsString(wizard) && (focus == nil ? "cCpfmo" : "Cfmo").contains(key):
            break
        case .key(.enter) where focus != nil: return copy(wizard: &wizard)
        case .confirm, .back, .key(.enter): return [.end(outcome)]
        case .key(.escape) where isLookedAt:
            wizard.enter(.connection)
            page.focus = nil
            return []
        case .key(.escape): wizard.overlay = .question(OverlayQuestion(subject: .finish(connection: result.connection)))
        case .choose(let index) where index < Dialect.allCases.count: page.dialect = Dialect.allCases[index]
        case .key(.character("p")): return [.terminal(.plainView(chosen(wizard, masked: !secretsShown)))]
        case .key(.character("f")):
            return [.save(text(wizard, masked: false) + "\n", connection: result.connection)]
        case .key(.character("c")): return copy(wizard: &wizard)
        case .key(.character("C")): return wizard.copy(text(wizard, masked: true), saying: HandedWords.copiedMasked)
        case .key(let key): page.turn(key, count: isSignedIn ? steps(wizard).count : 0)
        default: break
        }
        return []
    }

    /// The line that has the focus, else the string.
    private func chosen(_ wizard: Wizard, masked: Bool) -> String {
        focus.map { steps(wizard)[$0].copied } ?? text(wizard, masked: masked)
    }

    private func copy(wizard: inout Wizard) -> [WizardEffect] {
        let said = focus == nil && hasSecrets(wizard) ? HandedWords.copiedSecret : HandedWords.copied
        return wizard.copy(chosen(wizard, masked: false), saying: said)
    }

    /// Changes what is shown.
    private mutating func turn(_ key: Key, count: Int) {
        switch key {
        case .down, .tab, .character("j"): focus = focus.map { $0 + 1 < count ? $0 + 1 : nil } ?? (count > 0 ? 0 : nil)
        case .up, .backTab, .character("k"):
            focus = focus.map { $0 > 0 ? $0 - 1 : nil } ?? (count > 0 ? count - 1 : nil)
        case .character("o") where hasTokens: owner = owner == .driver ? .oauthSetup : .driver
        case .left: turnDialect(by: -1)
        case .right: turnDialect(by: 1)
        case .character("m"): secretsShown.toggle()
        default: break
        }
    }

    private mutating func turnDialect(by step: Int) {
        let all = Dialect.allCases
        dialect = all[((all.firstIndex(of: dialect) ?? 0) + step + all.count) % all.count]
    }
}
