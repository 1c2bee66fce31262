internal import AgeFile
internal import StrictJSON

/// Settings as sealed bytes: pretty JSON, padded so that the length does not tell which token changed.
enum SettingsText {
    private static let paddingStep = 512

    /// Whether a file that begins so was sealed, whoever it is for.
    static func isLikely(_ start: [UInt8]) -> Bool {
        ["-----BEGIN AGE ENCRYPTED FILE-----", "age-encryption.org/"].contains { start.starts(with: $0.utf8) }
    }

    /// Settings for a place where nothing is sealed.
    static func plain(_ settings: Settings) -> [UInt8] { Array(settings.revealedJSON().text().utf8) }

    /// What ``plain(_:)`` made.
    static func plain(_ content: [UInt8]) throws(SettingsError) -> Settings {
        try settings(content, from: .json)
    }

    static func seal(
        _ settings: Settings,
        to recipients: [any AgeRecipient],
        vouchedBy fleet: FleetSeal? = nil,
        random: @escaping AgeRandom
    ) throws(SettingsError) -> [UInt8] {
        let json = settings.revealedJSON()
        var text = Array((fleet?.vouching(json) ?? json).text(.pretty).utf8)
        // Blanks after the value are JSON still; a line end closes the text.
        text.append(10)
        while !(text.count + 1).isMultiple(of: paddingStep) { text.append(32) }
        text.append(10)
        return try sealed(text, to: recipients, random: random)
    }

    static func sealed(
        _ text: [UInt8],
        to recipients: [any AgeRecipient],
        random: @escaping AgeRandom
    ) throws(SettingsError) -> [UInt8] {
        do {
            return try Age.encrypt(text, to: recipients, armored: true, random: random)
        } catch {
            throw SettingsError.badRecipient(.sealing(error))
        }
    }

    static func open(
        _ file: [UInt8],
        with identities: [any AgeIdentity],
        vouchedBy fleet: FleetSeal? = nil,
        from source: SettingsSource
    ) throws(SettingsError) -> Settings {
        try settings(Age.open(file, with: identities), vouchedBy: fleet, from: source)
    }

    /// The settings that came out of a file.
    static func settings(
        _ opened: OpenedPayload,
        vouchedBy fleet: FleetSeal? = nil,
        from source: SettingsSource
    ) throws(SettingsError) -> Settings {
        if let failure = opened.failure { throw fault(failure, source) }
        return try settings(opened.content, vouchedBy: fleet, from: source)
    }

    private static func fault(_ error: AgeError, _ source: SettingsSource) -> SettingsError {
        error == .noMatch ? .sealedToAnotherKey(source) : .damaged(source, .sealing(error))
    }

    private static func settings(
        _ text: [UInt8],
        vouchedBy fleet: FleetSeal? = nil,
        from source: SettingsSource
    ) throws(SettingsError) -> Settings {
        let json: JSONValue
        do {
            json = try JSONParser.parse(text)
        } catch {
            throw SettingsError.damaged(source, .notJSON(error))
        }
        return try Settings(json: try fleet?.vouched(json) ?? json, from: source)
    }

    static func opened(
        _ file: [UInt8],
        with identities: [any AgeIdentity],
        from source: SettingsSource
    ) throws(SettingsError) -> [UInt8] {
        do {
            return try Age.decrypt(file, with: identities)
        } catch {
            throw fault(error, source)
        }
    }
}
