/// The services that can be connected: those that ship with the program, then the person's own.
public struct ServiceCatalog: Sendable {
    /// The services, in the order in which they are offered.
    public let services: [Service]

    /// A catalogue of these services; of two with one id the later one wins.
    public init(services: [Service]) {
        var order: [String] = []
        var byID: [String: Service] = [:]
        for service in services {
            if byID.updateValue(service, forKey: service.id) == nil { order.append(service.id) }
        }
        self.services = order.compactMap { byID[$0] }
    }

    /// The service with that id (case-insensitive).
    public func service(_ id: String) -> Service? {
        services.first { $0.id == id.lowercased() }
    }
}
