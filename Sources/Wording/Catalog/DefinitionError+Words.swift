public import Localization
public import ServiceCatalog

extension DefinitionError {
    /// For instance `example.json: schemes[0].pkce: unknown key`: lower case, no full stop.
    public func message(in language: Language) -> String {
        (field.isEmpty ? "\(file): " : "\(file): \(field): ") + fault.message(language)
    }

    /// What it means and what to do; nil when the message is enough.
    public func hint(in language: Language) -> String? { fault.hint?(language) }
}
