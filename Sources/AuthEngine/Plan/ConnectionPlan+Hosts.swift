internal import ConnectionStrings
internal import Localization
internal import ServiceCatalog
internal import WebRequests

/// The hosts that a connection's credentials may go to.
extension ConnectionPlan {
    /// What the definition and the values make of them: hosts that are listed by name, and those of this connection's own
    /// addresses.
    ///
    /// A host with a star is anybody's until a value decides it: it stays only where no value does.
    func decidedHosts() -> [HostPattern] {
        var own: [WebAddress] = scheme.addresses.compactMap { WebAddress(fill($0.template)) }
        for field in service.fields {
            guard let value = properties[field.property], !value.isEmpty else { continue }
            switch field.kind {
            case .url: own += [WebAddress(value)].compactMap(\.self)
            case .subdomain: own += [WebAddress("https://\(value).\(field.domain ?? "")")].compactMap(\.self)
            default: break
            }
        }
        let wild = service.hosts.filter(\.isWild)
        let isDecided = wild.contains { pattern in own.contains { pattern.matches($0) } }
        let named = service.hosts.filter { !$0.isWild } + (isDecided ? [] : wild)
        var all: [HostPattern] = []
        for pattern in named + own.compactMap({ HostPattern($0.unusualAuthority) }) where !all.contains(pattern) {
            all.append(pattern)
        }
        return all
    }

    /// Refuses an address that this connection's credentials have no business at.
    ///
    /// - Parameters:
    ///   - address: where a request would go, as the service's own address.
    ///   - isPractice: whether the services are a practice provider, which is on this machine.
    /// - Throws: ``AuthError``: `hostNotListed`, or `insecureAddress` without encryption to another machine.
    func check(_ address: WebAddress, isPractice: Bool) throws(AuthError) {
        guard address.isConfidential else { throw AuthError(.network(.insecureAddress(host: address.host))) }
        let isListed = hosts.contains { $0.matches(address) } || (isPractice && address.isLoopback)
        guard isListed else {
            throw AuthError(.network(.hostNotListed(host: address.unusualAuthority, known: hosts.map(\.text))))
        }
    }

    /// The properties that decide where its requests go.
    var decidingProperties: [String] {
        var names = service.fields.filter { [.url, .subdomain].contains($0.kind) }.map(\.property)
        for (_, template) in scheme.addresses {
            for case .property(let name) in template.authority ?? [] where !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Refuses values that lead to a host the definition does not list.
    ///
    /// - Parameter isPractice: whether this machine's own addresses are fine.
    /// - Throws: ``AuthError`` with the fact `badValue` naming the property, with the host that was probably meant.
    func checkListed(isPractice: Bool) throws(AuthError) {
        for name in decidingProperties where service.field(name)?.kind == .url {
            guard let value = properties[name], let problem = FieldCheck.host(value, of: service),
                !isPractice || WebAddress(value)?.isLoopback != true
            else { continue }
            throw AuthError(.plan(.badValue(name: name, why: problem)))
        }
        for (_, template) in scheme.addresses {
            let address = fill(template)
            guard let problem = FieldCheck.host(address, of: service),
                !isPractice || WebAddress(address)?.isLoopback != true
            else { continue }
            let places = (template.authority ?? template.parts).compactMap { part -> String? in
                if case .property(let name) = part { name } else { nil }
            }
            guard let name = places.first else { throw AuthError(.plan(.badDefinition(.address(problem)))) }
            throw AuthError(.plan(.badValue(name: name, why: problem)))
        }
    }
}

extension HostPattern {
    /// Whether an address is at such a host.
    func matches(_ address: WebAddress) -> Bool {
        matches(host: address.host, port: address.effectivePort, usual: address.usualPort)
    }
}
