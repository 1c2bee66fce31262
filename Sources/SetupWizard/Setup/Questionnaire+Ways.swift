package import ServiceCatalog

/// A way of signing in to a service: a scheme, and whose OAuth application where it takes one.
package struct SignInWay: Sendable, Equatable {
    package let scheme: Scheme
    /// Nil for a scheme without OAuth.
    package let app: Scheme.App?
}

extension Questionnaire {
    /// Every way of signing in to a service, in the definition's order, so that the number of one is the same in every build, and in
    /// practice.
    package func ways(_ service: Service) -> [SignInWay] {
        service.schemes.flatMap { scheme in
            let apps: [Scheme.App?] = scheme.apps.isEmpty ? [nil] : scheme.apps.map { $0 }
            return apps.map { SignInWay(scheme: scheme, app: $0) }
        }
    }

    /// Whether a way signs in, and does not only make a string for want of an application.
    func signsIn(_ way: SignInWay, to service: Service) -> Bool { way.app != .embedded || ships(service) }

    /// The way that needs nothing of the person, or the only one; nil where there is a choice to make.
    package func likelyWay(_ service: Service) -> SignInWay? {
        let ways = ways(service)
        if ways.count == 1 { return ways.first }
        return ships(service) ? ways.first { $0.app == .embedded } : nil
    }

    /// The way that the answers name.
    package func way(_ answers: SetupAnswers) -> SignInWay? {
        guard let scheme = scheme(answers) else { return nil }
        guard !scheme.apps.isEmpty else { return SignInWay(scheme: scheme, app: nil) }
        return app(answers).map { SignInWay(scheme: scheme, app: $0) }
    }

    /// The fields whose values the address of the page for registering an application is made of.
    package func registrationFields(_ answers: SetupAnswers) -> [(field: Field, optional: Bool)] {
        guard app(answers) == .custom, let console = service(answers)?.registration?.console else { return [] }
        return fields(answers).filter { use in
            console.properties.contains { $0.lowercased() == use.field.property.lowercased() }
        }
    }
}
