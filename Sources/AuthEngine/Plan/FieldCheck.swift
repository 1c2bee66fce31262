public import ServiceCatalog

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
    /// - Returns: the value, what was done to it and what is wrong with it.
    public static func normalise(_ text: String, field: Field, practice: Bool = false) -> FieldResult {
        guard text.utf8.count <= 64 << 10 else { return FieldResult(value: "", problem: .tooLong) }
        let cleaned = CleanedText(text, field: field)
        guard !cleaned.value.isEmpty else { return FieldResult(value: "", note: cleaned.note) }
        let checked =
            switch field.kind {
            case .text: plain(cleaned.value, secret: field.secret)
            case .url: address(cleaned.value, practice: practice)
            case .callback: callback(cleaned.value)
            case .subdomain: subdomain(cleaned.value, domain: field.domain ?? "")
            case .number: number(cleaned.value)
            case .list: list(cleaned.value, limit: field.limit)
            case .choice: choice(cleaned.value, of: field.choices.map(\.value))
            case .file: plain(unquoted(cleaned.value), secret: false)
            }
        return FieldResult(value: checked.value, note: checked.note ?? cleaned.note, problem: checked.problem)
    }

    private static func plain(_ text: String, secret: Bool) -> FieldResult {
        let bad = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        return FieldResult(value: text, problem: bad ? .badCharacter : nil)
    }

    private static func number(_ text: String) -> FieldResult {
        let digits = text.allSatisfy { $0.isASCII && $0.isNumber }
        return FieldResult(value: text, problem: digits ? nil : .notANumber)
    }

    private static func list(_ text: String, limit: Int?) -> FieldResult {
        var values: [String] = []
        for part in text.split(whereSeparator: { ",、\n".contains($0) }) {
            let value = String(part.trimmingBlanks())
            if !value.isEmpty, !values.contains(value) { values.append(value) }
        }
        let joined = values.joined(separator: ",")
        if let limit, values.count > limit { return FieldResult(value: joined, problem: .tooMany(limit: limit)) }
        return FieldResult(value: joined)
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
