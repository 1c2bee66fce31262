internal import ServiceCatalog

extension Wizard {
    /// The names of `--step`, in the order of the pages.
    package static let stepNames = [
        "service", "scheme", "app", "register", "values", "browser", "name", "review", "sign-in", "import", "string",
    ]

    /// Goes straight to a page.
    ///
    /// - Parameter step: one of ``stepNames``.
    /// - Returns: what is to be done; nil when the answers so far have no such page.
    mutating func jump(to step: String) -> [WizardEffect]? {
        overlay = nil
        switch step {
        case "import": return openSidePage(.importSettings, from: .service)
        case "string": return openSidePage(.string, from: .service)
        case "sign-in":
            guard questionnaire.service(answers) != nil else { return nil }
            if answers.browser == nil { answers.browser = likelyBrowser }
            if answers.connection.isEmpty { answers.connection = freeName() }
            return start()
        default:
            guard let question = Question(rawValue: step), questionnaire.steps(answers).contains(question) else {
                return nil
            }
            // Which values are needed depends on the way of signing in.
            if question == .values, questionnaire.scheme(answers) == nil { return nil }
            if question == .review, answers.connection.isEmpty { answers.connection = freeName() }
            enter(question)
            return []
        }
    }
}
