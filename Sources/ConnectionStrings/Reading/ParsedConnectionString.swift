public import ServiceCatalog

/// What a connection string says.
public struct ParsedConnectionString: Sendable, Equatable {
    /// The properties, in the order of the text; spelled as the known names where those were given.
    public let properties: ConnectionProperties
    /// The dialect it is written in.
    public let dialect: Dialect
    /// The Python module, JDBC source, ODBC driver or SQLAlchemy dialect (without `_2`) it names.
    public let source: String?
    /// The ODBC data source it names: `DSN=…` or the section of `odbc.ini`.
    public let dataSource: String?

    /// The properties whose value is a mask (see ``ValueMask``): a string that was copied with its secrets hidden.
    public var maskedNames: [String] {
        properties.pairs.filter { ValueMask.isMask($0.value, isSecret: SecretName.isSecret($0.name)) }.map(\.name)
    }

    /// Whether the text names this connector (case-insensitive); false when it names none.
    public func names(_ connector: ConnectorNames) -> Bool {
        source.map { dialect.grammar.isName($0.lowercased(), of: connector) } ?? false
    }

    /// The error of an unknown name behind a secret that was not quoted, which is more likely the rest of the secret, cut at
    /// a `;`; nil when there is none.
    ///
    /// - Parameters:
    ///   - known: names that are properties, beside those that every connector has.
    ///   - secrets: those of them whose values are secrets.
    /// - Returns: the error, without the name.
    package func cutSecret(known: [String], secrets: [String]) -> ConnectionStringError? {
        let known = Dictionary(known.map { (ConnectionProperties.key($0), $0) }) { first, _ in first }
        let secrets = Set((secrets + OAuthProperty.secrets).map(ConnectionProperties.key))
        var isBehindSecret = false
        for pair in properties.pairs {
            guard !KnownNames.has(pair.name, known) else {
                let key = ConnectionProperties.key(pair.name)
                isBehindSecret = secrets.contains(key) || key.hasSuffix("password")
                continue
            }
            if isBehindSecret, !pair.isCertain { return ConnectionStringError(.unknownName) }
        }
        return nil
    }
}
