/// What a dialect's parser found.
struct FoundText {
    var pairs: [FoundPair] = []
    /// The module, JDBC source, driver or dialect named in the text.
    var source: String?
    /// The ODBC data source named in the text.
    var dataSource: String?
}

extension FoundText {
    /// Adds what an ODBC text says: the driver and the data source are no properties.
    mutating func add(_ pair: FoundPair, named name: String) throws(ConnectionStringError) {
        switch name {
        case "driver" where source == nil: source = pair.value
        case "dsn" where dataSource == nil: dataSource = pair.value
        case "driver", "dsn": throw ConnectionStringError(.duplicateName, property: pair.name, position: pair.position)
        case "filedsn", "savefile":
            throw ConnectionStringError(.reservedName, property: pair.name, position: pair.position)
        default: pairs.append(pair)
        }
    }
}
