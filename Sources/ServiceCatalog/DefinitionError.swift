/// Why a service definition cannot be used: which file, which field, what was expected.
public struct DefinitionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's name or path.
    public let file: String
    /// The field, as a path: `schemes[0].oauth.pkce`; empty for the file as a whole.
    public let field: String
    /// What is wrong: lower case, no full stop.
    public let message: String

    /// Describes a fault of one field.
    public init(file: String, field: String, message: String) {
        self.file = file
        self.field = field
        self.message = message
    }

    /// For instance `example.json: schemes[0].pkce: unknown key`.
    public var description: String {
        field.isEmpty ? "\(file): \(message)" : "\(file): \(field): \(message)"
    }
}
