internal import Localization
internal import ServiceCatalog
internal import Wording

/// A question with a button for each answer, over another page.
struct OverlayQuestion: Sendable, Equatable {
    /// What is asked.
    enum Subject: Sendable, Equatable {
        /// Whether to go on with a set-up that was broken off.
        case resume(SetupAnswers)
        /// Whether to go on with a sign-in that another machine refreshed last.
        case owner(OwnerElsewhere)
        /// Whether to leave with answers typed.
        case leave
        /// Whether to remove a connection.
        case forget(connection: String)
        /// Whether to end with the result seen.
        case finish(connection: String)

        /// Whether it is about ending, so that Esc stays.
        var isLeaving: Bool {
            switch self {
            case .leave, .finish, .forget: true
            case .resume, .owner: false
            }
        }
    }

    let subject: Subject
    /// The button that has the focus.
    var focus = 0

    /// Whether a connection would be lost by it, which Ctrl-C must not do.
    private var isForgetting: Bool { if case .forget = subject { true } else { false } }

    /// Whether answers of a set-up before wait to be taken up.
    private var isResuming: Bool { if case .resume = subject { true } else { false } }

    /// What can be answered, in the order of the buttons.
    private var choices: [LocalizedText] {
        switch subject {
        case .resume: [ResumeQuestionWords.goOn, ResumeQuestionWords.anew]
        case .owner: [OwnerQuestionWords.anew, OwnerQuestionWords.goOn, OwnerQuestionWords.leave]
        case .leave: [LeaveQuestionWords.stay, LeaveQuestionWords.go]
        case .forget: [ConnectionPageWords.keep, ConnectionPageWords.forget]
        case .finish: [LeaveQuestionWords.stay, LeaveQuestionWords.finish]
        }
    }

    func content(_ wizard: Wizard) -> Page {
        let (title, lead) =
            switch subject {
            case .resume(let draft): (ResumeQuestionWords.title, ResumeQuestionWords.lead(wizard.serviceName(draft)))
            case .owner(let owner):
                (
                    OwnerQuestionWords.title,
                    OwnerQuestionWords.lead(wizard.answers.connection, host: owner.host, time: owner.time)
                )
            case .leave: (LeaveQuestionWords.title, LeaveQuestionWords.lead)
            case .forget(let connection):
                (ConnectionPageWords.forgetTitle(connection), forgetLead(connection, wizard))
            case .finish(let connection):
                (LeaveQuestionWords.finishTitle, LeaveQuestionWords.finishLead(connection))
            }
        var page = wizard.newPage(.question, title, lead)
        page.blocks = [wizard.choices(choices, selected: focus)]
        page.keys = [wizard.hint("Enter", KeyBarWords.choose), wizard.hint("Up/Down", KeyBarWords.move)]
        if subject.isLeaving { page.keys.append(wizard.hint("Esc", KeyBarWords.back)) }
        page.keys += [wizard.hint("?", KeyBarWords.help), wizard.languageHint]
        if !isForgetting { page.keys.append(wizard.hint("Ctrl-C", KeyBarWords.quit)) }
        return page
    }

    /// What becomes of a connection that is removed here, and how it ends at the service.
    private func forgetLead(_ connection: String, _ wizard: Wizard) -> LocalizedText {
        let scheme = wizard.questionnaire.saved(connection).flatMap(wizard.questionnaire.scheme)
        let command = "\(wizard.programCommand) forget \(connection) --revoke"
        return ConnectionPageWords.forgetLead(revoking: scheme?.oauth?.revocationEndpoint == nil ? nil : command)
    }

    func handle(_ event: WizardEvent, _ wizard: inout Wizard) -> [WizardEffect] {
        let count = choices.count
        if let moved = event.focus(after: focus, of: count) {
            wizard.overlay = .question(OverlayQuestion(subject: subject, focus: moved))
        }
        switch event {
        case .key(.enter), .key(.character(" ")), .confirm: return choose(focus, &wizard)
        case .choose(let index) where index < count: return choose(index, &wizard)
        case .key(.escape), .back: return choose(subject.isLeaving ? 0 : count - 1, &wizard)
        case .key(.character("y")): return answer(true, &wizard)
        case .key(.character("n")): return answer(false, &wizard)
        case .paste(let text) where isResuming && !text.trimmed.isEmpty:
            // What was pasted begins a set-up of its own, as it does on the page below.
            wizard.overlay = nil
            return wizard.handle(event)
        case .key(.control("c")):
            if subject.isLeaving, !isForgetting { return choose(1, &wizard) }
            wizard.overlay = nil
            return [.end(.aborted)]
        default: return []
        }
    }

    /// Takes yes or no to a question that can be answered so.
    private func answer(_ isYes: Bool, _ wizard: inout Wizard) -> [WizardEffect] {
        switch subject {
        case .leave, .finish, .forget: choose(isYes ? 1 : 0, &wizard)
        // Whoever begins to type a service's name, as on the page below, means neither.
        case .resume, .owner: []
        }
    }

    private func choose(_ index: Int, _ wizard: inout Wizard) -> [WizardEffect] {
        switch (subject, index) {
        case (.owner, 2): return [.end(.aborted)]
        case (.leave, 1): return [.cancel, .end(.aborted)]
        case (.finish, 1): if case .done(let page) = wizard.place { return [.end(page.outcome)] }
        default: wizard.overlay = nil
        }
        switch (subject, index) {
        case (.forget(let connection), 1): return [.forget(connection)]
        case (.resume(let draft), 0): wizard.resume(draft)
        case (.owner, 1): return wizard.goOnHere()
        default: break
        }
        return []
    }
}

/// The other machine that refreshed a connection last, as people read it.
package struct OwnerElsewhere: Sendable, Equatable {
    /// What people call it; may be empty.
    package let host: String
    /// When it refreshed last.
    package let time: String

    /// A machine and a time.
    package init(host: String, time: String) {
        self.host = host
        self.time = time
    }
}
