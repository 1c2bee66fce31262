internal import AgeFile
internal import StrictJSON

/// Settings as sealed bytes: pretty JSON, padded so that the length does not tell which token changed.
enum SettingsText {
    private static let paddingStep = 512

    static func seal(
        _ settings: Settings,
        to recipients: [any AgeRecipient],
        random: @escaping AgeRandom
    ) throws(SettingsError) -> [UInt8] {
        var text = Array(settings.revealedJSON().text(.pretty).utf8)
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
            throw SettingsError(.badRecipient, "the settings cannot be sealed: \(error.message)", hint: error.hint)
        }
    }

    static func open(
        _ file: [UInt8],
        with identities: [any AgeIdentity],
        name: String
    ) throws(SettingsError) -> Settings {
        let text = try opened(file, with: identities, name: name)
        do {
            return try Settings(json: try JSONParser.parse(text))
        } catch let error as JSONError {
            throw SettingsError(.damaged, "\(name) does not hold settings: \(error)")
        } catch let error as SettingsError {
            throw SettingsError(error.code, "\(name): \(error.message)", hint: error.hint)
        } catch {
            throw SettingsError(.damaged, "\(name) does not hold settings")
        }
    }

    static func opened(
        _ file: [UInt8],
        with identities: [any AgeIdentity],
        name: String
    ) throws(SettingsError) -> [UInt8] {
        do {
            return try Age.decrypt(file, with: identities)
        } catch  where error.code == .noMatch {
            throw SettingsError(
                .sealedToAnotherKey,
                "\(name) is sealed for another key than this machine's",
                hint: "use the identity it was sealed for, have it sealed for this machine, or sign in again"
            )
        } catch {
            throw SettingsError(
                .damaged,
                "\(name) is damaged: \(error.message)",
                hint: "put a backup in its place, or remove it and sign in again"
            )
        }
    }
}
