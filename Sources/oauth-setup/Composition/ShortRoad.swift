internal import Localization

/// The commonest command lines, read without the argument parser, which takes several times as long as they do.
///
/// What is not plainly one of them is the parser's: every mistake, and every spelling that is rare.
enum ShortRoad {
    /// What a command line asks for.
    enum Errand {
        case token(TokenRequest)
        case wizard(WizardRequest)
        /// Another command line, against a stand-in that runs already.
        case practice(PracticeSession, [String])
        case renewal(RenewalRequest)
        case version
    }

    /// Reads a command line, the program's name left out.
    ///
    /// - Returns: nil for one that is the parser's.
    static func errand(_ arguments: [String]) -> Errand? {
        if arguments.first == "practice", let command = arguments.dropFirst().first, !command.hasPrefix("-"),
            // A wrong address is told of by the command itself.
            let session = try? PracticeSession.running()
        {
            return .practice(session, Array(arguments.dropFirst()))
        }
        guard let command = arguments.first, arguments != ["wizard"] else { return .wizard(WizardRequest()) }
        let words = OptionWords(arguments.dropFirst())
        return switch command {
        case "token": words.flatMap { $0.token }.map { .token($0) }
        case RenewCommand.name: words.flatMap { $0.renewal }.map { .renewal($0) }
        case "--version" where arguments.count == 1: .version
        default: nil
        }
    }
}

/// The words behind a command: options, each of them once, and names.
private struct OptionWords {
    private static let flags: Set = ["--now", "--accept-older", "--adopt", "--json", "--header", "--quiet"]
    private static let options: Set = [
        "--lang", "--identity", "--passphrase-file", "--passphrase-fd", "--min-validity", "--format", "--within",
        "--fleet",
    ]

    private var values: [String: String] = [:]
    private var given: Set<String> = []
    private var names: [String] = []

    /// Nil for what is not plainly a list of options.
    init?(_ words: ArraySlice<String>) {
        var words = words
        while let word = words.popFirst() {
            guard word.hasPrefix("-") else {
                names.append(word)
                continue
            }
            let mark = word.firstIndex(of: "=")
            let option = word == "-q" ? "--quiet" : mark.map { String(word[..<$0]) } ?? word
            guard given.insert(option).inserted else { return nil }
            if mark == nil, Self.flags.contains(option) { continue }
            let value = mark.map { String(word[$0...].dropFirst()) } ?? words.popFirst()
            guard Self.options.contains(option), let value, !value.isEmpty, mark != nil || !value.hasPrefix("-") else {
                return nil
            }
            values[option] = value
        }
        // It was looked up in the arguments, like --quiet.
        if let language = values["--lang"], Language(rawValue: language) == nil { return nil }
    }

    /// What `token` is asked for.
    var token: TokenRequest? {
        guard let name = names.first, names.count == 1, !name.isEmpty, values["--within"] == nil, let key,
            let format
        else { return nil }
        var request = TokenRequest(key: key, name: name, format: format)
        if let text = values["--min-validity"] {
            guard let seconds = Int(text), FreshnessOptions.validities.contains(seconds) else { return nil }
            request.minValidity = seconds
        }
        request.skipsPauses = given.contains("--now")
        request.acceptsOlder = given.contains("--accept-older")
        request.adopts = given.contains("--adopt")
        return request
    }

    /// What another process of this program was started for.
    var renewal: RenewalRequest? {
        let own: Set = ["--lang", "--quiet", "--within"]
        guard names.isEmpty, given.isSubset(of: own) else { return nil }
        guard let text = values["--within"] else { return RenewalRequest() }
        return UInt32(text).map { RenewalRequest(within: $0) }
    }

    private var key: GivenKey? {
        guard values["--passphrase-fd"] == nil || values["--passphrase-file"] == nil else { return nil }
        var source = PassphraseSource(file: values["--passphrase-file"])
        if let text = values["--passphrase-fd"] {
            guard let number = Int32(text), number >= 0 else { return nil }
            source.descriptor = number
        }
        return GivenKey(identity: values["--identity"], passphrase: source, fleet: values["--fleet"])
    }

    private var format: TokenRequest.Format? {
        let asked = ["--format", "--json", "--header"].filter(given.contains)
        guard asked.count <= 1 else { return nil }
        return switch asked.first {
        case "--json": .json
        case "--header": .header
        case "--format": values["--format"].flatMap { TokenRequest.Format(rawValue: $0) }
        default: .token
        }
    }
}
