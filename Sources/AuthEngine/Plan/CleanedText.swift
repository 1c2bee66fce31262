internal import Bounds
internal import ConnectionStrings
internal import ServiceCatalog

/// A text without the accidents of typing and pasting: blanks around it, line breaks, full-width letters.
///
/// A value is the person's: what may be meant stays as it is. Full-width letters become half-width only where ASCII alone
/// can be meant.
struct CleanedText {
    let value: String
    let note: FieldNote?

    /// Cleans a text.
    ///
    /// - Parameters:
    ///   - text: as it came.
    ///   - field: what it is for.
    ///   - isExact: whether it stood in quotes or was set by a program, so that blanks at its ends are meant; line ends
    ///     there never are.
    init(_ text: String, field: Field, isExact: Bool = false) {
        let keepsBlanks = isExact && field.kind == .text
        let trimmed = keepsBlanks ? text.trimmingLineEnds() : text.trimmingBlanks()
        let narrowed = Self.narrowed(trimmed, for: field)
        let wide = narrowed ?? String(trimmed)
        let keepsBreaks = field.kind == .list
        let joined = keepsBreaks ? wide : String(wide.filter { !$0.isNewline && (keepsBlanks || $0 != "\t") })
        let unquoted = Self.isASCII(field) ? Self.unquoted(joined) : joined
        value = keepsBreaks ? unquoted.replacing("\r\n", with: "\n") : unquoted
        note =
            if narrowed != nil, wide != trimmed {
                .narrowed
            } else if joined != wide, !keepsBreaks {
                .joined
            } else if unquoted != joined {
                .unquoted
            } else {
                Self.kept(value, field)
            }
    }

    // MARK: What only ASCII can be meant for

    /// Addresses, numbers, IDs, choices; of texts those that OAuth knows, and tokens and keys.
    private static func isASCII(_ field: Field) -> Bool {
        switch field.kind {
        case .url, .callback, .subdomain, .number, .list, .choice: return true
        case .file: return false
        case .text:
            if OAuthProperty.all.contains(field.property) { return true }
            let name = field.property.lowercased()
            return field.secret && ["token", "key"].contains { name.contains($0) }
        }
    }

    /// Full-width ASCII and the ideographic blank as half-width, and in addresses the ideographic full stop as a dot; nil
    /// where the characters may be meant.
    private static func narrowed(_ text: Substring, for field: Field) -> String? {
        guard isASCII(field) else { return nil }
        let isAddress = [.url, .callback, .subdomain].contains(field.kind)
        let narrow = narrow(text, isAddress: isAddress)
        // One full-width character among letters that no keyboard narrows is no accident.
        return isAddress || narrow.allSatisfy(\.isASCII) ? narrow : nil
    }

    /// A text in half-width characters when it is ASCII then; else as it is.
    static func narrowedToASCII(_ text: some StringProtocol) -> String {
        let narrow = narrow(text, isAddress: false)
        return narrow.allSatisfy(\.isASCII) ? narrow : String(text)
    }

    private static func narrow(_ text: some StringProtocol, isAddress: Bool) -> String {
        var narrow = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: narrow.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000: narrow.append(" ")
            case 0x3002, 0xFF61: narrow.append(isAddress ? "." : scalar)
            default: narrow.append(scalar)
            }
        }
        return String(narrow)
    }

    private static let quotes: [Character: Character] = [
        "“": "”", "„": "“", "‘": "’", "‚": "‘", "«": "»", "「": "」", "『": "』", "\"": "\"", "'": "'", "`": "`",
    ]

    private static func unquoted(_ text: String) -> String {
        guard text.count > 1, let first = text.first, quotes[first] == text.last else { return text }
        return String(text.dropFirst().dropLast().trimmingBlanks())
    }

    /// What was left as it is although it may be an accident.
    private static func kept(_ value: String, _ field: Field) -> FieldNote? {
        guard field.kind == .text else { return nil }
        if let first = value.first, !first.isASCII, quotes[first] == value.last, value.count > 1 { return .quotesKept }
        if value.unicodeScalars.contains(where: { (0xFF01...0xFF5E).contains($0.value) }) { return .wideKept }
        return nil
    }
}
