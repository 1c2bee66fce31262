internal import Bounds
public import ServiceCatalog
internal import WebRequests

extension FieldCheck {
    /// A base address: https, lower case, nothing after the host.
    static func address(_ text: String, practice: Bool) -> FieldResult {
        let bare = !text.contains("://")
        guard let parts = WebAddress(bare ? "https://\(text)" : text) else {
            return FieldResult(value: text, problem: foreignCharacter(in: text) ?? .notAnAddress)
        }
        guard parts.credentials == nil else { return FieldResult(value: text, problem: .credentialsInAddress) }
        let isIPv6 = parts.host.count(where: { $0 == ":" }) > 1
        guard parts.host.contains(".") || isIPv6 || parts.isLoopback else {
            return FieldResult(value: text, problem: .notAnAddress)
        }
        if parts.scheme == "http", parts.isLoopback {
            return FieldResult(value: "http://\(parts.unusualAuthority)", problem: practice ? nil : .notHTTPS)
        }
        let dropped = !["", "/"].contains(parts.path) || parts.query != nil || parts.fragment != nil
        let note: FieldNote? =
            if parts.scheme == "http" { .upgraded } else if dropped { .pathDropped } else { bare ? .schemeAdded : nil }
        // Neither the usual port of http nor that of https says anything any more.
        let kept = "https://\(parts.unusualAuthority)"
        let value = WebAddress(kept).map { "https://\($0.unusualAuthority)" } ?? kept
        return FieldResult(value: value, note: note)
    }

    /// Checks that an address is at one of the hosts that a service's definition lists.
    ///
    /// - Parameters:
    ///   - address: the cleaned value of a property that holds an address, or an address of the definition.
    ///   - service: the service.
    /// - Returns: nil when it is, and when the definition lists none.
    public static func host(_ address: String, of service: Service) -> FieldProblem? {
        guard let parts = WebAddress(address) else { return nil }
        let isListed = service.lists(
            host: parts.host,
            number: parts.number,
            port: parts.effectivePort,
            usual: parts.usualPort
        )
        guard !isListed else { return nil }
        return .otherHost(
            known: service.hostTexts,
            nearest: service.nearestHost(to: parts.host).map { "https://\($0)" }
        )
    }

    /// Checks a service's address against the client certificate: some services have another host for connections with one.
    ///
    /// - Parameters:
    ///   - address: the cleaned value of the property that holds the address.
    ///   - service: the service.
    ///   - value: the value of a property.
    /// - Returns: nil when the host is right, or not one of the service's.
    public static func certificateHost(
        _ address: String,
        of service: Service,
        _ value: (String) -> String?
    ) -> FieldProblem? {
        let hasCertificate = !(value(NetworkProperty.clientCertificate) ?? "").trimmingBlanks().isEmpty
        guard let parts = WebAddress(address),
            let host = service.certificateHosts?.host(insteadOf: parts.host, hasCertificate: hasCertificate)
        else { return nil }
        let right = "https://\(host)" + (parts.port.map { ":\($0)" } ?? "")
        return hasCertificate ? .onlyWithoutCertificate(use: right) : .onlyWithCertificate(use: right)
    }

    /// Checks a callback against what a way of signing in accepts.
    ///
    /// - Parameters:
    ///   - callback: the cleaned value.
    ///   - scheme: the way of signing in.
    /// - Returns: nil when it can be registered there.
    public static func callback(_ callback: String, for scheme: Scheme) -> FieldProblem? {
        guard scheme.oauth?.quirks.contains(.httpsCallbackOnly) == true else { return nil }
        return WebAddress(callback)?.scheme == "https" ? nil : .callbackNotHTTPS
    }

    /// A callback, which must stay exactly as it was registered.
    static func callback(_ text: String) -> FieldResult {
        guard let parts = WebAddress(text) else {
            return FieldResult(value: text, problem: foreignCharacter(in: text) ?? .notACallback)
        }
        guard parts.fragment == nil else { return FieldResult(value: text, problem: .fragment) }
        guard parts.credentials == nil else { return FieldResult(value: text, problem: .credentialsInAddress) }
        return FieldResult(value: text)
    }

    /// The first label of a host; an address or host of the domain is understood.
    static func subdomain(_ text: String, domain: String) -> FieldResult {
        let address = WebAddress(text.contains("://") ? text : "https://\(text)")
        let host = address?.host ?? text.lowercased()
        let label = host.hasSuffix("." + domain) ? String(host.dropLast(domain.count + 1)) : host
        let good =
            (1...63).contains(label.count)
            && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        guard good else { return FieldResult(value: text, problem: .notASubdomain) }
        return FieldResult(value: label, note: label == text.lowercased() ? nil : .subdomainTaken)
    }
}
