internal import Secrets
internal import Synchronization

/// What was given as an argument and looks like a secret: a connection string, a token or a key in the place of a name.
///
/// No message repeats it, whoever writes the message, also the argument parser.
enum GivenSecrets {
    private static let known = Mutex(SecretFilter(shortest: 4, findsPieces: true))

    /// Looks at the arguments of this process; what follows `--` is for another program.
    static func learn(_ arguments: [String]) {
        for argument in arguments.prefix(while: { $0 != "--" }) where isSecret(argument) {
            known.withLock { known in
                known.insert(argument)
                for piece in argument.split(whereSeparator: { "=;&,' \"\n\t".contains($0) }) where piece.utf8.count >= 6
                {
                    if !GivenName.canBeName(String(piece)) { known.insert(String(piece)) }
                }
                for value in argument.split(separator: ";").compactMap({ $0.split(separator: "=", maxSplits: 1).last })
                {
                    known.insert(String(value))
                }
            }
        }
    }

    /// The text without them.
    static func hide(_ text: String) -> String {
        known.withLock { $0 }.hide(text)
    }

    private static func isSecret(_ argument: String) -> Bool {
        if argument.hasPrefix("-") {
            // The value of an option is one argument with it.
            let value = argument.split(separator: "=", maxSplits: 1).dropFirst().first
            return value.map { isSecret(String($0)) } ?? !isOption(argument)
        }
        // Public keys are no secrets.
        if argument.lowercased().hasPrefix("age1"), argument.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) { return false }
        guard ForeignText.place(argument) != nil else { return true }
        // A short word may be the name of a connection, whatever its letters.
        let isPath = argument.contains("/") || argument.contains(".") && argument.utf8.count < 64
        return argument.utf8.count >= 20 && !isPath && !GivenName.canBeName(argument)
    }

    private static func isOption(_ argument: String) -> Bool {
        argument.utf8.count <= 40
            && argument.utf8.allSatisfy { (97...122).contains($0) || (65...90).contains($0) || $0 == UInt8(ascii: "-") }
    }
}
