internal import ServiceCatalog

/// The connections that are saved already.
extension Wizard {
    /// Opens a saved connection on the review page, with everything answered.
    mutating func open(_ saved: SetupAnswers) {
        (answers, savedAnswers) = (saved, saved)
        editors = [:]
        visited = []
        keepStored()
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

    /// The secrets that are saved stay when they are left alone.
    private mutating func keepStored() {
        for field in questionnaire.service(answers)?.fields ?? [] where field.secret {
            stored[field.property.lowercased()] = answers[field.property]
        }
    }

    /// Takes the secrets over of the saved connection that these answers change, unless they are for another account or place by now:
    /// a draft holds none.
    mutating func keepSecrets(of saved: SetupAnswers) {
        guard saved.service == answers.service, saved.scheme == answers.scheme, saved.app == answers.app,
            let service = questionnaire.service(answers)
        else { return }
        let isSame = service.fields.allSatisfy { field in
            field.secret || field.property == OAuthProperty.callbackURL || saved.value(field) == answers.value(field)
        }
        guard isSame else { return }
        savedAnswers = saved
        for field in service.fields where field.secret {
            if let secret = saved[field.property] { answers.setExactly(secret, for: field.property) }
        }
        keepStored()
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
