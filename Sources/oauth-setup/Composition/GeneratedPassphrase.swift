internal import Secrets

/// Passphrases that nobody has to think of.
enum GeneratedPassphrase {
    /// 32 letters and digits that are not mistaken for each other.
    private static let alphabet = "abcdefghijkmnpqrstuvwxyz23456789".map { String($0) }

    /// Six groups of four characters, 120 bits.
    static func make(random: RandomBytes = .system) -> Secret {
        let characters = random(24).map { alphabet[Int($0 & 31)] }
        let groups = stride(from: 0, to: 24, by: 4).map { characters[$0..<($0 + 4)].joined() }
        return Secret(groups.joined(separator: "-"))
    }
}
