internal import SetupWizard

/// The rest of a sequence that a slow link brings after its Esc has been given out as a key.
///
/// It is swallowed: none of it is typed, and what it would have done was meant for the page that Esc has left.
extension KeyDecoder {
    /// How long after Esc it is looked for, in milliseconds.
    private static let limit = 1000
    /// How soon after Esc it must be over when it begins with the letter O, which people type as well.
    private static let letterLimit = 400
    /// What comes faster than that was sent, not typed.
    private static let typingGap = 20

    /// How long to wait for more of it.
    var restTimeout: Int { rest.first == UInt8(ascii: "O") ? Self.letterLimit : Self.limit }

    /// Takes in a byte that may belong to it; nil when it does not.
    mutating func feedRest(_ byte: UInt8, at now: Int) -> [Output]? {
        guard let escapedAt else { return nil }
        guard !rest.isEmpty else {
            let isSoon = now - escapedAt <= Self.limit + escapeDelay
            switch byte {
            case UInt8(ascii: "[") where isSoon: state = .controlSequence([])
            case UInt8(ascii: "O") where isSoon: state = .singleShift
            default:
                self.escapedAt = nil
                return nil
            }
            (rest, restBegan) = ([byte], now)
            return []
        }
        if case .mouse = state {} else if !(0x20..<0x7F).contains(byte) { return typedRest() + feedGround(byte) }
        rest.append(byte)
        let outputs = feedSequence(byte)
        switch state {
        case .controlSequence, .mouse: return []
        default: break
        }
        let mayBeTyped = rest[0] == UInt8(ascii: "O") && now - escapedAt > Self.letterLimit
        let isTyped =
            state == .ground
            && (rest.count == 2 && outputs.isEmpty || mayBeTyped && now - restBegan > Self.typingGap)
        guard !isTyped else { return typedRest() }
        // The next Esc waits long enough for what follows it on this link.
        escapeDelay = max(escapeDelay, min(Self.limit, 2 * (restBegan - escapedAt)))
        (rest, self.escapedAt) = ([], nil)
        return []
    }

    /// What may have been the rest of a sequence, as the keys that it was.
    mutating func typedRest() -> [Output] {
        defer { (rest, escapedAt, state) = ([], nil, .ground) }
        return rest.map { .key(.character(Character(Unicode.Scalar($0)))) }
    }
}
