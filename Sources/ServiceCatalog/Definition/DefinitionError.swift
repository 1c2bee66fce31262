/// Why a service definition cannot be used: which file, which field, what was expected.
public struct DefinitionError: Error, Hashable, Sendable {
    /// The file's name or path.
    public let file: String
    /// The field, as a path: `schemes[0].oauth.pkce`; empty for the file as a whole.
    public let field: String
    /// What is wrong.
    public let fault: DefinitionFault

    /// Describes a fault of one field, or of the file as a whole.
    public init(file: String, field: String = "", _ fault: DefinitionFault) {
        self.file = file
        self.field = field
        self.fault = fault
    }
}
