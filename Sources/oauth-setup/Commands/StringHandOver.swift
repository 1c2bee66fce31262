internal import AuthEngine
internal import Bounds
internal import ConnectionStrings
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import Wording

/// Gives a connection to a connector on a machine without a browser: a code, or the tokens kept here.
struct StringHandOver {
    let program: Program
    let found: (location: SettingsLocation, settings: Settings)
    let result: SetupResult
    let owner: StringOwner
    let consent: Consent
    let destination: Destination

    /// What the person agreed to.
    struct Consent {
        /// Giving the tokens away.
        let isOwned: Bool
        /// Replacing a plain settings file that is there.
        let replaces: Bool
    }

    /// Where the string goes.
    struct Destination {
        /// Whether it shows the tokens; a masked one hands nothing over.
        let isRevealed: Bool
        /// Whether it goes into a file, so that nothing is lost on the way.
        let isDurable: Bool
    }

    /// Prepares the string, hands it to `write`, and retires the copy here where there can be one owner only.
    ///
    /// - Parameters:
    ///   - location: the connector's settings file.
    ///   - verifier: the file with a code; nil to hand the tokens over.
    ///   - write: prints the string or writes its file.
    /// - Throws: ``Failure``, `SettingsError` or what `write` throws; the connection is as it was then.
    func run(location: String?, verifier: String?, _ write: (SetupResult) throws -> Void) async throws {
        guard let location else { throw Failure(HandOverWords.locationMissing(owner.rawValue), exitCode: 2) }
        var result = result
        result.settingsPath = location
        if let verifier {
            result.properties[OAuthProperty.verifier] = try VerifierText.read(verifier)
            if result.scheme.oauth?.pkce == .s256 { say(HandOverWords.boundCode) }
            say(HandOverWords.oneUse)
            try write(result)
            return
        }
        guard result.app != .embedded else { throw Failure(HandOverWords.embedded, exitCode: 2) }
        // Proved to be writable before anything is given away.
        let plain =
            owner == .driverPlain ? try PrivateOutput(location, program.store, replacing: consent.replaces) : nil
        defer { plain?.discard() }
        if program.store.isShared(found.location), found.settings.rotatesRefreshToken(result.scheme.oauth) {
            throw Failure(HandOverWords.sharedGrant(result.connection), exitCode: 2)
        }
        let rotates = found.settings.rotatesRefreshToken(result.scheme.oauth)
        // A masked string of the plain kind still comes with a file that holds the tokens.
        let handsOver = destination.isRevealed || owner == .driverPlain
        if rotates, handsOver, !consent.isOwned {
            throw Failure(HandOverWords.oneOwner(result.connection), exitCode: 2)
        }
        if let moved = found.settings.movedAway, !found.settings.canGiveAgain { throw moved }
        if handsOver { try program.engine.checkOwnedHere(found.settings, at: found.location) }
        let settings = rotates && handsOver ? try await program.store.giveTokens(found.location) : found.settings
        guard let tokens = settings.tokens else { throw AuthError(.signIn(.signInNeeded(.nothingStored))) }
        add(tokens, to: &result)
        do {
            if let plain {
                // It ends with a line end of its own.
                try plain.write(String(try PlainSettingsFile.text(result.properties).dropLast()))
                say(HandOverWords.unverified)
            }
            try write(result)
        } catch {
            if rotates, handsOver, found.settings.moved == nil { try await program.store.keepTokens(found.location) }
            throw error
        }
        guard handsOver else {
            say(HandOverWords.onlyMasked)
            return
        }
        let isDurable = destination.isDurable || plain?.isDurable == true
        if rotates, isDurable { try await program.store.gaveTokens(found.location) }
        say(rotates ? HandOverWords.retired(result.connection) : HandOverWords.shared)
    }

    private func add(_ tokens: StoredTokens, to result: inout SetupResult) {
        result.properties[OAuthProperty.accessToken] = tokens.accessToken.reveal()
        result.properties[OAuthProperty.refreshToken] = tokens.refreshToken?.reveal()
        // Without both the connector cannot judge the age, and refreshes at once.
        guard let seconds = tokens.expiresIn else { return }
        result.properties[OAuthProperty.expiresIn] = "\(seconds)"
        result.properties[OAuthProperty.tokenTimestamp] = "\(tokens.timestamp)"
    }

    private func say(_ words: LocalizedText) { Output.note(words(program.language)) }
}

/// A code that a person copied from a browser.
enum VerifierText {
    /// Reads a file, `-` for standard input, with a code or the address the browser ended at.
    ///
    /// - Throws: ``Failure`` when there is no code in it, or its end is unclear; never with the text.
    static func read(_ file: String) throws(Failure) -> String {
        let bytes = try FileText.required(file, HandOverWords.codeUnreadable(file == "-" ? nil : file))
        guard let text = String(validForeign: bytes) else { throw nothing(in: file) }
        do throws(AuthError) {
            return try PastedReply.code(in: text).reveal()
        } catch {
            guard case .signIn(.pasteUnclear) = error.fact else { throw nothing(in: file) }
            throw Failure(error.words, exitCode: 2)
        }
    }

    private static func nothing(in file: String) -> Failure {
        Failure(HandOverWords.noCode(in: file == "-" ? nil : file), exitCode: 2)
    }
}
