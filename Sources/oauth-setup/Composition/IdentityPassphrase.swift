internal import Glibc
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import Synchronization
internal import Wording

/// The passphrase of this machine's key, found out once: from what the command or the environment names, else from the
/// person at the terminal.
final class IdentityPassphrase: Sendable {
    /// The environment variable that holds the path, never the passphrase.
    static let variable = "OAUTH_SETUP_PASSPHRASE_FILE"

    private let source: PassphraseSource
    private let file: String?
    private let voice: Voice
    /// What was found, or why nothing was.
    private enum Found {
        case answer(Secret?)
        case fault(SettingsError)
    }

    private let found: Mutex<Found?>
    private let mayAsk = Mutex(true)

    /// Finds nothing out yet; a passphrase that is known already is never read or asked for.
    init(_ source: PassphraseSource, known: Secret? = nil, environment: [String: String], voice: Voice) {
        found = Mutex(known.map { .answer($0) })
        (self.source, self.voice) = (source, voice)
        file = environment[Self.variable].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The passphrase; nil where nobody can be asked.
    ///
    /// - Throws: `identityProtected` when what was named holds none, `aborted`.
    func secret() throws(SettingsError) -> Secret? {
        let known = found.withLock { found in
            let known = found ?? look()
            found = known
            return known
        }
        switch known {
        case .answer(let secret): return secret
        case .fault(let error): throw error
        }
    }

    /// The passphrase, if somebody needed it before.
    var known: Secret? {
        guard case .answer(let secret) = found.withLock(\.self) else { return nil }
        return secret
    }

    /// Whether it is known, or found without asking anybody.
    var isGiven: Bool { source.isGiven || file != nil || known != nil }

    /// Leaves the terminal to a screen, which asks for it in its own way and gives it to ``take(_:)``.
    func askNobody() { mayAsk.withLock { $0 = false } }

    /// Takes over what has just opened the key.
    func take(_ secret: Secret) { found.withLock { $0 = .answer(secret) } }

    private func look() -> Found {
        do throws(SettingsError) {
            return .answer(try find())
        } catch {
            return .fault(error)
        }
    }

    private func find() throws(SettingsError) -> Secret? {
        if source.isGiven {
            if let file = source.file { return try Self.line(file, "--passphrase-file") }
            guard let secret = try? source.given() else { throw Self.nothing("--passphrase-fd") }
            return secret
        }
        if let file { return try Self.line(file, "OAUTH_SETUP_PASSPHRASE_FILE") }
        guard mayAsk.withLock(\.self), let terminal = HiddenPrompt() else { return nil }
        let question = KeyWords.askIdentity(voice.language)
        guard let secret = terminal.ask(question) else { throw SettingsError.aborted }
        return secret
    }

    private static func line(_ file: String, _ option: String) throws(SettingsError) -> Secret {
        let (secret, number) = PassphraseSource.line(file: file)
        if let secret, !secret.isEmpty { return secret }
        // What is no file may be the passphrase itself, which is shown nowhere.
        if [ENOENT, ENOTDIR, ENAMETOOLONG].contains(number) { throw nothing(option) }
        throw number == 0 ? nothing(file) : .cannotRead(path: file, .system(SystemFailure(number: number)))
    }

    private static func nothing(_ place: String) -> SettingsError {
        .identityProtected(.nothingToRead(place: place))
    }
}
