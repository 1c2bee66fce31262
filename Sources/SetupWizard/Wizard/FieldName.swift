/// The text fields that are not connection properties.
enum FieldName {
    static let connection = "connection name"
    static let location = "settings location"
    static let reply = "reply"
    static let file = "settings file of another machine"
    static let passphrase = "passphrase"
    static let newName = "name here"
    static let string = "connection string"

    static let all: Set<String> = [connection, location, reply, file, passphrase, newName, string]
}
