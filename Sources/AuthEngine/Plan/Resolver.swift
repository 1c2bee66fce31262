internal import Bounds
internal import ConnectionStrings
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import WebRequests

/// The services, or why they cannot be read.
enum KnownServices {
    case known(ServiceCatalog)
    case faulty(DefinitionError)

    init(_ read: () throws(DefinitionError) -> ServiceCatalog) {
        do {
            self = .known(try read())
        } catch {
            self = .faulty(error)
        }
    }
}

/// Decides everything about a connection from its properties; nothing is sent.
struct Resolver: Sendable {
    let catalog: Lazy<KnownServices>
    let embeddedApps: Lazy<EmbeddedApps>
    /// Whether the services are a practice provider on this machine.
    let isPractice: Bool

    /// The plan of properties; see ``AuthEngine/resolve(_:service:app:)``.
    func resolve(
        _ properties: ConnectionProperties,
        service: String? = nil,
        app: Scheme.App? = nil
    ) throws(AuthError) -> ConnectionPlan {
        let plan = try resolved(properties, service: service, app: app)
        try plan.checkListed(isPractice: isPractice)
        return plan
    }

    /// The plan a connection was saved with; see ``AuthEngine/plan(of:)``.
    func plan(of settings: Settings) throws(AuthError) -> ConnectionPlan {
        var plan = try unpinnedPlan(of: settings).pinned(to: settings)
        plan.isStored = true
        return plan
    }

    private func unpinnedPlan(of settings: Settings) throws(AuthError) -> ConnectionPlan {
        var properties = ConnectionProperties(settings.properties.map { ($0.name, $0.value.reveal()) })
        let app = settings.app.flatMap { Scheme.App(rawValue: $0) }
        // A password grant's password is not stored; a place is kept so that the rest can be resolved.
        let missing = AuthError(.plan(.missingProperty(name: ConnectorProperty.password)))
        do throws(AuthError) {
            return try resolved(properties, service: settings.service, app: app)
        } catch  where error == missing && properties[ConnectorProperty.password] == nil {
            properties[ConnectorProperty.password] = "-"
            var plan = try resolved(properties, service: settings.service, app: app)
            plan.properties[ConnectorProperty.password] = nil
            return plan
        }
    }

    /// That a sign-in has ended, with what the service's definition says of it.
    func ended(_ reason: AuthError.SignInReason, of service: String) -> AuthError {
        // Whatever is wrong with the definitions, what has ended is said.
        let advice = (try? services())?.service(service)?.advice(on: ["invalid_grant"])
        return AuthError(.signIn(.signInNeeded(reason)), advice: advice.map { .definition($0.text) })
    }

    /// The catalogue, read once.
    func services() throws(AuthError) -> ServiceCatalog {
        switch catalog.value() {
        case .known(let catalog): return catalog
        case .faulty(let error): throw AuthError(.plan(.badDefinition(.catalog(error))))
        }
    }

    /// The same for values that were stored: their hosts stay theirs, whatever is listed today.
    func resolved(
        _ properties: ConnectionProperties,
        service: String?,
        app: Scheme.App?
    ) throws(AuthError) -> ConnectionPlan {
        let service = try self.service(service)
        var values = try PropertyReader(service: service, practice: isPractice).read(properties)
        let scheme = try Self.scheme(of: service, values)
        let initiate = try Self.initiate(values)
        for constant in service.connector.constants + scheme.constants where values[constant.property] == nil {
            values[constant.property] = constant.value
        }
        for use in scheme.fields {
            if let fallback = service.field(use.property)?.defaultValue, (values[use.property] ?? "").isEmpty {
                values[use.property] = fallback
            }
        }
        var chosen = scheme.oauth == nil ? nil : app ?? self.app(service, scheme, values)
        // A connector's own application is another: an organisation's is told to it as one that somebody registered.
        if chosen == .embedded, let provided = try provided(service, scheme, values) {
            chosen = .custom
            provided.fill(&values)
        }
        if let chosen, !scheme.apps.contains(chosen) {
            throw chosen == .embedded
                ? AuthError(.plan(.embeddedAppMissing(service: service.name.english, customPossible: true)))
                : AuthError(.plan(.notWithThisScheme(scheme: scheme.id)))
        }
        try Self.checkRequired(scheme, chosen, initiate, values)
        try Self.checkCredentials(scheme, values)
        try Self.checkCertificateHost(service, values)
        var plan = ConnectionPlan(
            service: service,
            scheme: scheme,
            app: chosen,
            grant: try Self.grant(scheme, values),
            initiate: initiate,
            client: client(chosen, service, scheme, values),
            scopes: Self.scopes(scheme, values),
            properties: values
        )
        _ = try plan.network()
        plan.hosts = plan.decidedHosts()
        return plan
    }

    /// The service of that id, or the only one.
    func service(_ id: String?) throws(AuthError) -> Service {
        let catalog = try services()
        guard let id, !id.isEmpty else {
            guard catalog.services.count == 1, let only = catalog.services.first else {
                throw AuthError(.plan(.serviceMissing))
            }
            return only
        }
        return try catalog.required(id)
    }

    private static func scheme(of service: Service, _ values: ConnectionProperties) throws(AuthError) -> Scheme {
        if let name = values[OAuthProperty.authScheme], !name.isEmpty {
            guard let scheme = service.scheme(name) else { throw AuthError(.plan(.unknownScheme(name, of: service))) }
            return scheme
        }
        func isGiven(_ name: String) -> Bool { !(values[name] ?? "").isEmpty }
        let byCredential = service.schemes.first { scheme in
            let others = Set(service.schemes.filter { $0.id != scheme.id }.flatMap { $0.fields.map(\.property) })
            return scheme.fields.contains {
                $0.required == .always && !others.contains($0.property) && isGiven($0.property)
            }
        }
        if let byCredential { return byCredential }
        let clues = [OAuthProperty.clientID, OAuthProperty.accessToken, OAuthProperty.initiateOAuth]
        if clues.contains(where: isGiven), let scheme = service.schemes.first(where: { $0.oauth != nil }) {
            return scheme
        }
        guard let first = service.schemes.first else {
            throw AuthError(.plan(.badDefinition(.noScheme(service: service.id))))
        }
        return first
    }

    private static func initiate(_ values: ConnectionProperties) throws(AuthError) -> InitiateOAuth {
        guard let text = values[OAuthProperty.initiateOAuth], !text.isEmpty else { return .off }
        guard let value = InitiateOAuth(rawValue: text.uppercased()) else {
            throw AuthError(
                .plan(
                    .badValue(name: OAuthProperty.initiateOAuth, why: .notAmong(InitiateOAuth.allCases.map(\.rawValue)))
                )
            )
        }
        return value
    }

    private func app(_ service: Service, _ scheme: Scheme, _ values: ConnectionProperties) -> Scheme.App {
        guard (values[OAuthProperty.clientID] ?? "").isEmpty else { return .custom }
        let isEmbedded =
            scheme.apps.contains(.embedded)
            || (scheme.takesRegisteredApp && embeddedApps.value()[service.id]?.file != nil)
        return isEmbedded ? .embedded : .custom
    }

    private static func grant(_ scheme: Scheme, _ values: ConnectionProperties) throws(AuthError) -> OAuth.Grant? {
        guard let oauth = scheme.oauth else { return nil }
        let asked = values[ConnectorProperty.oauthGrantType] ?? values[ConnectorProperty.grantType]
        guard let asked, !asked.isEmpty else { return oauth.grants.first }
        guard let grant = OAuth.Grant(rawValue: asked.lowercased()), oauth.grants.contains(grant) else {
            throw AuthError(
                .plan(.badValue(name: ConnectorProperty.grantType, why: .notAmong(oauth.grants.map(\.rawValue))))
            )
        }
        return grant
    }

    private static func scopes(_ scheme: Scheme, _ values: ConnectionProperties) -> [String] {
        let asked = (values[OAuthProperty.scope] ?? "").split(separator: " ").map { String($0) }
        return asked.isEmpty ? scheme.oauth?.scopes ?? [] : asked
    }

    private func client(
        _ app: Scheme.App?,
        _ service: Service,
        _ scheme: Scheme,
        _ values: ConnectionProperties
    ) -> OAuthClient? {
        guard let app, let oauth = scheme.oauth else { return nil }
        func given(_ name: String) -> String? { (values[name] ?? "").isEmpty ? nil : values[name] }
        switch app {
        case .embedded:
            guard let embedded = embeddedApps.value().app(of: service, at: nil) else { return nil }
            return OAuthClient(id: embedded.clientID, secret: embedded.clientSecret, callback: embedded.callback)
        case .custom:
            guard let id = given(OAuthProperty.clientID) else { return nil }
            let pageWithoutCallback = oauth.quirks.contains(.codePageWithoutCallback)
            let usual = oauth.callback.isEmpty || pageWithoutCallback ? nil : oauth.callback
            return OAuthClient(
                id: id,
                secret: given(OAuthProperty.clientSecret).map { Secret($0) },
                callback: given(OAuthProperty.callbackURL) ?? usual
            )
        }
    }
}
