package import ServiceCatalog

/// A service as the practice provider plays it: the catalogue's definition and a practice file.
package struct PracticeService: Sendable, Hashable {
    /// What the catalogue says.
    package let service: Service
    /// The real hosts it answers for.
    package let hosts: [String]
    /// What a person types, by property.
    package let properties: [PropertyValue]
    /// The application that the connector ships with, if there is one.
    package let embeddedApp: PracticeApp?
    /// The applications that are registered.
    package let clients: [PracticeClient]
    /// The one person who has an account.
    package let user: PracticeUser
    /// What every token and code begins with.
    package let tokenPrefix: String
    /// What is added to the catalogue's OAuth schemes, by scheme.
    package let schemes: [String: PracticeScheme]
    /// The API.
    package let resources: [PracticeResource]
    /// How refusals look, by name; has every fault of ``ServiceRefusal`` that has no more general one.
    package let errors: [String: PracticeContent]

    /// The value that a person types for a property (case-insensitive), else the field's default.
    package func value(of property: String) -> String? {
        properties.first { $0.property.lowercased() == property.lowercased() }?.value
            ?? service.field(property)?.defaultValue
    }

    func client(_ id: String) -> PracticeClient? { clients.first { $0.id == id } }

    /// The reply that refuses a request.
    func reply(_ fault: ServiceRefusal) -> PracticeReply {
        if let content = errors[fault.rawValue] { return PracticeReply(content, status: content.status) }
        guard let general = fault.general else { return .text(500, "practice: no reply for \(fault.rawValue)\n") }
        return reply(general)
    }

    /// The reply that refuses a credential: its own, else the general one.
    func reply(refusing credential: PracticeResource.AcceptedCredential) -> PracticeReply {
        guard let content = credential.refused.flatMap({ errors[$0] }) else { return reply(.unauthorized) }
        return PracticeReply(content, status: content.status)
    }

    /// Whether an endpoint of the catalogue, filled in, is that host and path.
    ///
    /// A host that comes from a property may be any host of the service, because a person may choose another region.
    func matches(_ endpoint: Template?, host: String, path: String) -> Bool {
        guard let endpoint else { return false }
        let url = endpoint.filled(.url, value(of:))
        guard url.hasPrefix("https://") else { return false }
        let rest = url.dropFirst("https://".count).prefix { $0 != "?" }
        let fixedHost = rest.prefix { $0 != "/" }
        guard rest.dropFirst(fixedHost.count) == path else { return false }
        let chosen = endpoint.source.prefix("https://".count + 1).contains("{")
        return chosen ? hosts.contains(host) : fixedHost == host
    }
}
