internal import Bounds
internal import Localization
internal import Wording

/// How this run of the program speaks: made once, and handed to whatever has something to say.
struct Voice: Sendable {
    private let choice = Lazy { LanguageChoice(Invocation.environment, arguments: Invocation.arguments) }
    /// The language that the person reads, and what said so; looked up when something is to be said.
    var language: Language { choice.value().language }
    var languageSource: ValueSource { choice.value().source }
    let verbosity: Verbosity
    /// The log; nil when nobody asked for one, and before it is opened.
    let log: ProgramLog?

    /// What the command line of this process asks for, still without a log.
    init() { (verbosity, log) = (Verbosity(arguments: Array(Invocation.arguments.dropFirst())), nil) }

    private init(_ verbosity: Verbosity, _ log: ProgramLog?) { (self.verbosity, self.log) = (verbosity, log) }

    /// The same with the log that was asked for.
    ///
    /// - Throws: ``Failure`` when its file cannot be used.
    func withLog() throws(Failure) -> Voice { Voice(verbosity, try ProgramLog(verbosity)) }

    /// Writes a line for the person that can be done without: progress, and what could be done next.
    func aside(_ line: String) { if !verbosity.isQuiet { Output.note(line) } }
}
