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

    private let input: PassphraseInput?
    private let file: String?
    private let language: Language
    private let found: Mutex<Result<Secret?, SettingsError>?>

    /// Finds nothing out yet; a passphrase that is known already is never read or asked for.
    init(_ input: PassphraseInput?, known: Secret? = nil, environment: [String: String], language: Language) {
        found = Mutex(known.map { .success($0) })
        self.input = input
        file = environment[Self.variable].flatMap { $0.isEmpty ? nil : $0 }
        self.language = language
    }

    /// The passphrase; nil where nobody can be asked.
    ///
    /// - Throws: `identityProtected` when what was named holds none, `aborted`.
    func secret() throws(SettingsError) -> Secret? {
        let result = found.withLock { found in
            let result = found ?? Result { () throws(SettingsError) in try find() }
            found = result
            return result
        }
        return try result.get()
    }

    /// The passphrase, if somebody needed it before.
    var known: Secret? { found.withLock { try? $0?.get() } }

    private func find() throws(SettingsError) -> Secret? {
        if let input, input.isGiven {
            guard let secret = try? input.given() else { throw Self.nothing("--passphrase-file, --passphrase-fd") }
            return secret
        }
        if let file {
            guard let secret = PassphraseInput.line(file: file), !secret.isEmpty else { throw Self.nothing(file) }
            return secret
        }
        guard let terminal = HiddenPrompt() else { return nil }
        guard let secret = terminal.ask(KeyWords.askIdentity(language)) else { throw SettingsError.aborted }
        return secret
    }

    private static func nothing(_ place: String) -> SettingsError {
        .identityProtected(.nothingToRead(place: place))
    }
}
