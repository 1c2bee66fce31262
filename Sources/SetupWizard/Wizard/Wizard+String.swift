internal import ConnectionStrings
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import Wording

/// Connection strings that fill the answers.
extension Wizard {
    /// Takes a text over that was given as a connection string.
    mutating func takeString(_ text: String) -> [WizardEffect] {
        do {
            return take(try PastedString(text, questionnaire.catalog))
        } catch {
            return refuse(error)
        }
    }

    private mutating func refuse(_ error: ConnectionStringError) -> [WizardEffect] {
        let hint = error.hint(in: language).map { " - " + $0 } ?? ""
        status = .problem(error.message(in: language) + hint)
        return []
    }

    /// Puts a text that surely is a connection string into the field for one, where Enter takes it over; nil when it is none.
    mutating func showIfString(_ text: String) -> [WizardEffect]? {
        PastedString(in: text, questionnaire.catalog) == nil ? nil : showString(text)
    }

    /// Puts a text into the field for a connection string, which hides it.
    mutating func showString(_ text: String) -> [WizardEffect] {
        filter = TextEditor()
        let origin: Question = if case .step(let question) = place { question } else { .service }
        let effects = openSidePage(.string, from: origin == .string ? sidePageOrigin : origin)
        editors[FieldName.string] = TextEditor(text.trimmed)
        touched = true
        if let pasted = PastedString(in: text, questionnaire.catalog),
            pasted.parsed.source == nil
                || pasted.parsed.service(in: questionnaire.catalog) != nil
        {
            let service = pasted.parsed.service(in: questionnaire.catalog).map { say($0.name) }
            status = .note(say(StringPageWords.pasted(service)))
        }
        return effects
    }

    /// Takes a text over when it surely is a connection string; nil when it is not.
    mutating func takeIfString(_ text: String) -> [WizardEffect]? {
        PastedString(in: text, questionnaire.catalog).map { take($0) }
    }

    private mutating func take(_ pasted: PastedString) -> [WizardEffect] {
        if let error = pasted.cutSecret(questionnaire.catalog) { return refuse(error) }
        touched = true
        guard let service = pasted.parsed.service(in: questionnaire.catalog) else {
            if let source = pasted.parsed.source {
                // For a service that is none of ours; it is said as long as the string stands there.
                let names = questionnaire.catalog.services.map(\.name)
                let words = StringPageWords.otherService(GivenName(source).text ?? "...", known: names)
                refusals[FieldName.string] = Refusal(FieldName.string, editors[FieldName.string]?.text ?? "", words)
                status = .problem(say(words))
                return []
            }
            waitingString = pasted
            editors[FieldName.string] = nil
            enter(.service)
            return []
        }
        fill(from: pasted, for: service)
        return []
    }

    /// Fills the answers and shows the first question that is still open.
    mutating func fill(from pasted: PastedString, for service: Service) {
        waitingString = nil
        answers = pasted.answers(for: service, over: answers, questionnaire)
        stored = stored.filter { answers[$0.key] == $0.value }
        filter = TextEditor()
        editors = [:]
        visited = []
        focus = [.service: questionnaire.catalog.services.firstIndex { $0.id == service.id } ?? 0]
        takeDefaults()
        enter(firstOpenStep)
        seen = Set(Question.allCases)
        let leftOut = pasted.leftOut(service).map { GivenName($0).text ?? "..." }
        let note = StringPageWords.taken(pasted.parsed.dialect.title, leftOut: leftOut)
        status = .note(note(language))
    }
}
