/// What a dialect's parser found.
struct FoundText {
    var pairs: [FoundPair] = []
    /// The module, JDBC source, driver or dialect named in the text.
    var source: String?
    /// The ODBC data source named in the text.
    var dataSource: String?
    /// The dialect of a string that stood inside, when it is another one than the text's own.
    var dialect: Dialect?
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
        case "uid": pairs.append(pair.named("User"))
        case "pwd": pairs.append(pair.named("Password"))
        default: pairs.append(pair)
        }
    }
}
