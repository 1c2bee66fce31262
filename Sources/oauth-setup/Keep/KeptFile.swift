internal import ArgumentParser
internal import AuthEngine
internal import Secrets
internal import SettingsStore
internal import Wording

/// A file for a token as an argument: `NAME=PATH` or `NAME=PATH:MODE`.
struct TokenFile {
    private static let modes: [String: UInt32] = ["400": 0o400, "440": 0o440, "600": 0o600, "640": 0o640]

    let name: String
    let path: String
    let mode: UInt32

    /// The whole path; `~` is the home folder, which a shell leaves alone behind `=`.
    func path(home: String?) -> String { WizardFiles.location(path, home: home) }

    /// Reads the argument.
    ///
    /// - Throws: `ValidationError` for anything else.
    init(_ argument: String) throws {
        let mistake = ValidationError(KeepWords.tokenFile)
        guard let mark = argument.firstIndex(of: "="), mark > argument.startIndex else { throw mistake }
        name = String(argument[..<mark])
        let rest = argument[argument.index(after: mark)...]
        // What stands behind the last colon is a mode, or was meant as one, unless other characters are in it.
        if let colon = rest.lastIndex(of: ":"), case let digits = rest[rest.index(after: colon)...],
            digits.allSatisfy({ ("0"..."9").contains($0) })
        {
            guard let mode = Self.modes[String(digits.count == 4 && digits.first == "0" ? digits.dropFirst() : digits)]
            else { throw mistake }
            (path, self.mode) = (String(rest[..<colon]), mode)
        } else {
            (path, mode) = (String(rest), 0o600)
        }
        guard !path.isEmpty, !path.hasSuffix("/") else { throw mistake }
    }
}

/// A file in which another program finds a valid token.
struct KeptFile: Sendable {
    let name: String
    let path: String
    private let format: TokenRequest.Format
    private let file: SharedFile

    /// - Throws: `SettingsError` for a place where it must not be.
    init(_ given: TokenFile, _ format: TokenRequest.Format, _ program: Program) throws(SettingsError) {
        (name, path, self.format) = (given.name, given.path(home: program.environment["HOME"]), format)
        file = try SharedFile(path, mode: given.mode, program.store)
    }

    /// What it should hold for settings whose token can be used.
    ///
    /// - Throws: what the engine throws, ``Failure``.
    func content(_ settings: Settings, _ engine: AuthEngine) throws -> [UInt8] {
        Array((try TokenRequest(format: format).text(engine, settings) + "\n").utf8)
    }

    /// What tells it from every other file, however its path is spelled.
    var place: SharedFile.Place { file.place }

    /// Whether nothing would be lost there.
    var isVacant: Bool { file.isVacant }

    /// Whether it holds that.
    func holds(_ content: [UInt8]) -> Bool { file.holds(content) }

    /// Replaces it.
    func replace(_ content: [UInt8]) throws(SettingsError) { try file.replace(content) }
}

/// All of them.
struct KeptFiles: Sendable {
    let all: [KeptFile]
    /// How long the token in one is valid at least, in milliseconds; never more than half of its lifetime.
    let minValidity: Int64

    init(_ all: [KeptFile], minValidity: Int64) { (self.all, self.minValidity) = (all, minValidity) }

    /// When the token of a connection must be replaced for one of them; nil for never.
    func wanted(_ name: String, _ settings: Settings, now: Int64) -> Int64? {
        guard all.contains(where: { $0.name == name }), let tokens = settings.tokens else { return nil }
        guard !tokens.accessToken.isEmpty else { return now }
        guard let lifetime = tokens.expiresIn, let end = tokens.endsAt(now: now) else { return nil }
        return end - min(minValidity, Int64(lifetime) * 500)
    }
}
