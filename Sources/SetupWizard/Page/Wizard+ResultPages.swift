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
            case .preparing where takingIn != nil: Words.TakeIn.opening
            case .preparing: questionnaire.needsBrowser(answers) ? Words.Run.preparing : Words.Run.testing
            case .exchanging: Words.Run.exchanging
            case .testing: Words.Run.testing
            case .saving: Words.Run.saving
            }
        var page = Page(kind: .working, title: takingIn == nil ? serviceName : say(Words.TakeIn.title))
        page.blocks = [.text(say(text) + " ...", .normal)]
        page.keys = [hint("Esc", Words.Keys.cancel)]
        return page
    }

    func signInPage(_ view: SignInView, remaining: Int) -> Page {
        var page = Page(kind: .signIn, title: say(Words.Run.signInTitle))
        let opens = answers.browser == .here && view.problem?.leavesCallbackOpen != true
        page.lead = [say(opens ? Words.Run.browserOpened : Words.Run.openThis)]
        page.blocks = [.address(view.url, cut: say(Words.Run.addressCut)), .gap]
        let how = view.listening && opens ? Words.Run.pasteAlso : Words.Run.pasteHow
        page.blocks.append(.text(say(asksLineByLine ? Words.Run.pasteLine : how), .normal))
        page.blocks.append(.text(say(Words.Run.waiting) + " " + say(Words.Run.remaining(remaining)), .normal))
        if view.wrongStates >= WrongStates.shownFrom {
            page.blocks.append(.text("! " + say(Words.Run.wrongStates(view.wrongStates)), .strong))
        }
        page.blocks += warnings(view.findings)
        if view.waitsLong, let callback = view.callback {
            page.blocks.append(.text(say(Words.Run.callbackAdvice(callback)), .normal))
        }
        page.blocks.append(.field(replyField()))
        if let fingerprint = view.fingerprint {
            page.blocks.append(.text(say(Words.Run.fingerprint(fingerprint)), .quiet))
        }
        if !view.findings.isEmpty, view.findings.allSatisfy(\.isFine) {
            page.blocks.append(.text(say(Words.Run.checksPassed), .quiet))
        }
        page.keys =
            focus[.signIn] == 1
            ? [hint("Enter", Words.Keys.send), hint("Esc", Words.Keys.back)]
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
            label: say(Words.Run.replyLabel),
            shown: editor.text,
            caret: editor.caret,
            focused: focus[.signIn] == 1,
            secret: false,
            placeholder: "",
            help: say(Words.Run.replyHelp),
            problem: nil,
            note: nil,
            optional: true,
            options: nil
        )
    }

    private func signInKeys(_ view: SignInView) -> [Page.KeyHint] {
        // Line by line, what is pasted is the answer.
        var keys = asksLineByLine ? [] : [hint("v", Words.Keys.paste)]
        keys += [hint("Esc", Words.Keys.cancel), hint("p", Words.Keys.whole)]
        keys += [hint("c", Words.Keys.copy), hint("r", Words.Keys.qr), hint("o", Words.Keys.open)]
        keys.append(hint("f", Words.Keys.file))
        if tunnelLine(view) != nil { keys.append(hint("s", Words.Keys.tunnel)) }
        keys += [hint("+", Words.Keys.moreTime), hint("PgDn", Words.Keys.scroll)]
        return keys
    }

    func failurePage(_ error: AuthError, _ stage: SetupStage) -> Page {
        let kind = FailureKind(error, stage, takingIn: takingIn)
        let isKnown = existing.contains(answers.connection)
        let before = isKnown ? questionnaire.defaultLocation(answers.connection) : nil
        var page = Page(kind: .failure, title: say(Words.Failed.title(kind)))
        // What happened comes first, until the person turns to the choices below.
        page.readsFromTop = focus[.failure] == nil
        page.blocks = [.text(error.message(in: language), .warning)]
        if let hint = error.hint(in: language) { page.blocks += [.text(hint, .normal)] }
        if kind == .cannotTakeIn, let takingIn, case .store(let why) = error.fact, why.code == .olderThanSeen {
            let name = takingIn.name.isEmpty ? "" : " --name \(takingIn.name)"
            let command = "\(programCommand) import \(takingIn.path)\(name) --replace"
            page.blocks += [.text(say(Words.TakeIn.older), .normal), .copyable(command)]
        }
        let next = Words.Failed.next(
            kind,
            app: questionnaire.app(answers),
            browser: questionnaire.needsBrowser(answers)
        )
        page.blocks += [.gap, .text(say(next), .normal), .gap]
        let items = [Words.Run.tryAgain, Words.Run.changeAnswers, Words.Run.leave]
        page.blocks.append(
            .choices(
                ChoiceList(
                    items: items.map { ChoiceList.Item(title: say($0), detail: "") },
                    selected: focus[.failure] ?? 0,
                    focused: true
                )
            )
        )
        page.blocks += [.gap, .text(say(Words.Failed.kept(kind, before: before)), .quiet)]
        page.keys = [hint("Enter", Words.Keys.choose), hint("Esc", Words.Keys.back), hint("Up/Down", Words.Keys.move)]
        return page
    }

    func donePage(_ result: SetupResult) -> Page {
        let signedIn = result.settingsPath != nil
        let title = signedIn ? Words.Result.doneTitle : Words.Result.stringTitle
        var page = Page(kind: .done, title: say(title))
        // Who signed in comes first, until the person turns to the strings below.
        page.readsFromTop = focus[.done] == nil
        if signedIn { page.blocks += accountBlocks(result) }
        if let path = result.dryRunPath {
            page.blocks.append(.text(say(Words.Result.dryRun), .strong))
            page.blocks += [.row(resultRow(Words.Result.settingsFile, path)), .gap]
        }
        page.blocks.append(
            .field(optionField(Words.Result.format, dialectItems, dialectIndex, focused: focus[.done] != 1))
        )
        if signedIn {
            let items = [Words.Result.ownerProgram, Words.Result.ownerDriver].map { say($0) }
            let index = resultChoice.owner == .driver ? 1 : 0
            page.blocks.append(.field(optionField(Words.Result.ownerLabel, items, index, focused: focus[.done] == 1)))
        }
        let text = connectionString(result, masked: !resultChoice.secretsShown)
        page.blocks.append(.copyable(text))
        let hasSecrets =
            connectionString(result, masked: true) != connectionString(result, masked: false)
        if hasSecrets, !resultChoice.secretsShown {
            page.blocks.append(.text(say(Words.Result.masked), .quiet))
        }
        if signedIn { page.blocks += useBlocks(result) }
        page.keys = [
            hint("Enter", Words.Keys.finish), hint("c", Words.Keys.copy), hint("Left/Right", Words.Keys.format),
            hint("p", Words.Keys.plain), hint("PgDn", Words.Keys.scroll),
        ]
        if hasSecrets { page.keys.insert(hint("m", Words.Keys.reveal), at: 2) }
        page.keys.append(hint("f", Words.Keys.file))
        if signedIn { page.keys.append(hint("o", Words.Keys.owner)) }
        return page
    }

    /// How this program is called for the connections of this wizard.
    var programCommand: String { practice ? "oauth-setup practice" : "oauth-setup" }

    private func accountBlocks(_ result: SetupResult) -> [Block] {
        var blocks: [Block] = [.text(say(SignedInWords.sentence(result.account)), .success)]
        blocks += SignedInWords.warnings(result).map { .text(say($0), .warning) }
        if result.scheme.oauth != nil {
            let end = result.tokenEnds.map(Moment.text) ?? say(Words.Result.noEnd)
            let renewal = say(result.renews ? Words.Result.renewed : Words.Result.notRenewed)
            blocks.append(.row(resultRow(Words.Result.tokenEnds, say(Words.Result.ending(end, renewal)))))
        }
        blocks.append(.row(resultRow(Words.Result.settingsFile, result.settingsPath ?? "")))
        if practice { blocks.append(.text(say(Words.Result.practiceNote), .quiet)) }
        return blocks + [.gap, .text(say(Words.Result.stringHeading), .strong)]
    }

    private func resultRow(_ label: LocalizedText, _ value: String) -> RowView {
        RowView(label: say(label), value: value, focused: false, selectable: false)
    }

    private var dialectItems: [String] { Dialect.allCases.map(\.title) }

    private var dialectIndex: Int { Dialect.allCases.firstIndex(of: resultChoice.dialect) ?? 0 }

    private func optionField(_ label: LocalizedText, _ items: [String], _ selected: Int, focused: Bool) -> FieldView {
        FieldView(
            label: say(label),
            shown: items[selected],
            caret: 0,
            focused: focused,
            secret: false,
            placeholder: "",
            help: "",
            problem: nil,
            note: nil,
            optional: false,
            options: ChoiceList(
                items: items.map { ChoiceList.Item(title: $0, detail: "") },
                selected: selected,
                focused: focused
            )
        )
    }
}
