internal import AgeFile

/// What one operation seals and opens with: the only type of this module, with its makers, that knows the format.
struct Keys {
    /// The secret keys of this machine; the first is the one files are sealed for.
    var identities: [X25519Identity]
    /// Further public keys to seal for.
    var recipients: [X25519Recipient]

    /// The public key of this machine.
    var ownRecipient: X25519Recipient? { identities.first?.recipient }

    /// Seals settings for this machine and all further keys, armored.
    func seal(_ settings: Settings, random: @escaping AgeRandom) throws(SettingsError) -> [UInt8] {
        var all: [X25519Recipient] = []
        for recipient in [ownRecipient].compactMap(\.self) + recipients where !all.contains(recipient) {
            all.append(recipient)
        }
        return try SettingsText.seal(settings, to: all, random: random)
    }

    /// Opens a settings file.
    ///
    /// - Throws: `damaged`, `sealedToAnotherKey` or `newerSchema`.
    func open(_ file: [UInt8], path: String) throws(SettingsError) -> Settings {
        try SettingsText.open(file, with: identities, name: Shown.path(path))
    }
}
