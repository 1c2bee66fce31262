internal import AgeFile
public import Secrets

extension SettingsStore {
    /// Seals a copy of settings for another machine.
    ///
    /// - Parameters:
    ///   - settings: What to hand over.
    ///   - key: The other machine's public key, or a passphrase.
    /// - Returns: An armored age file.
    /// - Throws: ``SettingsError``: `badRecipient`.
    public func sealedCopy(of settings: Settings, for key: TransferKey) throws(SettingsError) -> [UInt8] {
        try sealedCopy(of: settings, for: key, workFactor: 17)
    }

    package func sealedCopy(
        of settings: Settings,
        for key: TransferKey,
        workFactor: Int
    ) throws(SettingsError) -> [UInt8] {
        let recipient: any AgeRecipient
        do {
            switch key {
            case .recipient(let text): recipient = try AgePublicKey(text)
            case .passphrase(let secret):
                recipient = try ScryptRecipient(passphrase: secret.reveal(), workFactor: workFactor)
            }
        } catch {
            throw SettingsError.badRecipient(.given(error))
        }
        // What has not proved to work yet stays here.
        var settings = settings
        settings.unproven = nil
        settings.incoming = nil
        let random = random
        return try SettingsText.seal(settings, to: [recipient]) { random($0) }
    }

    /// Whether a copy can only be opened with a passphrase; false for what is no age file.
    public func asksForPassphrase(_ file: [UInt8]) -> Bool { Age.asksForPassphrase(file) }

    /// Opens a copy that another machine sealed for this one, or with a passphrase.
    ///
    /// - Parameters:
    ///   - file: The age file, armored or not.
    ///   - passphrase: The passphrase, when the copy is sealed with one.
    /// - Returns: The settings; they are not stored yet.
    /// - Throws: ``SettingsError``: `damaged`, `sealedToAnotherKey`, `newerSchema`, or one about the identity.
    public func openedCopy(_ file: [UInt8], passphrase: Secret? = nil) throws(SettingsError) -> Settings {
        let identities: [any AgeIdentity]
        if let passphrase {
            do {
                identities = [try ScryptIdentity(passphrase: passphrase.reveal())]
            } catch {
                throw SettingsError.badRecipient(.given(error))
            }
        } else {
            identities = try keyRing.keysMakingIdentity().identities
        }
        let source = SettingsSource.copy(mentionsArmor: Age.mentionsArmor(file))
        let limit = PrivateFile.Rule().limit
        guard file.count <= limit else { throw SettingsError.damaged(source, .tooLarge(limit: limit)) }
        return try SettingsText.open(file, with: identities, from: source)
    }
}
