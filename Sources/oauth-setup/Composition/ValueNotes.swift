internal import AuthEngine
internal import ServiceCatalog
internal import Wording

/// Says what was done to values on their way in, such as http that became https; nobody is there to see it happen.
enum ValueNotes {
    /// Says it on standard error.
    ///
    /// - Parameters:
    ///   - service: whose fields they are.
    ///   - isPractice: whether http addresses of this machine are allowed.
    ///   - isExact: whether blanks at the ends of texts are kept.
    ///   - value: what was given for a property; nil for nothing.
    static func say(_ service: Service, isPractice: Bool, isExact: Bool = false, value: (String) -> String?) {
        for field in service.fields {
            guard let text = value(field.property) else { continue }
            let result = FieldCheck.normalise(text, field: field, practice: isPractice, isExact: isExact)
            let isCut = field.kind == .text && result.value[...] != withoutLineEnds(text) && text.contains(result.value)
            guard let note = result.note ?? (isCut ? .trimmed : nil) else { continue }
            Output.aside("\(field.property): \(note.text(in: LanguageChoice.current))")
        }
    }

    /// A text without the line ends behind it, which nobody means.
    private static func withoutLineEnds(_ text: String) -> Substring {
        text[..<(text.lastIndex { !$0.isNewline }.map(text.index(after:)) ?? text.startIndex)]
    }
}
