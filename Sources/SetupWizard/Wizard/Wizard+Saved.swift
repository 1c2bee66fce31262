internal import ServiceCatalog

/// The connections that are saved already.
extension Wizard {
    /// Opens a saved connection on the review page, with everything answered.
    mutating func open(_ saved: SetupAnswers) {
        (answers, savedAnswers) = (saved, saved)
        editors = [:]
        visited = []
        for field in questionnaire.service(answers)?.fields ?? [] where field.secret {
            stored[field.property.lowercased()] = answers[field.property]
        }
        for (index, service) in questionnaire.catalog.services.enumerated() where service.id == answers.service {
            focus[.service] = index
        }
        // Signing in again asks nothing that is known: the row of the review page tells and changes it.
        if answers.browser == nil { answers.browser = likelyBrowser }
        enter(.name)
        focus[.review] = nil
        enter(.review)
        seen = Set(Question.allCases)
    }

    /// Takes in which connections there are; the focus stays on what it was on.
    mutating func list(_ connections: [SavedConnection]) {
        let services = questionnaire.catalog.services.count
        if filter.isEmpty, let index = focus[.service], index >= services {
            focus[.service] = max(services, index + connections.count - saved.count)
        }
        saved = connections
    }

    /// A connection is not there any more.
    mutating func remove(_ name: String) {
        list(saved.filter { $0.name != name })
    }
}
