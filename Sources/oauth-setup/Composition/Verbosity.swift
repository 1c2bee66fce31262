/// How much the program says, by `--quiet`, `--verbose` and `--log-file`.
struct Verbosity: Sendable, Equatable {
    /// Only data, errors, and what a person must do.
    var isQuiet = false
    /// Every request on standard error.
    var isVerbose = false
    /// The log file; nil for none.
    var logPath: String?

    /// What a command line asks for; what follows `--` is for another program.
    init(arguments: [String]) {
        let arguments = Array(arguments.prefix { $0 != "--" })
        for (index, argument) in arguments.enumerated() {
            switch argument {
            case "--quiet", "-q": isQuiet = true
            case "--verbose", "-v": isVerbose = true
            case "--log-file" where arguments.indices.contains(index + 1): logPath = arguments[index + 1]
            case _ where argument.hasPrefix("--log-file="): logPath = String(argument.dropFirst("--log-file=".count))
            default: break
            }
        }
    }
}
