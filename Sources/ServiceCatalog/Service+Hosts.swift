extension Service {
    /// Whether an address is at one of the hosts the definition lists; everything is where it lists none.
    ///
    /// - Parameters:
    ///   - host: the host in lower case, without brackets.
    ///   - number: the same as a number, when it is none of those with a name.
    ///   - port: the port that is called.
    ///   - usual: the usual port of the address's scheme.
    /// - Returns: whether secrets may go there.
    package func lists(host: String, number: HostNumber?, port: Int, usual: Int) -> Bool {
        hosts.isEmpty || hosts.contains { $0.matches(host: host, port: port, usual: usual) }
            || (ownNetwork && Self.isOfOwnNetwork(host, number))
    }

    /// The property with the customer's own address of the service, where applications are registered.
    ///
    /// - Parameter scheme: a way of signing in.
    /// - Returns: nil where every customer signs in at the same place.
    public func addressProperty(of scheme: Scheme) -> String? {
        scheme.oauth?.authorizationEndpoint?.properties.first { field($0)?.kind == .url }
    }

    /// What a person is told of its hosts.
    public var hostTexts: [String] { hosts.map(\.text) }

    /// The host that a person probably meant.
    ///
    /// - Parameter host: what was typed, in lower case; none of those that are listed.
    /// - Returns: nil when none is near.
    package func nearestHost(to host: String) -> String? {
        let exact = NearestName.of(host, among: hosts.filter { !$0.isWild && $0.port == nil }.map(\.name))
        if let exact { return exact }
        guard let dot = host.firstIndex(of: ".") else { return nil }
        let domain = String(host[host.index(after: dot)...])
        // What a person types wrong is the end of the name, by a letter or two.
        let depth = domain.split(separator: ".").count
        let ends = hosts.filter { $0.isWild && $0.port == nil && $0.name.split(separator: ".").count == depth }.map(
            \.name
        )
        // An end that was cut short is the likelier mistake than another letter in it.
        let nearest = ends.first { $0.hasPrefix(domain) } ?? NearestName.of(domain, among: ends)
        return nearest.map { "\(host[..<dot]).\($0)" }
    }

    /// Names that no name server of the internet knows (RFC 6761, RFC 6762, RFC 8375, and ICANN's `.internal`), and the
    /// numbers of private networks: whoever answers there is in the person's own network.
    private static func isOfOwnNetwork(_ host: String, _ number: HostNumber?) -> Bool {
        if let number { return number.isPrivate }
        return [".internal", ".local", ".home.arpa", ".invalid"].contains { host.hasSuffix($0) }
    }

    /// Every address that secrets or answers travel to must be at one of the hosts that are listed.
    func checkHosts(file: String) throws(DefinitionError) {
        guard !hosts.isEmpty else { return }
        for (index, scheme) in schemes.enumerated() {
            for (path, template) in scheme.addresses {
                for authority in possibleAuthorities(of: template) {
                    let usual = template.source.lowercased().hasPrefix("http://") ? 80 : 443
                    guard let (host, port) = HostPattern.parts(of: authority.lowercased()) else { continue }
                    let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
                    let isListed = hosts.contains { $0.matches(host: bare, port: port ?? usual, usual: usual) }
                    guard isListed else {
                        throw DefinitionError(file: file, field: "schemes[\(index)].\(path)", .unlistedHost(authority))
                    }
                }
            }
        }
        for (path, suffix) in certificateHosts?.places ?? [] {
            guard hosts.contains(where: { $0.isWild && $0.port == nil && ".\($0.name)" == suffix }) else {
                throw DefinitionError(file: file, field: path, .unlistedHost("*\(suffix)"))
            }
        }
    }

    /// The hosts, with their ports, that an address can have as far as the definition alone decides it.
    private func possibleAuthorities(of template: Template) -> [String] {
        var all = [""]
        for part in template.authority ?? [] {
            let values: [String]
            switch part {
            case .text(let text): values = [text]
            case .property(let name):
                let field = field(name)
                values = field?.kind == .subdomain ? ["a"] : field?.choices.map(\.value) ?? []
            case .first, .optional: values = []
            }
            all = all.flatMap { start in values.map { start + $0 } }
        }
        return all.filter { !$0.isEmpty }
    }
}

extension Scheme {
    /// The addresses that secrets or answers travel to, with their places below the scheme.
    package var addresses: [(path: String, template: Template)] {
        let tests = tests.enumerated().map { (path: "tests[\($0.offset)].url", template: $0.element.url) }
        guard let oauth else { return tests }
        let named = [
            ("oauth.authorizationEndpoint", oauth.authorizationEndpoint), ("oauth.tokenEndpoint", oauth.tokenEndpoint),
            ("oauth.revocationEndpoint", oauth.revocationEndpoint),
        ]
        return named.compactMap { path, template in template.map { (path: path, template: $0) } } + tests
    }
}

extension Template {
    /// What stands for host and port: the pieces between `://` and the path; nil for a template that begins with a base
    /// address, or whose host cannot be told.
    package var authority: [Part]? {
        guard case .text(let first)? = parts.first, let colon = first.utf8.firstIndex(of: UInt8(ascii: ":")),
            first[colon...].hasPrefix("://")
        else { return nil }
        let start = first.index(colon, offsetBy: 3)
        var found: [Part] = []
        for (index, part) in parts.enumerated() {
            switch part {
            case .text(let text):
                let rest = index == 0 ? text[start...] : text[...]
                let end = rest.firstIndex { "/?#".contains($0) }
                let piece = rest[..<(end ?? rest.endIndex)]
                if !piece.isEmpty { found.append(.text(String(piece))) }
                if end != nil { return found }
            case .property: found.append(part)
            case .first, .optional: return nil
            }
        }
        return found
    }
}
