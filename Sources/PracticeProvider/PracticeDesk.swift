internal import Secrets
internal import ServiceCatalog
internal import StrictJSON

/// Answers requests: all services, their memory and the person, without a network.
actor PracticeDesk {
    let catalog: PracticeCatalog
    let options: PracticeOptions
    var memory = PracticeMemory()
    private(set) var calls: [PracticeCall] = []
    private let stateFile: PracticeStateFile?

    init(catalog: PracticeCatalog, options: PracticeOptions) throws(PracticeError) {
        self.catalog = catalog
        self.options = options
        stateFile = options.stateFile.map(PracticeStateFile.init)
        memory = try stateFile?.load() ?? PracticeMemory()
    }

    /// Answers one request.
    func reply(to request: PracticeRequest) -> PracticeReply {
        calls.append(request.call)
        do {
            return try remembering { answer(request) }
        } catch {
            return .text(500, "practice: \(error)\n")
        }
    }

    /// Follows the person instead of a browser.
    func answer(authorizationURL url: String) throws(PracticeError) -> PracticeAnswer {
        let rest = url.hasPrefix("https://") ? url.dropFirst("https://".count) : Self.mapped(url)
        guard let request = PracticeRequest(method: "GET", target: "/" + rest, headers: [], body: []) else {
            return .errorPage
        }
        guard let reader = authorizationReader(request) else { return .errorPage }
        return try remembering {
            switch reader.outcome(request.query) {
            case .errorPage: .errorPage
            case .back(let address): .redirect(to: address)
            case .ask(let authorization): decision(authorization) ?? .nothing
            }
        }
    }

    /// Runs a piece of work on the newest memory, and keeps what it changes.
    private func remembering<Result>(_ work: () -> Result) throws(PracticeError) -> Result {
        guard let stateFile else { return work() }
        memory = try stateFile.load()
        let before = memory
        let result = work()
        if memory != before { try stateFile.save(memory, suffix: randomID()) }
        return result
    }

    private func answer(_ request: PracticeRequest) -> PracticeReply {
        if let reader = authorizationReader(request) { return authorize(request, reader) }
        let services = catalog.services.filter { $0.hosts.contains(request.host) }
        for service in services {
            let schemes = service.service.schemes.filter {
                service.matches($0.oauth?.tokenEndpoint, host: request.host, path: request.path)
            }
            if !schemes.isEmpty { return exchange(request, service, schemes) }
            let revokes = service.service.schemes.contains {
                service.matches($0.oauth?.revocationEndpoint, host: request.host, path: request.path)
            }
            if revokes { return revoke(request, service) }
            if let reply = call(request, service) { return reply }
        }
        return services.first?.reply(.notFound) ?? .text(404, "practice: nobody answers at this address\n")
    }

    private func authorizationReader(_ request: PracticeRequest) -> PracticeAuthorizationReader? {
        for service in catalog.services where service.hosts.contains(request.host) {
            for scheme in service.service.schemes {
                guard let oauth = scheme.oauth else { continue }
                if service.matches(oauth.authorizationEndpoint, host: request.host, path: request.path) {
                    return PracticeAuthorizationReader(service: service, scheme: scheme, oauth: oauth)
                }
            }
        }
        return nil
    }

    /// The part after the provider's own `http://127.0.0.1:PORT/`.
    private static func mapped(_ url: String) -> Substring {
        guard url.hasPrefix("http://") else { return "" }
        return url.dropFirst("http://".count).drop { $0 != "/" }.dropFirst()
    }

    func randomID() -> String {
        Base64URL.encode(options.random(12))
    }
}
