internal import SetupWizard

/// What arrives together, because a terminal without bracketed paste brings a paste as keys.
enum Burst {
    /// Makes one paste of as many letters in a row as nobody types at once, and of the Enters among them; none of them acts as a key.
    ///
    /// - Parameter outputs: what arrived in one piece.
    /// - Returns: the same, in order; Enters behind the last letter are left out.
    static func joined(_ outputs: [KeyDecoder.Output]) -> [KeyDecoder.Output] {
        guard outputs.count >= EnterGuard.burst else { return outputs }
        var joined: [KeyDecoder.Output] = []
        var rest = outputs[...]
        while let first = rest.first {
            let run = rest.prefix { letter($0) != nil }
            let letters = run.compactMap(letter)
            guard letters.count(where: { $0 != "\n" }) >= EnterGuard.burst, letters.first != "\n" else {
                joined += run.isEmpty ? [first] : run
                rest = rest.dropFirst(max(1, run.count))
                continue
            }
            let end = letters.lastIndex { $0 != "\n" } ?? 0
            joined.append(.paste(String(letters[...end])))
            rest = rest.dropFirst(run.count)
        }
        return joined
    }

    private static func letter(_ output: KeyDecoder.Output) -> Character? {
        switch output {
        case .key(.character(let character)): character
        case .key(.enter): "\n"
        default: nil
        }
    }
}
