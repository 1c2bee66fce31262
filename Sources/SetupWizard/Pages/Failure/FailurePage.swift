internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import WebRequests
internal import Wording

/// The page after a failure: what happened, why, and first of all what helps.
struct FailurePage: Sendable, Equatable {
    /// What the page offers.
    private enum Choice: Equatable {
        /// Goes on with one of the accounts that the person who signed in can use.
        case use(account: String)
        /// To the field whose value was refused.
        case correct(property: String)
        case tryAgain
        case changeAnswers
        case leave
    }

    let error: AuthError
    let stage: SetupStage
    /// The choice that has the focus; nil until the person turns to the choices.
    var focus: Int?

    // MARK: Content

    func content(_ wizard: Wizard) -> Page {
        let kind = FailureKind(error, stage, importing: wizard.importing)
        var page = Page(kind: .failure, title: wizard.say(kind.title(wizard.serviceName)))
        page.readsFromTop = focus == nil
        // What a service said stands behind the first colon, and stays as it is.
        let (what, said) = error.message(in: wizard.language).divided(at: ": ")
        let isFault = kind != .accountOpen
        page.blocks = isFault ? [.outcome(.fault, page.title, ""), .text(wizard.labelled(what) + said, .strong)] : []
        if kind == .cannotImport, let importing = wizard.importing, case .store(.olderThanSeen) = error.fact {
            let name = importing.name.isEmpty ? "" : " --name \(importing.name)"
            let command = "\(wizard.programCommand) import \(importing.path)\(name) --replace"
            page.blocks += [.text(wizard.say(ImportPageWords.older), .normal), .copyable(command)]
        }
        // One piece of advice: the error's own, else what usually helps.
        let usual = kind.advice(
            app: wizard.questionnaire.app(wizard.answers),
            browser: wizard.questionnaire.needsBrowser(wizard.answers)
        )
        let own = accounts.isEmpty ? error.hint(in: wizard.language).map { wizard.labelled($0) } : nil
        let advice = own ?? wizard.say(usual)
        page.blocks += [.text(advice, .normal), .gap]
        let choices = choices(wizard)
        page.blocks.append(wizard.choices(choices.map { words($0, wizard) }, selected: focus ?? 0))
        let connection = wizard.importing?.kept ?? wizard.answers.connection
        let before = wizard.exists(connection) ? wizard.questionnaire.defaultLocation(connection) : nil
        let kept = wizard.keptUnproven.map { FailurePageWords.unproven($0) } ?? kind.kept(before: before)
        page.blocks += [.gap, .text(wizard.say(kept), .quiet)]
        page.keys = [
            wizard.hint("Enter", KeyBarWords.choose), wizard.hint("Esc", KeyBarWords.back),
            wizard.hint("Up/Down", KeyBarWords.move),
        ]
        return page
    }

    /// The accounts that the person who signed in can use, where one of them has to be chosen.
    private var accounts: [String] {
        if case .reply(.accountNotAmong(_, _, let found)) = error.fact { found } else { [] }
    }

    /// What can be done, first of all what helps.
    private func choices(_ wizard: Wizard) -> [Choice] {
        let wrong = wizard.importing == nil ? properties(wizard).first { place(of: $0, wizard) != nil } : nil
        if !accounts.isEmpty { return accounts.map { .use(account: $0) } + [.changeAnswers, .leave] }
        return (wrong.map { [.correct(property: $0)] } ?? []) + [.tryAgain, .changeAnswers, .leave]
    }

    private func words(_ choice: Choice, _ wizard: Wizard) -> LocalizedText {
        switch choice {
        case .use(let account): return LocalizedText(same: account)
        case .correct(let property):
            let label = wizard.questionnaire.service(wizard.answers)?.field(property)?.label
            return FailurePageWords.correct(label ?? LocalizedText(same: property))
        case .tryAgain: return FailurePageWords.tryAgain
        case .changeAnswers: return FailurePageWords.changeAnswers
        case .leave: return FailurePageWords.leave
        }
    }

    /// The properties whose values are wrong, the likeliest first.
    private func properties(_ wizard: Wizard) -> [String] {
        func isSecret(_ property: String) -> Bool {
            wizard.questionnaire.service(wizard.answers)?.field(property)?.secret == true
        }
        switch error.fact {
        // Of a name and its secret, the secret is typed without being seen.
        case .reply(.wrongCredential(let names, _)): return names.filter(isSecret) + names.filter { !isSecret($0) }
        case .reply(.accountNotAmong(let property, _, _)): return [property]
        case .plan(.missingProperty(let name)), .plan(.badValue(let name, _)): return [name]
        case .reply(.invalidClient):
            let names = [OAuthProperty.clientSecret, OAuthProperty.clientID]
            return names.filter { !(wizard.answers[$0] ?? "").isEmpty }
        case .reply(let fault) where fault.isAboutCallback: return [OAuthProperty.callbackURL]
        case .callback: return [OAuthProperty.callbackURL]
        case .reply(.notFound(let host)), .network(.redirected(let host)),
            .network(.networkFailed(let host, kind: .unknownHost)):
            return properties(of: host, wizard)
        default: return []
        }
    }

    /// The properties that the name of a host comes from; none for a host that the service always has.
    private func properties(of host: String, _ wizard: Wizard) -> [String] {
        let fields = wizard.questionnaire.service(wizard.answers)?.fields ?? []
        return fields.filter { field in
            let value = (wizard.answers[field.property] ?? "").lowercased()
            return switch field.kind {
            case .url: WebAddress(value)?.host == host.lowercased()
            case .subdomain: "\(value).\(field.domain ?? "")" == host.lowercased()
            case .text, .callback, .number, .list, .choice, .file: false
            }
        }
        .map(\.property)
    }

    /// The page and the field that ask for a property; nil when nothing asks for it.
    private func place(of property: String, _ wizard: Wizard) -> (question: Question, index: Int)? {
        for question in wizard.questionnaire.steps(wizard.answers) {
            let slots = question.page.fields(wizard)
            if let index = slots.firstIndex(where: { $0.key.lowercased() == property.lowercased() }) {
                return (question, index)
            }
        }
        return nil
    }

    // MARK: Events

    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect] {
        let choices = choices(wizard)
        let selected = focus ?? 0
        if let moved = event.focus(after: selected, of: choices.count) {
            var page = self
            page.focus = moved
            wizard.place = .failure(page)
        }
        switch event {
        case .key(.enter), .key(.character(" ")), .confirm: return choose(choices[selected], &wizard)
        case .choose(let index) where choices.indices.contains(index): return choose(choices[index], &wizard)
        case .key(.escape), .back: return choose(.changeAnswers, &wizard)
        default: break
        }
        return []
    }

    private func choose(_ choice: Choice, _ wizard: inout Wizard) -> [WizardEffect] {
        switch choice {
        case .use(let account):
            guard case .reply(.accountNotAmong(let property, _, _)) = error.fact else { return [] }
            wizard.answers[property] = account
            wizard.editors[property] = nil
            return wizard.start()
        case .correct(let property): correct(property, &wizard)
        case .tryAgain: return wizard.importing == nil ? wizard.start() : wizard.runImport()
        case .changeAnswers: wizard.enter(wizard.origin(of: wizard.importing))
        case .leave: return [.end(.failed(error.outcome))]
        }
        return []
    }

    /// Leads to the field; each that may be wrong is marked until one of them is changed.
    private func correct(_ property: String, _ wizard: inout Wizard) {
        guard let (question, index) = place(of: property, wizard) else { return }
        let slots = properties(wizard).compactMap { name in
            place(of: name, wizard).map { $0.question.page.fields(wizard)[$0.index] }
        }
        let texts = Dictionary(slots.map { ($0.key, $0.text(wizard)) }) { first, _ in first }
        wizard.enter(question)
        wizard.openedFromReview = question
        wizard.focus[question] = index
        for key in texts.keys {
            wizard.visited.insert(key)
            wizard.refusals[key] = Refusal(texts: texts, words: remark(isOne: texts.count == 1))
        }
    }

    /// What is said at the fields.
    private func remark(isOne: Bool) -> LocalizedText {
        switch error.fact {
        // Such a host or port has said nothing of the value.
        case .network(.networkFailed(host: _, kind: .unknownHost)): FieldWords.unknownHost
        case .callback: FieldWords.portTaken
        case .plan: FieldWords.toCheck
        default: isOne ? FieldWords.refused : FieldWords.refusedTogether
        }
    }
}
