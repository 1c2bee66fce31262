internal import StrictJSON

/// Why a service definition, or another file of that kind, cannot be used: which file, which field, what was expected.
public struct DefinitionError: Error, Hashable, Sendable {
    /// The file's name or path.
    public let file: String
    /// The field, as a path: `schemes[0].oauth.pkce`; empty for the file as a whole.
    public let field: String
    /// The line of the field, counted from 1; nil where it was not looked for.
    public private(set) var line: Int?
    /// What is wrong.
    public let fault: DefinitionFault

    /// Describes a fault of one field, or of the file as a whole.
    public init(file: String, field: String = "", _ fault: DefinitionFault) {
        self.file = file
        self.field = field
        self.fault = fault
    }

    /// The same with the line of its field.
    ///
    /// - Parameter text: the text of the file.
    /// - Returns: the error; unchanged for what is wrong with the file as a whole.
    public func located(in text: [UInt8]) -> DefinitionError {
        var error = self
        if !field.isEmpty { error.line = JSONPlace.line(of: field, in: text) }
        return error
    }
}
