internal import Localization
public import ServiceCatalog

extension DefinitionError: Worded {
    /// For instance `example.json: schemes[0].pkce: unknown key`, and what it means where the message is not enough; a line that
    /// is known stands behind the file.
    public var words: ErrorWords {
        let file = self.line.map { "\(self.file):\($0)" } ?? self.file
        let place = field.isEmpty ? "\(file): " : "\(file): \(field): "
        return ErrorWords(LocalizedText { place + fault.message($0) }, hint: fault.hint)
    }
}
