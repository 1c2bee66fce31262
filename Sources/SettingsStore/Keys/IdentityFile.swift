internal import AgeFile
internal import Bounds
internal import Secrets

/// An identity file: the text of keys, or an age file around it that is sealed with a passphrase, as age's users do.
struct IdentityFile {
    let path: String
    let content: [UInt8]

    /// Whether a passphrase is needed.
    var isProtected: Bool {
        content.starts(with: "age-encryption.org/".utf8) || content.starts(with: "-----BEGIN AGE".utf8)
    }

    /// The text, opened with the passphrase.
    ///
    /// - Throws: `passphraseWrong` or `identityDamaged`.
    func opened(with passphrase: Secret) throws(SettingsError) -> String {
        do {
            let text = try Age.decrypt(content, with: [try ScryptIdentity(passphrase: passphrase.reveal())])
            return String(foreign: text)
        } catch {
            throw error == .noMatch ? .passphraseWrong(path: path) : .identityDamaged(.cannotOpen(path: path, error))
        }
    }

    /// The bytes of a file that holds the text, sealed when there is a passphrase.
    ///
    /// - Throws: `identityProtected` for a passphrase that cannot be used.
    static func content(
        _ text: String,
        sealedWith passphrase: Secret?,
        workFactor: Int,
        random: RandomBytes
    ) throws(SettingsError) -> [UInt8] {
        guard let passphrase else { return Array(text.utf8) }
        do {
            let recipient = try ScryptRecipient(passphrase: passphrase.reveal(), workFactor: workFactor)
            return try Age.encrypt(Array(text.utf8), to: [recipient], armored: true) { random($0) }
        } catch {
            throw SettingsError.identityProtected(.cannotProtect(error))
        }
    }
}
