internal import Bounds
internal import ConnectionStrings
public import ServiceCatalog
internal import WebRequests

/// What a value became, what was done to it, and what is still wrong with it.
public struct FieldResult: Sendable, Hashable {
    /// The value to use.
    public let value: String
    /// What was changed beyond blanks around it; nil for nothing worth saying.
    public let note: FieldNote?
    /// Why it cannot be right; nil when it can.
    public let problem: FieldProblem?

    /// A result.
    public init(value: String, note: FieldNote? = nil, problem: FieldProblem? = nil) {
        self.value = value
        self.note = note
        self.problem = problem
    }
}

/// Cleans what a person typed or pasted, and says whether it can be right; the wizard and the engine share it.
public enum FieldCheck {
    /// Cleans and checks one value.
    ///
    /// An empty value has no problem here: whether it may be missing is the scheme's matter.
    ///
    /// - Parameters:
    ///   - text: as typed or pasted.
    ///   - field: what it is for.
    ///   - practice: whether http addresses of this machine are allowed.
    ///   - isExact: whether blanks at the ends of a text are meant, because it stood in quotes or a program set it.
    /// - Returns: the value, what was done to it and what is wrong with it.
    public static func normalise(
        _ text: String,
        field: Field,
        practice: Bool = false,
        isExact: Bool = false
    ) -> FieldResult {
        guard text.utf8.count <= 64 << 10 else { return FieldResult(value: text, problem: .tooLong) }
        let cleaned = CleanedText(text, field: field, isExact: isExact)
        guard !cleaned.value.isEmpty else { return FieldResult(value: "", note: cleaned.note) }
        let checked =
            switch field.kind {
            case .text: plain(cleaned.value, secret: field.secret)
            case .url: address(cleaned.value, practice: practice)
            case .callback: callback(cleaned.value)
            case .subdomain: subdomain(cleaned.value, domain: field.domain ?? "")
            case .number: number(cleaned.value)
            case .list: list(cleaned.value, field)
            case .choice: choice(cleaned.value, of: field.choices.map(\.value))
            case .file: plain(unquoted(cleaned.value), secret: false)
            }
        // Services give them out in Latin letters; a secret may be anything.
        let foreign = field.property == OAuthProperty.clientID ? foreignCharacter(in: checked.value) : nil
        return FieldResult(
            value: checked.value,
            note: checked.note ?? cleaned.note,
            problem: checked.problem ?? foreign
        )
    }

    /// The first letter of another script, typed by mistake or one that looks alike; nil for none.
    static func foreignCharacter(in text: String) -> FieldProblem? {
        text.unicodeScalars.first { !$0.isASCII }.map { .foreignCharacter(code: $0.value) }
    }

    private static func plain(_ text: String, secret: Bool) -> FieldResult {
        if secret, text.count > 3, ValueMask.isMask(text, isSecret: true) {
            return FieldResult(value: text, problem: .masked)
        }
        return FieldResult(value: text, problem: hasControl(text) ? .badCharacter : nil)
    }

    private static func hasControl(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    private static func number(_ text: String) -> FieldResult {
        if isNumber(text) { return FieldResult(value: text) }
        guard let number = number(inAddress: text) else { return FieldResult(value: text, problem: .notANumber) }
        return FieldResult(value: number, note: .numberTaken)
    }

    private static func isNumber(_ text: some StringProtocol) -> Bool { text.allSatisfy { $0.isASCII && $0.isNumber } }

    /// The number in the path of a pasted address; nil when there is none, or more than one.
    private static func number(inAddress text: String) -> String? {
        let path = WebAddress(text)?.path ?? text
        guard path.contains("/") else { return nil }
        let numbers = path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").filter { isNumber($0) }
        return numbers.count == 1 ? numbers.first.map { String($0) } : nil
    }

    /// Values as people separate them; tokens and numbers have no blanks inside.
    private static func list(_ text: String, _ field: Field) -> FieldResult {
        let splitsBlanks = field.secret || field.digits
        var values: [String] = []
        var note: FieldNote?
        let parts = text.split { character in
            ",、，;；\t".contains(character) || character.isNewline || (splitsBlanks && character.isWhitespace)
        }
        for part in parts {
            var value = CleanedText.narrowedToASCII(part.trimmingBlanks())
            if field.digits, !isNumber(value), let number = number(inAddress: value) {
                value = number
                note = .numberTaken
            }
            if !value.isEmpty, !values.contains(value) { values.append(value) }
        }
        let joined = values.joined(separator: ",")
        let problem: FieldProblem? =
            if let limit = field.limit, values.count > limit {
                .tooMany(limit: limit)
            } else if hasControl(joined) {
                .badCharacter
            } else if field.secret, values.contains(where: { $0.count > 3 && ValueMask.isMask($0, isSecret: true) }) {
                .masked
            } else {
                field.digits && !values.allSatisfy({ isNumber($0) }) ? .notANumber : nil
            }
        return FieldResult(value: joined, note: note, problem: problem)
    }

    private static func choice(_ text: String, of values: [String]) -> FieldResult {
        guard let value = values.first(where: { $0.lowercased() == text.lowercased() }) else {
            return FieldResult(value: text, problem: .notAmong(values))
        }
        return FieldResult(value: value)
    }

    private static func unquoted(_ text: String) -> String {
        for quote in ["\"", "'"] where text.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote) {
            return String(text.dropFirst().dropLast())
        }
        return text
    }
}
