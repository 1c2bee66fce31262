internal import AgeFile
internal import Bounds
internal import FoundationEssentials
internal import Secrets

/// Finds this machine's identity, makes it on first use, and reads the further recipients.
struct KeyRing: Sendable {
    /// Where an identity file is, and who put it there.
    enum Source {
        /// `OAUTH_SETUP_IDENTITY` names it.
        case environment(path: String)
        /// systemd handed it over in `$CREDENTIALS_DIRECTORY`, and watches over it.
        case credential(path: String)
        /// It is in the configuration folder.
        case folder(path: String)

        var path: String {
            switch self {
            case .environment(let path), .credential(let path), .folder(let path): path
            }
        }
    }

    let folder: ConfigurationFolder
    let environment: [String: String]
    let passphrase: (@Sendable () throws(SettingsError) -> Secret?)?
    let random: RandomBytes
    let now: @Sendable () -> Int64
    let calls: SystemCalls
    let opened = OpenedIdentity()
    let handed: HandedKey

    /// The keys, when there is an identity.
    ///
    /// - Throws: `identityMissing`, `identityDamaged`, `identityProtected`, `notPrivate`, `badRecipient` and others.
    func keys() throws(SettingsError) -> Keys {
        Keys(identities: try identities(try identityFile()), recipients: try recipients())
    }

    /// The identity file as it is on the disk.
    func identityFile() throws(SettingsError) -> IdentityFile {
        let source = source()
        if case .folder = source {
            guard try PrivateFolder.check(folder.path) else { throw SettingsError.identityMissing(path: source.path) }
        } else {
            // Whatever key is used, what lies beside the settings decides whom they are sealed for.
            try folder.check()
        }
        if case .environment(let path) = source, HandedKey.isHanded(path) {
            return IdentityFile(path: path, content: try handed.read(path, rule(source)))
        }
        guard let content = try Self.read(source.path, rule(source)) else {
            throw SettingsError.identityMissing(path: source.path)
        }
        return IdentityFile(path: source.path, content: content)
    }

    /// The keys; the identity of the configuration folder is made when it is missing.
    func keysMakingIdentity() throws(SettingsError) -> Keys {
        if case .folder(let path) = source() {
            try folder.prepare()
            if try PrivateFile.read(path) == nil { try makeIdentity(path) }
        }
        return try keys()
    }

    func source() -> Source {
        if let path = environment["OAUTH_SETUP_IDENTITY"], !path.isEmpty { return .environment(path: path) }
        if let credentials = environment["CREDENTIALS_DIRECTORY"], !credentials.isEmpty {
            let path = "\(credentials)/oauth-setup.identity"
            if (try? FileStatus(at: path)) != nil { return .credential(path: path) }
        }
        return .folder(path: folder.identityPath)
    }

    /// systemd gives credentials to the user by an access list, which shows as a group that may read.
    private func rule(_ source: Source) -> PrivateFile.Rule {
        if case .credential = source { return PrivateFile.Rule(forbidden: 0o037, mayBelongToRoot: true) }
        return PrivateFile.Rule()
    }

    /// The text of an identity file; its passphrase is asked for where it is protected.
    ///
    /// - Throws: `identityProtected`, `passphraseWrong`, `identityDamaged`, or what the question ends with.
    func text(of file: IdentityFile) throws(SettingsError) -> String {
        guard file.isProtected else { return String(foreign: file.content) }
        return try opened.text(of: file.content) { () throws(SettingsError) in
            guard let secret = try passphrase?(), !secret.isEmpty else {
                throw SettingsError.identityProtected(.nobodyToAsk(path: file.path))
            }
            return try file.opened(with: secret)
        }
    }

    private func identities(_ file: IdentityFile) throws(SettingsError) -> [AgeSecretKey] {
        let text = try text(of: file)
        do {
            return try AgeKeyFile.identities(text)
        } catch {
            throw SettingsError.identityDamaged(.cannotRead(path: file.path, error))
        }
    }

    private func recipients() throws(SettingsError) -> [AgePublicKey] {
        // Public keys may be read by anyone; whoever can change them can read what is sealed next.
        let rule = PrivateFile.Rule(forbidden: 0o022, mayBelongToRoot: true)
        guard let file = try Self.read(folder.recipientsPath, rule) else { return [] }
        do {
            return try AgeKeyFile.recipients(String(foreign: file))
        } catch {
            throw SettingsError.badRecipient(.file(path: folder.recipientsPath, error))
        }
    }

    /// The content of a file of keys, whose size says nothing of settings.
    private static func read(_ path: String, _ rule: PrivateFile.Rule) throws(SettingsError) -> [UInt8]? {
        do {
            return try PrivateFile.read(path, rule)
        } catch {
            guard case .damaged(_, .tooLarge(let limit)) = error else { throw error }
            throw .cannotRead(path: path, .tooLarge(limit: limit))
        }
    }

    /// Makes the identity file whole or not at all; when another process is faster, its file stays.
    private func makeIdentity(_ path: String) throws(SettingsError) {
        ReplacementFile.reap(for: path, now: now())
        let text = AgeKeyFile.text(of: try newIdentity(), created: moment)
        let file = try ReplacementFile(
            for: path,
            reserving: text.utf8.count,
            random: random,
            calls: calls.keepingWhatIsThere
        )
        do throws(SettingsError) {
            try file.commit(Array(text.utf8)) { _ in }
        } catch {
            // Another process was faster, and its identity is as good.
            guard case .alreadyThere = error else { throw error }
        }
    }

    func newIdentity(_ kind: AgeSecretKey.Kind = .x25519) throws(SettingsError) -> AgeSecretKey {
        let random = random
        do {
            return try AgeSecretKey(kind) { random($0) }
        } catch {
            throw SettingsError.identityDamaged(.cannotMake(error))
        }
    }

    /// Now, as the comment of an identity file has it.
    var moment: String { Date(timeIntervalSince1970: Double(now() / 1_000)).formatted(.iso8601) }
}
