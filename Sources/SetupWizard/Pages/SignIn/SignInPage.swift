internal import AuthEngine
internal import Localization
internal import WebRequests
internal import Wording

/// The page while the sign-in waits for the person.
struct SignInPage: Sendable, Equatable {
    /// How many seconds one key gives the person more.
    private static let moreTime = 300

    var view: SignInView
    /// How many seconds are left.
    var remaining: Int
    /// What was typed or pasted as the answer.
    var reply = TextEditor()
    /// Whether the field for the answer has the focus: from the beginning where no browser brings the answer.
    var takesReply: Bool
    /// Whether a browser opened here; nil while that is not known, or where none was asked.
    var opened: Bool?

    /// A page for a sign-in that waits.
    ///
    /// - Parameters:
    ///   - view: the sign-in.
    ///   - asksBrowser: whether a browser of this machine is asked to open the address.
    init(_ view: SignInView, asksBrowser: Bool) {
        self.view = view
        remaining = view.seconds
        takesReply = !asksBrowser
    }

    // MARK: Content

    func content(_ wizard: Wizard) -> Page {
        var page = Page(kind: .signIn, title: wizard.say(SignInPageWords.title))
        let asksBrowser = wizard.asksBrowser(view)
        let tried =
            switch opened {
            case true?: SignInPageWords.browserOpened
            case false?: SignInPageWords.noBrowser(onlyHere: view.opensOnlyHere)
            case nil where asksBrowser: SignInPageWords.browserOpening
            case nil: SignInPageWords.openThis(onlyHere: view.opensOnlyHere)
            }
        page.blocks = [.text(wizard.say(tried), .normal)]
        page.blocks.append(.address(view.url, cut: wizard.say(SignInPageWords.addressCut)))
        if view.opensOnlyHere, opened != true, opened == false || !asksBrowser, tunnelLine(wizard) != nil {
            let words = SignInPageWords.throughTunnel(afterTab: takesReply && !wizard.asksLineByLine)
            page.blocks.append(.text(wizard.say(words), .normal))
        }
        page.blocks.append(.gap)
        // A browser elsewhere does not get to see this machine's certificate.
        if asksBrowser, let fingerprint = view.fingerprint {
            let words = SignInPageWords.fingerprint(fingerprint)
            page.blocks.append(
                .text(wizard.say(wizard.asksLineByLine ? SignInPageWords.certificateLine : words), .warning)
            )
        }
        page.blocks += [.text(wizard.say(how(wizard)), .normal), .text(wait(wizard), .normal)]
        if view.wrongStates >= WrongStates.shownFrom {
            let notice = EngineNotice.wrongStates(count: view.wrongStates).text(in: wizard.language)
            page.blocks.append(.text((wizard.asksLineByLine ? "" : "! ") + notice, .strong))
        }
        // What was found wrong before the browser opened, each with what to do.
        page.blocks += view.findings.filter { !$0.isFine }.map { finding in
            let hint = finding.hint(in: wizard.language).map { "; " + $0 } ?? ""
            return .text(finding.message(in: wizard.language) + hint, .warning)
        }
        if let notice = view.ownWay { page.blocks.append(.text(notice.text(in: wizard.language), .warning)) }
        if view.waitsLong, let callback = view.callback {
            page.blocks.append(.text(wizard.say(SignInPageWords.callbackAdvice(callback)), .normal))
        }
        page.blocks += [.gap, .field(replyField(wizard))]
        if !view.findings.isEmpty, view.findings.allSatisfy(\.isFine) {
            page.blocks.append(.text(wizard.say(SignInPageWords.checksPassed), .quiet))
        }
        page.keys = keys(wizard)
        return page
    }

    /// How the answer gets here.
    private func how(_ wizard: Wizard) -> LocalizedText {
        switch (comesBack(wizard), wizard.asksLineByLine) {
        case (true, true): SignInPageWords.comesBackLine
        case (true, false): SignInPageWords.comesBack
        case (false, true): SignInPageWords.pasteLine(view.reply)
        case (false, false): SignInPageWords.pasteHow(view.reply)
        }
    }

    private func wait(_ wizard: Wizard) -> String {
        let words = wizard.asksLineByLine ? SignInPageWords.minutes(remaining) : SignInPageWords.remaining(remaining)
        return wizard.say(SignInPageWords.waiting) + " " + wizard.say(words)
    }

    private func replyField(_ wizard: Wizard) -> FieldView {
        FieldView(
            label: wizard.say(SignInPageWords.replyLabel(view.reply)),
            shown: reply.text,
            caret: reply.caret,
            focused: takesReply,
            help: wizard.say(SignInPageWords.replyHelp(view.reply)),
            remark: wizard.say(comesBack(wizard) ? FieldWords.optional : FieldWords.needed)
        )
    }

    /// Whether the answer can come by itself.
    private func comesBack(_ wizard: Wizard) -> Bool {
        view.listening && opened != false && wizard.asksBrowser(view)
    }

    private func keys(_ wizard: Wizard) -> [Page.KeyHint] {
        let person = wizard.asksLineByLine ? "a" : "Ctrl-P"
        let practice = wizard.questionnaire.hasPracticePerson ? [wizard.hint(person, KeyBarWords.practicePerson)] : []
        // Line by line a letter alone is a key, and everything else the answer.
        if takesReply, !wizard.asksLineByLine {
            let send = reply.isEmpty ? [] : [wizard.hint("Enter", KeyBarWords.send)]
            return send + practice + [
                wizard.hint("Tab", KeyBarWords.otherKeys), wizard.hint("Esc", KeyBarWords.cancel),
            ]
        }
        // Line by line, what is pasted is the answer.
        var keys = wizard.asksLineByLine ? [] : [("v", KeyBarWords.paste)]
        keys += [("Esc", KeyBarWords.cancel), ("p", KeyBarWords.whole), ("c", KeyBarWords.copy), ("r", KeyBarWords.qr)]
        keys += [("o", KeyBarWords.open), ("f", KeyBarWords.file)]
        if tunnelLine(wizard) != nil { keys.append(("s", KeyBarWords.tunnel)) }
        if wizard.asksLineByLine, view.fingerprint != nil { keys.append(("k", KeyBarWords.certificate)) }
        keys += [("+", KeyBarWords.moreTime), ("PgDn", KeyBarWords.scroll)]
        return practice + keys.map { wizard.hint($0.0, $0.1) }
    }

    /// Whether a phone that reads the code can finish the sign-in.
    private var onPhone: LocalizedText {
        if view.opensOnlyHere { return SignInPageWords.noPhone }
        let isHere = view.callback.flatMap { WebAddress($0) }?.isLoopback == true
        return isHere || !view.takesCode ? SignInPageWords.phoneSignsIn : SignInPageWords.phoneFinishes
    }

    /// The line that lets a browser elsewhere reach this machine, and the address to open there then: the callback's port, and that of
    /// a service on this machine, as in practice.
    private func tunnelLine(_ wizard: Wizard) -> String? {
        guard view.listening, let port = view.callback.flatMap({ WebAddress($0)?.port }) else { return nil }
        let service = WebAddress(view.url).flatMap { $0.isLoopback ? $0.port : nil }
        let ports = [port] + (service.map { [$0] } ?? [])
        let tunnels = ports.map { "-L \($0):localhost:\($0)" }.joined(separator: " ")
        let certificate = view.fingerprint.map { wizard.say(SignInPageWords.fingerprint($0)) }
        return (["ssh \(tunnels) USER@HOST", view.shortURL, certificate].compactMap { $0 }).joined(separator: "\n")
    }

    // MARK: Events

    /// Whether it is Enter on an answer that was refused and taken away: it does nothing, and leaves the reason.
    func ignores(_ event: WizardEvent) -> Bool {
        guard takesReply, case .key(.enter) = event else { return false }
        return reply.text.trimmed.isEmpty
    }

    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect] {
        switch event {
        case .paste(let text):
            wizard.touched = true
            // It fills the field; Enter sends what can be seen there.
            change(&wizard) { page in
                page.takesReply = true
                page.reply = TextEditor(text.trimmed)
            }
            if !text.trimmed.isEmpty { wizard.status = .note(wizard.say(SignInPageWords.pasted)) }
            return []
        case .reply(let text): return text.trimmed.isEmpty ? [] : [.reply(text)]
        case .back: return wizard.cancelRun()
        case .key(let key):
            return takesReply && !wizard.asksLineByLine ? handleReply(key, &wizard) : handle(key, &wizard)
        default: return []
        }
    }

    private func change(_ wizard: inout Wizard, _ change: (inout Self) -> Void) {
        var page = self
        change(&page)
        wizard.place = .signIn(page)
    }

    private func handleReply(_ key: Key, _ wizard: inout Wizard) -> [WizardEffect] {
        switch key {
        case .enter: return reply.text.trimmed.isEmpty ? [] : [.reply(reply.text)]
        case .control("p") where wizard.questionnaire.hasPracticePerson: return [.playPerson(view.url)]
        case .escape where reply.isEmpty: return wizard.cancelRun()
        case .escape, .tab, .backTab: change(&wizard) { $0.takesReply = false }
        default:
            var editor = reply
            guard editor.handle(key) else { return [] }
            wizard.touched = true
            change(&wizard) { $0.reply = editor }
        }
        return []
    }

    private func handle(_ key: Key, _ wizard: inout Wizard) -> [WizardEffect] {
        switch key {
        case .escape: return wizard.cancelRun()
        case .control("p") where wizard.questionnaire.hasPracticePerson: return [.playPerson(view.url)]
        case .character("a") where wizard.asksLineByLine && wizard.questionnaire.hasPracticePerson:
            return [.playPerson(view.url)]
        case .character("v"), .tab, .enter: change(&wizard) { $0.takesReply = true }
        case .character("p"): return [.terminal(.plainView(view.url))]
        case .character("c"): return wizard.copy(view.url)
        case .character("f"): return [.save(view.url + "\n", connection: wizard.answers.connection)]
        case .character("r"): return [.terminal(.qrCode(view.url, note: wizard.say(onPhone)))]
        case .character("o"): return [.openBrowser(view.url)]
        case .character("+"): change(&wizard) { $0.remaining = min(86_400, $0.remaining + Self.moreTime) }
        case .character("s"): return tunnelLine(wizard).map { [.terminal(.plainView($0))] } ?? []
        case .character("k") where wizard.asksLineByLine:
            return view.fingerprint.map { [.terminal(.plainView(wizard.say(SignInPageWords.fingerprint($0))))] } ?? []
        default: break
        }
        return []
    }
}
