internal import ConnectionStrings
internal import Localization
internal import ServiceCatalog
internal import StrictJSON
internal import Wording

/// The page with the result: who signed in, where the file is, strings to copy.
struct DonePage: Sendable, Equatable {
    let result: SetupResult
    /// What the person has chosen to see.
    var dialect: Dialect = .python
    var owner: StringOwner = .oauthSetup
    var secretsShown = false
    /// 0 for the format, 1 for the owner of the tokens; nil until the person turns to them.
    var focus: Int?

    init(_ result: SetupResult) { self.result = result }

    /// Whether there is a connection now, not only a string.
    private var isSignedIn: Bool { result.settingsPath != nil }

    // MARK: Content

    func content(_ wizard: Wizard) -> Page {
        let title = isSignedIn ? DonePageWords.doneTitle : DonePageWords.stringTitle
        var page = Page(kind: .done, title: wizard.say(title))
        page.readsFromTop = focus == nil
        if isSignedIn { page.blocks += account(wizard) }
        if let path = result.dryRunPath {
            page.blocks.append(.text(wizard.say(DonePageWords.dryRun), .strong))
            page.blocks += [row(DonePageWords.settingsFile, path, wizard), .gap]
        }
        let formats = Dialect.allCases.map(\.title)
        let format = Dialect.allCases.firstIndex(of: dialect) ?? 0
        page.blocks.append(option(DonePageWords.format, formats, format, focused: focus != 1, wizard))
        if isSignedIn {
            let owners = [DonePageWords.ownerProgram, DonePageWords.ownerDriver].map { wizard.say($0) }
            let index = owner == .driver ? 1 : 0
            page.blocks.append(option(DonePageWords.ownerLabel, owners, index, focused: focus == 1, wizard))
        }
        page.blocks.append(.copyable(text(wizard, masked: !secretsShown)))
        let hasSecrets = text(wizard, masked: true) != text(wizard, masked: false)
        if hasSecrets, !secretsShown { page.blocks.append(.text(wizard.say(DonePageWords.masked), .quiet)) }
        if isSignedIn { page.blocks += use(wizard) }
        var keys = [("Enter", KeyBarWords.finish), ("c", KeyBarWords.copy), ("Left/Right", KeyBarWords.format)]
        keys += [("p", KeyBarWords.plain), ("PgDn", KeyBarWords.scroll)]
        if hasSecrets { keys.insert(("m", KeyBarWords.reveal), at: 2) }
        keys.append(("f", KeyBarWords.file))
        if isSignedIn { keys.append(("o", KeyBarWords.owner)) }
        page.keys = keys.map { wizard.hint($0.0, $0.1) }
        return page
    }

    private func account(_ wizard: Wizard) -> [Block] {
        var blocks: [Block] = [.text(wizard.say(SignedInWords.sentence(result.account)), .success)]
        blocks += SignedInWords.warnings(result).map { .text(wizard.say($0), .warning) }
        if result.scheme.oauth != nil {
            let end = wizard.say(result.tokenEnds ?? DonePageWords.noEnd)
            let renewal = wizard.say(result.renews ? DonePageWords.renewed : DonePageWords.notRenewed)
            blocks.append(row(DonePageWords.tokenEnds, wizard.say(DonePageWords.ending(end, renewal)), wizard))
        }
        blocks.append(row(DonePageWords.settingsFile, result.settingsPath ?? "", wizard))
        if wizard.practice { blocks.append(.text(wizard.say(DonePageWords.practiceNote), .quiet)) }
        return blocks + [.gap, .text(wizard.say(DonePageWords.stringHeading), .strong)]
    }

    private func row(_ label: LocalizedText, _ value: String, _ wizard: Wizard) -> Block {
        .row(RowView(label: wizard.say(label), value: value, focused: false, selectable: false))
    }

    private func option(
        _ label: LocalizedText,
        _ items: [String],
        _ selected: Int,
        focused: Bool,
        _ wizard: Wizard
    ) -> Block {
        let items = items.map { ChoiceList.Item(title: $0) }
        let options = ChoiceList(items: items, selected: selected, focused: focused)
        return .field(
            FieldView(label: wizard.say(label), shown: items[selected].title, focused: focused, options: options)
        )
    }

    /// What to do on a machine without a browser, and for programs.
    private func use(_ wizard: Wizard) -> [Block] {
        let (program, name) = (wizard.programCommand, result.connection)
        func heading(_ text: LocalizedText) -> [Block] { [.gap, .text(wizard.say(text), .strong)] }
        func step(_ text: LocalizedText, _ command: String) -> [Block] {
            [.text(wizard.say(text), .normal), .copyable(command)]
        }
        return heading(DonePageWords.commands) + [.copyable("\(program) token \(name)")]
            + heading(DonePageWords.elsewhere) + step(DonePageWords.elsewhereKey, "\(program) key")
            + step(DonePageWords.elsewhereHere, "\(program) transfer \(name) -o \(name).age --to age1...")
            + step(DonePageWords.elsewhereThere, "\(program) import \(name).age")
            + heading(DonePageWords.same) + [.copyable(sameCommand(wizard))]
    }

    /// The command that sets the same connection up without questions; secrets come from the environment.
    private func sameCommand(_ wizard: Wizard) -> String {
        if let importing = wizard.importing {
            return "\(wizard.programCommand) import \(importing.path) --name \(result.connection)"
        }
        let answers = AnswersFile.json(wizard.answers, wizard.questionnaire).text()
        return "\(wizard.programCommand) wizard --answers - <<'END'\n\(answers)\nEND"
    }

    /// What is left on the normal screen when the full screen has gone.
    func farewell(_ wizard: Wizard) -> [String] {
        var lines = [wizard.say(isSignedIn ? SignedInWords.sentence(result.account) : DonePageWords.stringTitle)]
        if let path = result.settingsPath { lines.append(wizard.say(DonePageWords.settingsFile) + ": " + path) }
        if let path = result.dryRunPath { lines = [wizard.say(DonePageWords.dryRun), path] }
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
        defer { wizard.place = .done(page) }
        switch event {
        case .confirm, .back, .key(.enter), .key(.escape): return [.end(.finished(connection: result.connection))]
        case .choose(let index) where index < Dialect.allCases.count: page.dialect = Dialect.allCases[index]
        case .key(.character("p")): return [.terminal(.plainView(text(wizard, masked: !secretsShown)))]
        case .key(.character("f")):
            return [.save(text(wizard, masked: false) + "\n", connection: result.connection)]
        case .key(.character("c")): return wizard.copy(text(wizard, masked: false))
        case .key(let key): page.turn(key)
        default: break
        }
        return []
    }

    /// Changes what is shown.
    private mutating func turn(_ key: Key) {
        switch key {
        case .up, .down, .tab, .backTab: focus = isSignedIn ? 1 - (focus ?? 0) : 0
        case .left where focus == 1, .right where focus == 1, .character("o") where isSignedIn:
            owner = owner == .driver ? .oauthSetup : .driver
            focus = 1
        case .left: turnDialect(by: -1)
        case .right: turnDialect(by: 1)
        case .character("m"): secretsShown.toggle()
        default: break
        }
    }

    private mutating func turnDialect(by step: Int) {
        focus = 0
        let all = Dialect.allCases
        dialect = all[((all.firstIndex(of: dialect) ?? 0) + step + all.count) % all.count]
    }
}
