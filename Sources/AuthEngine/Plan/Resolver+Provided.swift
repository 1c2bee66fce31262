internal import Bounds
internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog

extension Resolver {
    /// The application that an organisation provides for a connection; nil when it provides none for that service.
    ///
    /// - Throws: ``AuthError``: `badValue` for the address of a host at which none is registered, `missingProperty` for none.
    func provided(
        _ service: Service,
        _ scheme: Scheme,
        _ values: ConnectionProperties
    ) throws(AuthError) -> EmbeddedApps.App? {
        guard scheme.takesRegisteredApp else { return nil }
        let apps = embeddedApps.value()
        let address = scheme.oauth?.authorizationEndpoint?.filled(.url) { values[$0] }
        if let app = apps.app(of: service, at: address) { return app.file == nil ? nil : app }
        let known = apps.hosts(of: service.id)
        guard !known.isEmpty, let property = service.addressProperty(of: scheme) else { return nil }
        let isGiven = !(values[property] ?? "").isEmpty
        let why = AuthError.PlanFault.badValue(name: property, why: .noAppThere(known: known))
        throw AuthError(.plan(isGiven ? why : .missingProperty(name: property)))
    }
}

extension EmbeddedApps.App {
    /// Puts it among the properties of a connection; a callback that is given stays where it is one of the registered ones.
    func fill(_ values: inout ConnectionProperties) {
        values[OAuthProperty.clientID] = clientID
        values[OAuthProperty.clientSecret] = clientSecret?.reveal()
        if values[OAuthProperty.callbackURL].map(callbacks.contains) != true {
            values[OAuthProperty.callbackURL] = callback
        }
    }
}
