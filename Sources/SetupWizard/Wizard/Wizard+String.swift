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

    /// Takes a text over when it surely is a connection string; nil when it is not.
    mutating func takeIfString(_ text: String) -> [WizardEffect]? {
        PastedString(in: text, questionnaire.catalog).map { take($0) }
    }

    private mutating func take(_ pasted: PastedString) -> [WizardEffect] {
        if let error = pasted.cutSecret(questionnaire.catalog) { return refuse(error) }
        touched = true
        editors[FieldName.string] = nil
        guard let service = pasted.parsed.service(in: questionnaire.catalog) else {
            waitingString = pasted
            enter(.service)
            status = .note(StringPageWords.whichService(language))
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
        if answers.connection.isEmpty { answers.connection = freeName }
        enter(firstOpenStep)
        let leftOut = pasted.leftOut(service).map { GivenName($0).text ?? "..." }
        let note = StringPageWords.taken(pasted.parsed.dialect.title, leftOut: leftOut)
        status = .note(note(language))
    }
}
