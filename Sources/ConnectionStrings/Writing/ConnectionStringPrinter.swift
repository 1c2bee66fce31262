internal import Secrets
public import ServiceCatalog

/// Writes connection properties down in a dialect, so that ``ConnectionStringParser`` reads the same properties again.
public enum ConnectionStringPrinter {
    /// What stands for a secret that is not shown.
    public static let mask = "****"

    /// Writes properties down, without a line end after the last line.
    ///
    /// - Parameters:
    ///   - properties: what to write, in its order.
    ///   - dialect: how to write it.
    ///   - connector: the names of the module, driver or prefix that the dialect needs.
    ///   - masking: whether ``mask`` stands for the value of every secret that is not empty, and of what holds one.
    ///   - isSecret: whether a property is a secret; see ``ServiceCatalog/Service/isSecret(_:)``.
    /// - Returns: the text.
    /// - Throws: ``ConnectionStringError`` when the dialect cannot carry a name or a value, masked or not: control
    ///   characters in most dialects, NUL in all of them, and what `odbc.ini` has no quotes for.
    public static func print(
        _ properties: ConnectionProperties,
        as dialect: Dialect,
        connector: ConnectorNames,
        masking: Bool = true,
        isSecret: (String) -> Bool
    ) throws(ConnectionStringError) -> String {
        let grammar = dialect.grammar
        let filter = masking ? secretFilter(properties, isSecret) : nil
        var pairs: [WrittenPair] = []
        for pair in properties.pairs {
            guard PropertyName.isValid(Array(pair.name.unicodeScalars)) else {
                throw ConnectionStringError(.cannotCarryName, dialect: dialect)
            }
            if let obstacle = obstacle(in: pair.value, escapesControls: grammar.escapesControls) {
                throw ConnectionStringError(
                    .cannotCarryValue,
                    property: pair.name,
                    dialect: dialect,
                    obstacle: obstacle
                )
            }
            let isMasked = filter.map { isSecret(pair.name) || $0.hide(pair.value) != pair.value } ?? false
            pairs.append(WrittenPair(name: pair.name, value: isMasked && !pair.value.isEmpty ? mask : pair.value))
        }
        return try grammar.print(pairs, connector: connector)
    }

    /// Finds the secrets in other values, in whatever way they are written there.
    private static func secretFilter(_ properties: ConnectionProperties, _ isSecret: (String) -> Bool) -> SecretFilter {
        var filter = SecretFilter(shortest: 6, findsPieces: false)
        for pair in properties.pairs where isSecret(pair.name) { filter.insert(pair.value) }
        return filter
    }

    private static func obstacle(in value: String, escapesControls: Bool) -> ConnectionStringError.Obstacle? {
        for scalar in value.unicodeScalars where scalar.isControl {
            if scalar == "\0" { return .nul }
            if escapesControls { continue }
            return scalar == "\n" || scalar == "\r" || scalar == "\u{85}" ? .lineBreak : .control
        }
        return nil
    }
}
