public import ServiceCatalog

extension Service {
    /// Whether the value of a property must be masked.
    ///
    /// What the service declares and what OAuth brings decides; of other properties (`ProxyPassword`,
    /// `SSLClientCertPassword`) a name that speaks of a password, secret, token or key does, and `Other`, which can
    /// hold anything.
    public func isSecret(_ property: String) -> Bool {
        let key = ConnectionProperties.key(property)
        if let field = fields.first(where: { ConnectionProperties.key($0.property) == key }), field.secret {
            return true
        }
        if OAuthProperty.secrets.contains(where: { ConnectionProperties.key($0) == key }) { return true }
        let isKnown =
            OAuthProperty.all.contains { ConnectionProperties.key($0) == key }
            || fields.contains { ConnectionProperties.key($0.property) == key }
        if isKnown { return false }
        return SecretName.isSecret(property)
    }

    /// The properties of its connector that say nothing about signing in: taken, kept and printed as they are.
    public var connectorProperties: [String] { CommonProperty.all + connector.properties }

    /// Every property a connection string of the service may hold: its fields, what OAuth brings, and the constants.
    public var connectionPropertyNames: [String] {
        let constants = connector.constants + schemes.flatMap(\.constants)
        var keys: Set<String> = []
        return (OAuthProperty.all + fields.map(\.property) + constants.map(\.property))
            .filter { keys.insert(ConnectionProperties.key($0)).inserted }
    }
}
