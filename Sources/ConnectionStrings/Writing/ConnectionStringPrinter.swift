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
    ///   - masking: whether ``mask`` stands for the value of every secret that is not empty.
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
            let isMasked = masking && !pair.value.isEmpty && isSecret(pair.name)
            pairs.append(WrittenPair(name: pair.name, value: isMasked ? mask : pair.value))
        }
        return try grammar.print(pairs, connector: connector)
    }

    private static func obstacle(
        in value: String,
        escapesControls: Bool
    ) -> ConnectionStringError.Obstacle? {
        for scalar in value.unicodeScalars where scalar.isControl {
            if scalar == "\0" { return .nul }
            if escapesControls { continue }
            return scalar == "\n" || scalar == "\r" || scalar == "\u{85}" ? .lineBreak : .control
        }
        return nil
    }
}
