internal import Localization
internal import Secrets
internal import SettingsStore
internal import StrictJSON
internal import Wording

/// What this program says first when another one of its kind has called it: who it is, and whom to seal for.
struct Greeting {
    /// How its line begins, so that what a shell prints before it is told from it.
    static let beginning = #"{"oauth-setup":"#
    /// The protocol of this version.
    static let protocolVersion: Int64 = 1

    /// The version of the program.
    let version: String
    /// Its machine's public key.
    let recipient: String

    /// The line.
    var json: JSONObject {
        var json = JSONObject()
        json["oauth-setup"] = "receive"
        json["protocol"] = .integer(Self.protocolVersion)
        json["version"] = .string(version)
        json["recipient"] = .string(recipient)
        return json
    }

    init(version: String, recipient: String) { (self.version, self.recipient) = (version, recipient) }

    /// Reads the greeting of the other side.
    ///
    /// - Throws: ``Failure`` for one that speaks another protocol, or what it says is wrong there.
    init(_ answer: JSONObject, from peer: LocalizedText) throws {
        version = ForeignText.clean(answer["version"]?.string ?? "?")
        guard answer["protocol"] == .integer(Self.protocolVersion) else {
            throw Failure(SendWords.otherProtocol(peer, version: version))
        }
        try FarError.check(answer, from: peer)
        guard let recipient = answer["recipient"]?.string else { throw FarSide.Fault.nonsense }
        self.recipient = recipient
    }
}

/// An error that the other side has sent in words.
enum FarError {
    /// What of it this side knows better words for.
    static let nameTaken = "alreadyThere"

    /// The answer that tells of an error.
    static func json(_ error: any Error, _ language: Language) -> JSONObject {
        let words = Failure.words(error, language)
        var json = JSONObject()
        json["error"] = .string(words?.message ?? "?")
        json["hint"] = words?.hint.map { .string($0) }
        json["exit"] = .integer(words?.exitCode ?? 1)
        if case .alreadyThere? = error as? SettingsError { json["kind"] = .string(nameTaken) }
        return json
    }

    /// Throws the error that an answer tells of, if it does.
    static func check(_ answer: JSONObject, from peer: LocalizedText) throws(Failure) {
        guard let message = answer["error"]?.string else { return }
        let hint =
            answer["kind"]?.string == nameTaken
            ? SendWords.anotherName
            : answer["hint"]?.string.map { hint in
                SendWords.there(peer, ForeignText.clean(hint))
            }
        let code = answer["exit"]?.integer ?? 1
        var failure = Failure(
            SendWords.there(peer, ForeignText.clean(message)),
            hint: hint,
            exitCode: (1...5).contains(code) ? Int32(code) : 1
        )
        failure.isNameTaken = answer["kind"]?.string == nameTaken
        throw failure
    }
}
