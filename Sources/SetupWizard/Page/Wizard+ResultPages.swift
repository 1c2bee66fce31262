internal import AuthEngine
internal import ConnectionStrings
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

/// The pages while something runs and after it.
extension Wizard {
    func workingPage(_ progress: SetupProgress) -> Page {
        let text =
            switch progress {
            case .preparing where importing != nil: WizardWords.ImportSettings.opening
            case .preparing:
                questionnaire.needsBrowser(answers) ? WizardWords.Progress.preparing : WizardWords.Progress.testing
            case .exchanging: WizardWords.Progress.exchanging
            case .testing: WizardWords.Progress.testing
            case .saving: WizardWords.Progress.saving
            }
        var page = Page(kind: .working, title: importing == nil ? serviceName : say(WizardWords.ImportSettings.title))
        page.blocks = [.text(say(text) + " ...", .normal)]
        page.keys = [hint("Esc", WizardWords.Keys.cancel)]
        return page
    }

    func signInPage(_ view: SignInView, remaining: Int) -> Page {
        var page = Page(kind: .signIn, title: say(WizardWords.SignIn.title))
        let opens = answers.browser == .here && view.problem?.leavesCallbackOpen != true
        page.lead = [say(opens ? WizardWords.SignIn.browserOpened : WizardWords.SignIn.openThis)]
        page.blocks = [.address(view.url, cut: say(WizardWords.SignIn.addressCut)), .gap]
        let how = view.listening && opens ? WizardWords.SignIn.pasteAlso : WizardWords.SignIn.pasteHow
        page.blocks.append(.text(say(asksLineByLine ? WizardWords.SignIn.pasteLine : how), .normal))
        page.blocks.append(
            .text(say(WizardWords.SignIn.waiting) + " " + say(WizardWords.SignIn.remaining(remaining)), .normal)
        )
        if view.wrongStates >= WrongStates.shownFrom {
            page.blocks.append(
                .text("! " + EngineNotice.wrongStates(count: view.wrongStates).text(in: language), .strong)
            )
        }
        page.blocks += warnings(view.findings)
        if let notice = view.ownWay { page.blocks.append(.text(notice.text(in: language), .warning)) }
        if view.waitsLong, let callback = view.callback {
            page.blocks.append(.text(say(WizardWords.SignIn.callbackAdvice(callback)), .normal))
        }
        page.blocks.append(.field(replyField()))
        if let fingerprint = view.fingerprint {
            page.blocks.append(.text(say(WizardWords.SignIn.fingerprint(fingerprint)), .quiet))
        }
        if !view.findings.isEmpty, view.findings.allSatisfy(\.isFine) {
            page.blocks.append(.text(say(WizardWords.SignIn.checksPassed), .quiet))
        }
        page.keys =
            focus[.signIn] == 1
            ? [hint("Enter", WizardWords.Keys.send), hint("Esc", WizardWords.Keys.back)]
            : signInKeys(view)
        return page
    }

    /// What was found wrong before the browser opened, each with what to do.
    private func warnings(_ findings: [PreflightFinding]) -> [Block] {
        findings.filter { !$0.isFine }.map { finding in
            let hint = finding.hint(in: language).map { " - " + $0 } ?? ""
            return .text("! " + finding.message(in: language) + hint, .warning)
        }
    }

    private func replyField() -> FieldView {
        let editor = editors[FieldName.reply] ?? TextEditor()
        return FieldView(
            label: say(WizardWords.SignIn.replyLabel),
            shown: editor.text,
            caret: editor.caret,
            focused: focus[.signIn] == 1,
            help: say(WizardWords.SignIn.replyHelp),
            optional: true
        )
    }

    private func signInKeys(_ view: SignInView) -> [Page.KeyHint] {
        // Line by line, what is pasted is the answer.
        var keys = asksLineByLine ? [] : [hint("v", WizardWords.Keys.paste)]
        keys += [hint("Esc", WizardWords.Keys.cancel), hint("p", WizardWords.Keys.whole)]
        keys += [hint("c", WizardWords.Keys.copy), hint("r", WizardWords.Keys.qr), hint("o", WizardWords.Keys.open)]
        keys.append(hint("f", WizardWords.Keys.file))
        if tunnelLine(view) != nil { keys.append(hint("s", WizardWords.Keys.tunnel)) }
        keys += [hint("+", WizardWords.Keys.moreTime), hint("PgDn", WizardWords.Keys.scroll)]
        return keys
    }

    func failurePage(_ error: AuthError, _ stage: SetupStage) -> Page {
        let kind = FailureKind(error, stage, importing: importing)
        let isKnown = existing.contains(answers.connection)
        let before = isKnown ? questionnaire.defaultLocation(answers.connection) : nil
        var page = Page(kind: .failure, title: say(kind.title))
        // What happened comes first, until the person turns to the choices below.
        page.readsFromTop = focus[.failure] == nil
        page.blocks = [.text(error.message(in: language), .warning)]
        if let hint = error.hint(in: language) { page.blocks += [.text(hint, .normal)] }
        if kind == .cannotImport, let importing, case .store(.olderThanSeen) = error.fact {
            let name = importing.name.isEmpty ? "" : " --name \(importing.name)"
            let command = "\(programCommand) import \(importing.path)\(name) --replace"
            page.blocks += [.text(say(WizardWords.ImportSettings.older), .normal), .copyable(command)]
        }
        let next = kind.advice(app: questionnaire.app(answers), browser: questionnaire.needsBrowser(answers))
        page.blocks += [.gap, .text(say(next), .normal), .gap]
        let items = [WizardWords.Failure.tryAgain, WizardWords.Failure.changeAnswers, WizardWords.Failure.leave]
        page.blocks.append(choices(items, selected: focus[.failure] ?? 0))
        let kept = keptUnproven.map { WizardWords.Failure.unproven($0) } ?? kind.kept(before: before)
        page.blocks += [.gap, .text(say(kept), .quiet)]
        page.keys = [
            hint("Enter", WizardWords.Keys.choose), hint("Esc", WizardWords.Keys.back),
            hint("Up/Down", WizardWords.Keys.move),
        ]
        return page
    }

    func donePage(_ result: SetupResult) -> Page {
        let signedIn = result.settingsPath != nil
        let title = signedIn ? WizardWords.Result.doneTitle : WizardWords.Result.stringTitle
        var page = Page(kind: .done, title: say(title))
        // Who signed in comes first, until the person turns to the strings below.
        page.readsFromTop = focus[.done] == nil
        if signedIn { page.blocks += accountBlocks(result) }
        if let path = result.dryRunPath {
            page.blocks.append(.text(say(WizardWords.Result.dryRun), .strong))
            page.blocks += [.row(resultRow(WizardWords.Result.settingsFile, path)), .gap]
        }
        page.blocks.append(
            .field(optionField(WizardWords.Result.format, dialectItems, dialectIndex, focused: focus[.done] != 1))
        )
        if signedIn {
            let items = [WizardWords.Result.ownerProgram, WizardWords.Result.ownerDriver].map { say($0) }
            let index = resultChoice.owner == .driver ? 1 : 0
            page.blocks.append(
                .field(optionField(WizardWords.Result.ownerLabel, items, index, focused: focus[.done] == 1))
            )
        }
        let text = connectionString(result, masked: !resultChoice.secretsShown)
        page.blocks.append(.copyable(text))
        let hasSecrets =
            connectionString(result, masked: true) != connectionString(result, masked: false)
        if hasSecrets, !resultChoice.secretsShown {
            page.blocks.append(.text(say(WizardWords.Result.masked), .quiet))
        }
        if signedIn { page.blocks += useBlocks(result) }
        page.keys = [
            hint("Enter", WizardWords.Keys.finish), hint("c", WizardWords.Keys.copy),
            hint("Left/Right", WizardWords.Keys.format),
            hint("p", WizardWords.Keys.plain), hint("PgDn", WizardWords.Keys.scroll),
        ]
        if hasSecrets { page.keys.insert(hint("m", WizardWords.Keys.reveal), at: 2) }
        page.keys.append(hint("f", WizardWords.Keys.file))
        if signedIn { page.keys.append(hint("o", WizardWords.Keys.owner)) }
        return page
    }

    /// How this program is called for the connections of this wizard.
    var programCommand: String { practice ? "oauth-setup practice" : "oauth-setup" }

    private func accountBlocks(_ result: SetupResult) -> [Block] {
        var blocks: [Block] = [.text(say(SignedInWords.sentence(result.account)), .success)]
        blocks += SignedInWords.warnings(result).map { .text(say($0), .warning) }
        if result.scheme.oauth != nil {
            let end = result.tokenEnds.map(Moment.text) ?? say(WizardWords.Result.noEnd)
            let renewal = say(result.renews ? WizardWords.Result.renewed : WizardWords.Result.notRenewed)
            blocks.append(.row(resultRow(WizardWords.Result.tokenEnds, say(WizardWords.Result.ending(end, renewal)))))
        }
        blocks.append(.row(resultRow(WizardWords.Result.settingsFile, result.settingsPath ?? "")))
        if practice { blocks.append(.text(say(WizardWords.Result.practiceNote), .quiet)) }
        return blocks + [.gap, .text(say(WizardWords.Result.stringHeading), .strong)]
    }

    private func resultRow(_ label: LocalizedText, _ value: String) -> RowView {
        RowView(label: say(label), value: value, focused: false, selectable: false)
    }

    private var dialectItems: [String] { Dialect.allCases.map(\.title) }

    private var dialectIndex: Int { Dialect.allCases.firstIndex(of: resultChoice.dialect) ?? 0 }

    private func optionField(_ label: LocalizedText, _ items: [String], _ selected: Int, focused: Bool) -> FieldView {
        let items = items.map { ChoiceList.Item(title: $0) }
        let options = ChoiceList(items: items, selected: selected, focused: focused)
        return FieldView(label: say(label), shown: items[selected].title, focused: focused, options: options)
    }
}
