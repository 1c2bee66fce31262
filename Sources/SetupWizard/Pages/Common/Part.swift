internal import Localization
internal import ServiceCatalog
internal import Wording

/// A part of the set-up, as the list beside the pages and the step in their heads tell it; there are always as many.
enum Part: Int, CaseIterable {
    case service
    case way
    case details
    case check
    /// The sign-in, the test, and what became of them.
    case run

    func title(_ wizard: Wizard) -> String {
        let isSignIn = wizard.questionnaire.scheme(wizard.answers).map { $0.oauth != nil } ?? true
        let title =
            switch self {
            case .service: PartWords.service
            case .way: PartWords.way
            case .details: PartWords.details
            case .check: PartWords.check
            case .run: isSignIn ? PartWords.signIn : PartWords.test
            }
        return wizard.say(title)
    }

    /// What was answered there.
    private func value(_ wizard: Wizard) -> String {
        switch self {
        case .service: wizard.serviceName
        case .way: way(wizard).map(wizard.say) ?? ""
        case .details, .check, .run: ""
        }
    }

    private func way(_ wizard: Wizard) -> LocalizedText? {
        let questionnaire = wizard.questionnaire
        guard let service = questionnaire.service(wizard.answers), let way = questionnaire.way(wizard.answers) else {
            return nil
        }
        return WayWords.brief(way, signsIn: questionnaire.signsIn(way, to: service))
    }

    /// Every part, with this one as the current one.
    func stages(_ wizard: Wizard) -> [Page.Stage] {
        Self.allCases.map { part in
            let state: Page.Stage.State =
                part.rawValue < rawValue ? .done : part.rawValue == rawValue ? .current : .ahead
            let value = part.rawValue < rawValue ? part.value(wizard) : ""
            return Page.Stage(title: part.title(wizard), value: value, state: state)
        }
    }

    /// The way to a page of this part.
    func crumbs(_ wizard: Wizard) -> [String] {
        if self == .service { return [wizard.say(PartWords.chooseService)] }
        let way = rawValue > Part.way.rawValue ? Part.way.value(wizard) : ""
        return [wizard.serviceName, way, title(wizard)].filter { !$0.isEmpty }
    }

    /// Which of how many it is.
    func step(_ wizard: Wizard) -> Page.Step {
        let count = Self.allCases.count
        return Page.Step(
            number: rawValue + 1,
            count: count,
            text: wizard.say(WizardWords.step(rawValue + 1, of: count))
        )
    }
}
