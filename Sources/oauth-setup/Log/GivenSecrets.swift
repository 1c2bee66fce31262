internal import Secrets
internal import SettingsStore
internal import Synchronization

/// What was given as an argument and looks like a secret: a connection string, a token or a key in the place of a name.
///
/// No message repeats it, whoever writes the message, also the argument parser.
enum GivenSecrets {
    private static let known = Mutex(SecretFilter(shortest: 4, findsPieces: true))
    /// Settings that were opened, and whose secrets nobody has asked for yet.
    private static let opened = Mutex<[Settings]>([])
    private static let kept = Mutex(SecretFilter(shortest: 8, findsPieces: false))
    private static let secretNames = ["password", "secret", "token", "key", "verifier", "pwd"]

    /// Looks at the arguments of this process; what follows `--` or `--via` is for another program.
    static func learn(_ arguments: [String]) {
        let own = arguments.prefix { $0 != "--" }
        let found = own.indices.flatMap { index in
            let isCommand = index > 0 && own[index - 1] == "--via" || own[index].hasPrefix("--via=")
            return isCommand ? [] : secrets(in: own[index])
        }
        guard !found.isEmpty else { return }
        known.withLock { known in
            for secret in found { known.insert(secret) }
        }
    }

    /// Remembers what is secret in the settings of a connection: no sentence about it repeats that, whoever sent it back.
    static func learn(_ settings: Settings) { opened.withLock { $0.append(settings) } }

    /// The text without them.
    static func hide(_ text: String) -> String { stored().hide(known.withLock { $0 }.hide(text)) }

    /// The filter of what is stored: whole secrets only, since an application's name may be a part of its secret.
    private static func stored() -> SecretFilter {
        let new = opened.withLock { settings in
            defer { settings = [] }
            return settings.flatMap { secrets(in: $0) }
        }
        return kept.withLock { kept in
            for secret in new { kept.insert(secret) }
            return kept
        }
    }

    private static func secrets(in settings: Settings) -> [String] {
        let properties = settings.properties.filter { isSecretName($0.name) }.map { $0.value.reveal() }
        let tokens = [settings.tokens?.accessToken, settings.tokens?.refreshToken].compactMap { $0?.reveal() }
        return properties + tokens
    }

    /// What must not be repeated of an argument.
    private static func secrets(in argument: String) -> [String] {
        let given = pairs(argument)
        // The value of an option is one argument with it; an input of a procedure has its name before it.
        if let (name, value) = given.first, given.count == 1, isOption(name) || GivenName.canBeName(name) {
            return isSecretName(name) ? [value] : secrets(in: value)
        }
        if argument.hasPrefix("-"), isOption(argument) { return [] }
        // Public keys are no secrets.
        if argument.lowercased().hasPrefix("age1"), argument.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) { return [] }
        let isOdd = !GivenName.canBeName(argument) && argument.utf8.count >= 12
        guard isRandom(argument) || isOdd && ForeignText.place(argument) == nil else { return [] }
        // Nor is USER@HOST.
        let sides = argument.split(separator: "@", omittingEmptySubsequences: false)
        if sides.count == 2, sides.allSatisfy({ GivenName.canBeName(String($0)) }) { return [] }
        return [argument] + given.filter { isSecretName($0.name) || isRandom($0.value) }.map { $0.value }
    }

    /// `NAME=VALUE` between semicolons.
    private static func pairs(_ argument: String) -> [(name: String, value: String)] {
        guard argument.contains("=") else { return [] }
        return argument.split(separator: ";").map { part in
            let mark = part.firstIndex(of: "=") ?? part.endIndex
            return (String(part[..<mark]), String(part[mark...].dropFirst()))
        }
    }

    private static func isSecretName(_ name: String) -> Bool {
        let name = name.lowercased()
        // Options that end so name a file.
        guard !name.hasSuffix("-file"), !name.hasSuffix("-fd") else { return false }
        return secretNames.contains { name.contains($0) }
    }

    /// Like what machines make up; a short word may be the name of a connection, whatever its letters.
    private static func isRandom(_ text: String) -> Bool {
        let isPath = text.contains("/") || text.contains(".") && text.utf8.count < 64
        return text.utf8.count >= 20 && !isPath && !GivenName.canBeName(text)
    }

    private static func isOption(_ argument: String) -> Bool {
        argument.hasPrefix("-") && argument.utf8.count <= 40
            && argument.utf8.allSatisfy { (97...122).contains($0) || (65...90).contains($0) || $0 == UInt8(ascii: "-") }
    }
}
