internal import AgeFile
public import Secrets

extension SettingsStore {
    /// scrypt's log2 of N for a protected identity: a third of a second and 128 MiB.
    static let identityWorkFactor = 17

    /// The public key of this machine, `age1…`: whoever has it can seal settings for this machine.
    ///
    /// - Returns: The public key; the identity is made when this is its first use.
    /// - Throws: ``SettingsError`` about the identity or the folder.
    public func recipient() throws(SettingsError) -> String {
        try keyRing.keysMakingIdentity().ownRecipient?.text ?? ""
    }

    /// Where the identity is looked for.
    public var identityPath: String { keyRing.source().path }

    /// Whether the identity is there and sealed with a passphrase; false also when it cannot be read.
    public var isIdentityProtected: Bool { (try? keyRing.identityFile())?.isProtected ?? false }

    /// Whether a rotation of the key was begun and not finished; false also when the identity cannot be read.
    public var isRotationUnfinished: Bool {
        guard let file = try? keyRing.identityFile(), let text = try? keyRing.text(of: file) else { return false }
        return IdentityText(text: text).retiring != nil
    }

    /// Asks for the passphrase of a protected identity now, so that later work need not; does nothing for another one.
    ///
    /// - Throws: ``SettingsError``: `identityProtected`, `passphraseWrong` or `identityDamaged`, or what
    ///   the question ends with.
    public func unlock() throws(SettingsError) {
        guard isIdentityProtected else { return }
        _ = try keyRing.text(of: try keyRing.identityFile())
    }

    /// Whether the identity is sealed with a passphrase that nobody has given yet; false also when it cannot be read.
    package var isLocked: Bool {
        guard let file = try? keyRing.identityFile() else { return false }
        return file.isProtected && !keyRing.opened.holds(file.content)
    }

    /// Opens a protected identity with a passphrase, whatever was tried before; does nothing for another one.
    ///
    /// - Parameter passphrase: What was typed.
    /// - Throws: ``SettingsError``: `passphraseWrong`, `identityDamaged` and others; what was opened before stays open.
    package func unlock(with passphrase: Secret) throws(SettingsError) {
        let file = try keyRing.identityFile()
        guard file.isProtected else { return }
        keyRing.opened.keep(try file.opened(with: passphrase), of: file.content)
    }

    /// Seals the identity with a passphrase the way age's own users do, or gives a sealed one another passphrase.
    ///
    /// `age --decrypt -i identity.txt` asks for it then. The identity is made when this is its first use.
    ///
    /// - Parameter passphrase: The new passphrase.
    /// - Throws: ``SettingsError`` about the identity or the folder, `locked` or `cannotWrite`; `CancellationError`.
    public func protectIdentity(with passphrase: Secret) async throws {
        try await protectIdentity(with: passphrase, workFactor: Self.identityWorkFactor)
    }

    package func protectIdentity(with passphrase: Secret, workFactor: Int) async throws {
        guard !passphrase.isEmpty else { throw SettingsError.identityProtected(.empty) }
        _ = try keyRing.keysMakingIdentity()
        try await holdingIdentity(timeout: .seconds(60)) {
            let file = try keyRing.identityFile()
            try write(try keyRing.text(of: file), to: file.path, sealedWith: passphrase, workFactor: workFactor)
        }
    }

    /// Takes the passphrase of the identity away.
    ///
    /// - Returns: false when it had none.
    /// - Throws: ``SettingsError`` about the identity, `locked` or `cannotWrite`; `CancellationError`.
    public func unprotectIdentity() async throws -> Bool {
        try await holdingIdentity(timeout: .seconds(60)) {
            let file = try keyRing.identityFile()
            guard file.isProtected else { return false }
            try write(try keyRing.text(of: file), to: file.path, sealedWith: nil)
            return true
        }
    }

    /// Runs work while no other process changes the identity.
    func holdingIdentity<Result>(timeout: Duration, _ body: () async throws -> Result) async throws -> Result {
        let source = keyRing.source()
        if case .credential(let path) = source {
            throw SettingsError.cannotWrite(path: path, .handedOverBySystemd)
        }
        guard !HandedKey.isHanded(source.path) else {
            throw SettingsError.cannotWrite(path: source.path, .handedOverThroughPipe)
        }
        // Refused here when it is missing or others can read it, before anything is made beside it.
        _ = try keyRing.identityFile()
        let lock = try await FileLock.acquire(
            "\(source.path).lock",
            for: source.path,
            timeout: timeout,
            random: random,
            now: now(),
            calls: calls
        )
        defer { lock.release() }
        ReplacementFile.reap(for: source.path, now: now())
        return try await body()
    }

    /// Puts an identity file in the place of the old one, after it was opened again.
    func write(
        _ text: String,
        to path: String,
        sealedWith passphrase: Secret?,
        workFactor: Int = identityWorkFactor
    ) throws(SettingsError) {
        let content = try IdentityFile.content(text, sealedWith: passphrase, workFactor: workFactor, random: random)
        let file = try ReplacementFile(for: path, reserving: content.count, random: random, calls: calls)
        try file.commit(content) { stored throws(SettingsError) in
            guard let passphrase else { return }
            guard try IdentityFile(path: path, content: stored).opened(with: passphrase) == text else {
                throw SettingsError.cannotWrite(path: path, .wouldNotOpen)
            }
        }
        if passphrase != nil { keyRing.opened.keep(text, of: content) }
    }
}
