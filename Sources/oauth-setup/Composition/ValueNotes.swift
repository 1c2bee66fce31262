internal import AuthEngine
internal import ServiceCatalog

/// Says what was done to values on their way in, such as http that became https; nobody is there to see it happen.
enum ValueNotes {
    /// Says it on standard error.
    ///
    /// - Parameters:
    ///   - service: whose fields they are.
    ///   - isPractice: whether http addresses of this machine are allowed.
    ///   - value: what was given for a property; nil for nothing.
    static func say(_ service: Service, isPractice: Bool, value: (String) -> String?) {
        for field in service.fields {
            guard let text = value(field.property) else { continue }
            guard let note = FieldCheck.normalise(text, field: field, practice: isPractice).note else { continue }
            Output.aside("\(field.property): \(note.text(in: LanguageChoice.current))")
        }
    }
}
