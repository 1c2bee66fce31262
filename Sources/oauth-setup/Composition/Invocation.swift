internal import Bounds
internal import CEntry
internal import Glibc
internal import Wording

/// What this process was started with: its arguments and its environment, byte for byte.
///
/// Both come from the C library's own start, so that they are whole also without `/proc` and where a preloaded library
/// changes the environment before `main`.
enum Invocation {
    /// The arguments, the program first.
    static let argumentBytes: [[UInt8]] = (0..<entry_argument_count()).map { unsafe bytes(entry_argument($0)) }

    /// The arguments as text, the program first; see ``checkArguments(allowing:)`` for those that are none.
    static let arguments = argumentBytes.map { String(foreign: $0) }

    /// The variables as `NAME=value`, in their order.
    static let variableBytes: [[UInt8]] = {
        var variables: [[UInt8]] = []
        guard let all = unsafe entry_environment() else { return [] }
        while let variable = unsafe all[variables.count] { unsafe variables.append(bytes(variable)) }
        return variables
    }()

    /// The variables whose value is text; the first one of a name counts, as for `getenv`.
    static var environment: [String: String] { variables.text }

    /// The variables, and the names of those that are no text.
    private static let variables: (text: [String: String], others: [String]) = {
        var (text, others): ([String: String], [String]) = ([:], [])
        guard let all = unsafe entry_environment() else { return (text, others) }
        var count = 0
        while unsafe all[count] != nil { count += 1 }
        text.reserveCapacity(count)
        // Where they lie: a shell may have a thousand of them.
        for index in 0..<count {
            guard let variable = unsafe all[index], let mark = unsafe strchr(variable, Int32(UInt8(ascii: "="))) else {
                continue
            }
            let name = unsafe bytes(from: variable, count: mark - variable)
            let value = unsafe bytes(from: mark + 1, count: strlen(mark + 1))
            guard let valid = unsafe String(validForeign: name), let content = unsafe String(validForeign: value) else {
                unsafe others.append(String(foreign: name))
                continue
            }
            if text[valid] == nil { text[valid] = content }
        }
        return (text, others)
    }()

    /// Makes sure that the arguments are text, but for those at the end that are another program's.
    ///
    /// - Throws: ``Failure`` with the usage exit code.
    static func checkArguments(allowing foreign: Int) throws(Failure) {
        for (index, argument) in argumentBytes.dropLast(foreign).enumerated() {
            guard String(validForeign: argument) == nil else { continue }
            throw Failure(InvocationWords.argumentBytes(index), exitCode: 2)
        }
    }

    /// How many arguments stand after the first `--`.
    static var countAfterTerminator: Int {
        arguments.firstIndex(of: "--").map { arguments.count - $0 - 1 } ?? 0
    }

    /// Makes sure that the variables which say where files are, and how the network is reached, are text: taken for absent,
    /// they would send secrets to another place than the one that was named.
    ///
    /// - Throws: ``Failure`` with the usage exit code.
    static func checkEnvironment() throws(Failure) {
        let isHomeNeeded =
            environment["OAUTH_SETUP_HOME"] == nil && environment["XDG_CONFIG_HOME"] == nil
            || environment["XDG_STATE_HOME"] == nil
        for name in variables.others {
            let decides =
                deciding.contains(name) || name.hasPrefix("OAUTH_SETUP_") || name.lowercased().hasSuffix("_proxy")
                || (name == "HOME" && isHomeNeeded)
            guard decides, environment[name] == nil else { continue }
            throw Failure(
                InvocationWords.variableBytes(name),
                hint: name == "HOME" ? InvocationWords.otherFolders : InvocationWords.otherValue,
                exitCode: 2
            )
        }
    }

    private static let deciding: Set = [
        "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "XDG_STATE_HOME", "CREDENTIALS_DIRECTORY", "SSL_CERT_FILE",
        "SSL_CERT_DIR",
    ]

    private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        guard let text = unsafe text else { return [] }
        return unsafe Array(bytes(from: text, count: strlen(text)))
    }

    private static func bytes(from start: UnsafePointer<CChar>, count: Int) -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
    }
}
