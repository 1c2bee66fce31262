internal import SetupWizard

/// An address that a terminal brings key by key, because it marks no pastes: what begins like one and comes faster than
/// anybody types is one paste, and none of its letters acts as a key.
///
/// A value; its user says what time it is.
package struct RawPaste: Sendable {
    /// How soon the next letter of `https://` comes in a paste, in milliseconds.
    static let prefixGap = 100
    /// For how many milliseconds nothing must come until it is whole.
    static let quiet = 300

    private var held: [Character] = []
    private var last = 0

    package init() {}

    /// Takes in what came while a reply is waited for.
    ///
    /// - Parameters:
    ///   - output: a key or a paste.
    ///   - now: the time in milliseconds.
    /// - Returns: what can be dealt with now, in order.
    package mutating func feed(_ output: KeyDecoder.Output, at now: Int) -> [KeyDecoder.Output] {
        let late = idle(at: now)
        switch output {
        case .key(.character(let character)) where isAddress || begins(with: character):
            held.append(character)
            last = now
            return late
        case .key(.enter) where isAddress:
            held.append("\n")
            last = now
            return late
        default:
            let before = release()
            // A letter that does not go on may begin anew.
            if case .key(.character(let character)) = output, !before.isEmpty, begins(with: character) {
                held = [character]
                last = now
                return late + before
            }
            return late + before + [output]
        }
    }

    /// In how many milliseconds ``idle(at:)`` has something; nil while nothing is held.
    package func wait(at now: Int) -> Int? {
        held.isEmpty ? nil : max(0, last + (isAddress ? Self.quiet : Self.prefixGap) - now)
    }

    /// What was held, once nothing more came for a while.
    package mutating func idle(at now: Int) -> [KeyDecoder.Output] { wait(at: now) == 0 ? release() : [] }

    private var isAddress: Bool {
        let text = String(held.prefix(8)).lowercased()
        return text.hasPrefix("http://") || text.hasPrefix("https://")
    }

    private func begins(with character: Character) -> Bool {
        let text = (String(held) + String(character)).lowercased()
        return "http://".hasPrefix(text) || "https://".hasPrefix(text)
    }

    private mutating func release() -> [KeyDecoder.Output] {
        defer { held = [] }
        guard isAddress else { return held.map { .key(.character($0)) } }
        var text = String(held)
        while text.last == "\n" { text.removeLast() }
        return [.paste(text)]
    }
}
