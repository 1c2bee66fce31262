internal import Bounds
internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog

/// Brings properties into the vendor's spelling and their values into shape.
///
/// Whoever gives properties has read them already: what stood in quotes, and what a program sets, is meant as it is.
struct PropertyReader {
    let service: Service
    /// Whether http addresses of this machine are allowed.
    let practice: Bool

    /// Reads all of them.
    ///
    /// - Throws: ``AuthError`` naming the property that is not known or whose value cannot be right.
    func read(_ given: ConnectionProperties) throws(AuthError) -> ConnectionProperties {
        let spellings = self.spellings()
        var values = ConnectionProperties()
        for (index, pair) in given.pairs.enumerated() {
            guard let name = spellings[ConnectionProperties.key(pair.name)] else {
                let nearest = NearestName.of(pair.name, among: spellings.values)
                // What is near to a name of ours is no piece of a secret.
                let isCertain = pair.isCertain || nearest != nil
                let name = GivenName(pair.name, place: index + 1, isCertain: isCertain)
                throw AuthError(.plan(.unknownProperty(name: name, nearest: nearest)))
            }
            values[name] = try value(of: name, pair.value)
        }
        return values
    }

    private func spellings() -> [String: String] {
        var spellings: [String: String] = [:]
        let constants = service.connector.constants + service.schemes.flatMap(\.constants)
        let names =
            service.connectorProperties + ConnectorProperty.understood + OAuthProperty.all
            + constants.map(\.property) + service.fields.map(\.property)
        for name in names { spellings[ConnectionProperties.key(name)] = name }
        return spellings
    }

    private func value(of name: String, _ text: String) throws(AuthError) -> String {
        if let field = service.field(name) {
            let result = FieldCheck.normalise(text, field: field, practice: practice, isExact: true)
            if let problem = result.problem { throw AuthError(.plan(.badValue(name: name, why: problem))) }
            return result.value
        }
        guard OAuthProperty.all.contains(name) || ConnectorProperty.understood.contains(name) else { return text }
        let value = String(text.trimmingBlanks())
        if name == OAuthProperty.callbackURL, !value.isEmpty {
            let result = FieldCheck.callback(value)
            if let problem = result.problem { throw AuthError(.plan(.badValue(name: name, why: problem))) }
        }
        let good = value.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard good else { throw AuthError(.plan(.badValue(name: name, why: .badCharacter))) }
        return value
    }
}
