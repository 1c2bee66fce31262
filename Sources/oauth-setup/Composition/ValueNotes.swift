internal import AuthEngine
internal import ServiceCatalog
internal import Wording

/// Says what was done to values on their way in, such as http that became https; nobody is there to see it happen.
enum ValueNotes {
    /// Says it on standard error.
    ///
    /// - Parameters:
    ///   - service: whose fields they are.
    ///   - program: what says it.
    ///   - isExact: whether blanks at the ends of texts are kept.
    ///   - value: what was given for a property; nil for nothing.
    static func say(_ service: Service, _ program: Program, isExact: Bool = false, value: (String) -> String?) {
        for field in service.fields {
            guard let text = value(field.property) else { continue }
            let result = FieldCheck.normalise(text, field: field, practice: program.practice != nil, isExact: isExact)
            let isCut = field.kind == .text && result.value[...] != withoutLineEnds(text) && text.contains(result.value)
            guard let note = result.note ?? (isCut ? .trimmed : nil) else { continue }
            program.voice.aside("\(field.property): \(note.text(in: program.language))")
        }
    }

    /// A text without the line ends behind it, which nobody means.
    private static func withoutLineEnds(_ text: String) -> Substring {
        text[..<(text.lastIndex { !$0.isNewline }.map(text.index(after:)) ?? text.startIndex)]
    }
}
