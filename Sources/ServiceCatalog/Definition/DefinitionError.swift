public import Localization

/// Why a service definition cannot be used: which file, which field, what was expected.
public struct DefinitionError: Error, Hashable, Sendable, CustomStringConvertible {
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

    /// For instance `example.json: schemes[0].pkce: unknown key`: lower case, no full stop.
    public func message(in language: Language) -> String {
        (field.isEmpty ? "\(file): " : "\(file): \(field): ") + fault.message(language)
    }

    /// What it means and what to do; nil when the message is enough.
    public func hint(in language: Language) -> String? {
        fault.hint?(language)
    }

    /// The message in English.
    public var description: String { message(in: .english) }
}
