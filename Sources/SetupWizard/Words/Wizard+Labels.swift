internal import Localization
internal import ServiceCatalog
internal import Wording

extension Wizard {
    /// The text with the labels of the chosen service's fields in the place of the names of their properties.
    func labelled(_ text: String) -> String {
        let fields = questionnaire.service(answers)?.fields ?? []
        var (result, word) = ("", "")
        var endsInLabel = false
        func take() {
            if let label = fields.first(where: { $0.property == word }).map({ say($0.label) }) {
                if language == .japanese, result.last == " " { result.removeLast() }
                result += label
                endsInLabel = true
            } else if !word.isEmpty {
                result += word
                endsInLabel = false
            }
            word = ""
        }
        for character in text {
            if character.isASCII, character.isLetter || character.isNumber {
                word.append(character)
                continue
            }
            take()
            // Japanese sets off names of properties by blanks, and labels not.
            if language == .japanese, endsInLabel, character == " " { continue }
            result.append(character)
            endsInLabel = false
        }
        take()
        return result
    }
}

extension String {
    /// What stands before the first such text, and the rest, beginning with it; all and nothing without one.
    func divided(at separator: String) -> (String, String) {
        guard let found = firstRange(of: separator) else { return (self, "") }
        return (String(self[..<found.lowerBound]), String(self[found.lowerBound...]))
    }
}
