internal import Localization
public import ServiceCatalog

extension DefinitionError: Worded {
    /// For instance `example.json: schemes[0].pkce: unknown key`, and what it means where the message is not enough.
    public var words: ErrorWords {
        let place = field.isEmpty ? "\(file): " : "\(file): \(field): "
        return ErrorWords(LocalizedText { place + fault.message($0) }, hint: fault.hint)
    }
}
