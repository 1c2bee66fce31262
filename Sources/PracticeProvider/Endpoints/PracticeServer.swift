internal import Bounds
internal import Secrets
internal import ServiceCatalog
internal import StrictJSON

/// Answers requests: all services, their memory and the person, without a network.
actor PracticeServer {
    let catalog: PracticeCatalog
    let options: PracticeOptions
    var memory = PracticeMemory()
    /// The requests so far, at least the newest 10,000.
    private(set) var calls: [PracticeCall] = []
    /// What goes wrong on purpose, in the order it was asked for.
    var mishaps: [InjectedFault] = []
    /// The port it is reached at; 0 before it is.
    private var port = 0
    private let stateFile: PracticeStateFile?
    private let logFile: PracticeLogFile?

    init(catalog: PracticeCatalog, options: PracticeOptions) throws(PracticeError) {
        self.catalog = catalog
        self.options = options
        stateFile = options.stateFile.map(PracticeStateFile.init)
        memory = try stateFile?.load() ?? PracticeMemory()
        var logFile: PracticeLogFile?
        if let path = options.logFile { logFile = try PracticeLogFile(path) }
        self.logFile = logFile
    }

    deinit {
        logFile?.close()
    }

    /// Is told where it is reached.
    func listens(on port: Int) { self.port = port }

    /// Adds something that goes wrong on purpose.
    func expect(_ mishap: InjectedFault) { mishaps.append(mishap) }

    /// Answers one request.
    func reply(to request: PracticeRequest) -> PracticeReply {
        do {
            return try remembering {
                guard request.host != Self.controlHost else { return control(request) }
                let route = PracticeRoute(request, in: catalog)
                let mishap = nextMishap(route)
                let usual = mishap?.kind.isCarriedOut == false ? nil : answer(request, route)
                let reply = mishap?.reply(usual, port: port) ?? usual ?? .text(500, "practice: no answer\n")
                note(PracticeCall(request, status: reply.status, mishap: mishap?.kind, at: options.now()), request)
                return reply
            }
        } catch {
            return .text(500, "practice: \(error)\n")
        }
    }

    private func note(_ call: PracticeCall, _ request: PracticeRequest) {
        calls.append(call)
        if calls.count > 20_000 { calls.removeFirst(10_000) }
        logFile?.add(call, target: request.target)
    }

    /// Follows the person instead of a browser.
    func answer(authorizationURL url: String, approving: Bool) throws(PracticeError) -> PracticeAnswer {
        let rest = url.hasPrefix("https://") ? url.dropFirst("https://".count) : Self.mapped(url)
        guard let request = PracticeRequest(method: "GET", target: "/" + rest, headers: [], body: []) else {
            return .errorPage
        }
        guard case .authorization(let reader) = PracticeRoute(request, in: catalog) else { return .errorPage }
        return try remembering {
            switch reader.outcome(request.query) {
            case .errorPage: .errorPage
            case .back(let address): .redirect(to: address)
            case .ask(let authorization):
                decision(authorization) ?? (approving ? approval(authorization) : .nothing)
            }
        }
    }

    /// Runs a piece of work on the newest memory, and keeps what it changes.
    private func remembering<Result>(_ work: () -> Result) throws(PracticeError) -> Result {
        guard let stateFile else { return work() }
        let lock = try stateFile.lock()
        defer { lock.unlock() }
        memory = try stateFile.load()
        let before = memory
        let result = work()
        if memory != before { try stateFile.save(memory, suffix: randomID()) }
        return result
    }

    private func answer(_ request: PracticeRequest, _ route: PracticeRoute) -> PracticeReply {
        switch route {
        case .authorization(let reader): return authorize(request, reader)
        case .token(let service, let schemes): return exchange(request, service, schemes)
        case .revocation(let service): return revoke(request, service)
        case .resource(let services):
            for service in services { if let reply = call(request, service) { return reply } }
            return services.first?.reply(.notFound) ?? .text(404, "practice: nobody answers at this address\n")
        }
    }

    /// The part after the provider's own `http://127.0.0.1:PORT/`.
    private static func mapped(_ url: String) -> Substring {
        guard url.hasPrefix("http://") else { return "" }
        return url.dropFirst("http://".count).drop { $0 != "/" }.dropFirst()
    }

    func randomID() -> String { Base64URL.encode(options.random(12)) }
}
