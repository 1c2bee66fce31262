internal import AgeFile

/// What one operation seals and opens with: the only type of this module, with its makers, that knows the format.
struct Keys {
    /// The secret keys of this machine; the first is the one files are sealed for.
    var identities: [AgeSecretKey]
    /// Further public keys to seal for.
    var recipients: [AgePublicKey]
    /// Whom settings are sealed for instead, and who vouches for them, where machines share them.
    var fleet: FleetSeal?

    /// The public key of this machine.
    var ownRecipient: AgePublicKey? { identities.first?.recipient }

    /// Whom files are sealed for: this machine and all further keys.
    var everyone: [AgePublicKey] {
        if let fleet { return fleet.roster.recipients }
        var all: [AgePublicKey] = []
        for recipient in [ownRecipient].compactMap(\.self) + recipients where !all.contains(recipient) {
            all.append(recipient)
        }
        return all
    }

    /// Seals settings, armored.
    func seal(_ settings: Settings, random: @escaping AgeRandom) throws(SettingsError) -> [UInt8] {
        try SettingsText.seal(settings, to: everyone, vouchedBy: fleet, random: random)
    }

    /// The same content sealed anew, whatever it is: also what a newer version wrote.
    ///
    /// - Throws: `damaged` or `sealedToAnotherKey`.
    func resealed(_ file: [UInt8], from source: SettingsSource, random: @escaping AgeRandom) throws(SettingsError)
        -> [UInt8]
    {
        let text = try SettingsText.opened(file, with: identities, from: source)
        return try SettingsText.sealed(text, to: everyone, random: random)
    }

    /// Whether a file gives that content.
    func opens(_ file: [UInt8], like other: [UInt8], from source: SettingsSource) throws(SettingsError) -> Bool {
        try SettingsText.opened(file, with: Array(identities.prefix(1)), from: source)
            == SettingsText.opened(other, with: identities, from: source)
    }

    /// Opens a settings file.
    ///
    /// - Throws: `damaged`, `sealedToAnotherKey` or `newerSchema`.
    func open(_ file: [UInt8], from source: SettingsSource) throws(SettingsError) -> Settings {
        try SettingsText.open(file, with: identities, vouchedBy: fleet, from: source)
    }

    /// The same keys for settings that machines share.
    func sharing(_ fleet: FleetSeal) -> Keys {
        var keys = self
        keys.fleet = fleet
        if let own = fleet.roster.identity { keys.identities.append(own) }
        return keys
    }
}
