internal import Localization
internal import ServiceCatalog

/// What the pages offer, from the answers so far.
extension Wizard {
    /// A page beside the row of steps, from which a connection can begin.
    enum SidePage: CaseIterable {
        case importSettings
        case string

        /// The page itself.
        var question: Question {
            switch self {
            case .importSettings: .importSettings
            case .string: .string
            }
        }
    }

    /// Ways to a connection that begin with something else than a service; left out while the list is narrowed.
    var sidePages: [SidePage] { filter.isEmpty && waitingString == nil ? SidePage.allCases : [] }

    /// The name of the service chosen.
    var serviceName: String { questionnaire.service(answers).map { say($0.name) } ?? "" }

    /// The services that match what was typed, by name or id; all of them while nothing was.
    var offeredServices: [Service] {
        let wanted = filter.text.lowercased()
        guard !wanted.isEmpty else { return questionnaire.catalog.services }
        return questionnaire.catalog.services.filter { service in
            [service.id, service.name.english, service.name.japanese].contains { $0.lowercased().contains(wanted) }
        }
    }

    /// The page of the service on which applications are registered, when its address is known already.
    var consoleAddress: String? {
        guard let registration = questionnaire.service(answers)?.registration else { return nil }
        let address = registration.console.filled(.url) { answers[$0] }
        return address.hasPrefix("https://") ? address : nil
    }

    /// The callback to register: the person's own, else the usual one.
    var callbackToRegister: String? {
        let usual = questionnaire.scheme(answers)?.oauth?.callback
        let callback = answers[OAuthProperty.callbackURL] ?? usual ?? ""
        return callback.isEmpty ? nil : callback
    }

    /// The service's id, with a number when a connection of that name exists.
    func freeName() -> String {
        let base = answers.service ?? "connection"
        guard existing.contains(base) else { return base }
        return (2...).lazy.map { "\(base)-\($0)" }.first { !existing.contains($0) } ?? base
    }
}
