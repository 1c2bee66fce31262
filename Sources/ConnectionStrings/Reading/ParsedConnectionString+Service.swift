package import ServiceCatalog

extension ParsedConnectionString {
    /// The names of its properties that belong to questions about a service, and `AuthScheme`.
    package func known(to service: Service) -> [String] {
        properties.names.filter { name in
            service.field(name) != nil || name.lowercased() == OAuthProperty.authScheme.lowercased()
        }
    }

    /// The service it is for: the one it names, else the only one that knows the most of its properties; nil when unsure.
    package func service(in catalog: ServiceCatalog) -> Service? {
        if let named = catalog.services.first(where: { names($0.connector) }) { return named }
        let scheme = properties[OAuthProperty.authScheme]
        let possible = catalog.services.filter { service in scheme.map { service.scheme($0) != nil } ?? true }
        let counts = possible.map { known(to: $0).count }
        guard let most = counts.max(), most > 0, counts.count(where: { $0 == most }) == 1,
            let index = counts.firstIndex(of: most)
        else { return nil }
        return possible[index]
    }
}
