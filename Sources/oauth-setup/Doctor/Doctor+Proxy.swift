internal import AuthEngine
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import Transport
internal import WebRequests
internal import Wording

extension Doctor {
    /// The way through proxies, leg by leg: whether each proxy takes connections, and which host is asked through which one.
    ///
    /// What comes of the last leg, from the proxy to the host, is the finding about that host's network.
    func proxies(_ patients: [CheckedConnection], _ program: Program) async -> [Finding] {
        let environment: ProxyServer?
        var hosts: [(host: String, proxy: ProxyServer?)] = []
        do throws(AuthError) {
            environment = try Self.environmentProxy(self.environment)
            let endpoints = program.practice?.endpoints ?? .live
            for plan in patients.compactMap(\.plan) {
                guard let address = plan.firstAddress,
                    let called = WebAddress(endpoints("\(address.scheme)://\(address.authority)/"))
                else { continue }
                let network = try plan.network()
                let proxy = try AuthError.translating { () throws(TransportError) in
                    try program.transport.proxy(for: called, network)
                }
                hosts.append((address.host, proxy))
            }
        } catch {
            return [Finding(.proxy, .problem, error.words.message, fix: DoctorMachineWords.setProxy)]
        }
        var servers: [ProxyServer] = []
        for server in ([environment] + hosts.map(\.proxy)).compactMap(\.self) where !servers.contains(server) {
            servers.append(server)
        }
        guard !servers.isEmpty else { return [.good(.proxy, DoctorMachineWords.noProxy)] }
        var findings = Self.meaninglessExceptions(self.environment)
        for server in servers {
            let place = server.place
            if let fault = await HTTPTransport.reach(server) {
                findings.append(Finding(.proxy, AuthError(.network(fault))))
            } else {
                findings.append(
                    .good(.proxy, DoctorMachineWords.proxyReached(place))
                )
            }
        }
        var said: Set<String> = []
        for (host, proxy) in hosts where said.insert("\(host) \(proxy?.place ?? "")").inserted {
            findings.append(
                proxy.map { .good(.proxy, DoctorMachineWords.throughProxy(host: host, place: $0.place)) }
                    ?? .good(.proxy, DoctorMachineWords.withoutProxy(host))
            )
        }
        return findings
    }

    private static func environmentProxy(_ environment: [String: String]) throws(AuthError) -> ProxyServer? {
        let settings = ProxySettings(
            environment: environment.filter { $0.key.lowercased() != "no_proxy" },
            defaults: Organisation.defaults.network
        )
        return try AuthError.translating { () throws(TransportError) in
            try WebAddress("https://proxied.example").flatMap { address throws(TransportError) in
                try settings.proxy(for: address)
            }
        }
    }

    /// The entries of `NO_PROXY` that except nothing, if there are any.
    private static func meaninglessExceptions(_ environment: [String: String]) -> [Finding] {
        let entries = ProxySettings(environment: environment).meaninglessExceptions
        guard !entries.isEmpty else { return [] }
        let shown = entries.prefix(5).map { ForeignText.clean($0) }.joined(separator: ", ")
        return [Finding(.proxy, .note, DoctorMachineWords.meaninglessExceptions(shown))]
    }
}
