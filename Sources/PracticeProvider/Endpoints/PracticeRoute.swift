internal import ServiceCatalog

/// What a request is for.
enum PracticeRoute: Sendable {
    /// The sign-in page.
    case authorization(PracticeAuthorizationReader)
    /// The token endpoint, with the ways of signing in that share it.
    case token(PracticeService, [Scheme])
    /// The revocation endpoint.
    case revocation(PracticeService)
    /// The API of the services at that host; none for a host nobody has.
    case resource([PracticeService])

    /// Finds out what a request is for.
    init(_ request: PracticeRequest, in catalog: PracticeCatalog) {
        let services = catalog.services.filter { $0.hosts.contains(request.host) }
        for service in services {
            func isAt(_ endpoint: Template?) -> Bool {
                service.matches(endpoint, host: request.host, path: request.path)
            }
            for scheme in service.service.schemes {
                guard let oauth = scheme.oauth, isAt(oauth.authorizationEndpoint) else { continue }
                self = .authorization(PracticeAuthorizationReader(service: service, scheme: scheme, oauth: oauth))
                return
            }
            let schemes = service.service.schemes.filter { isAt($0.oauth?.tokenEndpoint) }
            if !schemes.isEmpty {
                self = .token(service, schemes)
                return
            }
            if service.service.schemes.contains(where: { isAt($0.oauth?.revocationEndpoint) }) {
                self = .revocation(service)
                return
            }
        }
        self = .resource(services)
    }

    /// What a mishap calls it.
    var place: InjectedFault.Place {
        switch self {
        case .authorization: .authorize
        case .token: .token
        case .revocation: .revoke
        case .resource: .resource
        }
    }

    /// The id of the service; nil for a host nobody has.
    var service: String? {
        switch self {
        case .authorization(let reader): reader.service.service.id
        case .token(let service, _), .revocation(let service): service.service.id
        case .resource(let services): services.first?.service.id
        }
    }
}
