internal import Localization
internal import Secrets
internal import Wording

/// Questions that are answered by a line of standard input, at a terminal or not.
struct LinePrompt {
    let language: Language

    /// Asks once.
    ///
    /// - Parameters:
    ///   - given: the answer, where it is given already.
    ///   - question: what is asked.
    ///   - usual: what an empty line means; nil where a line must say something.
    ///   - option: what says the same on the command line.
    /// - Returns: the answer without blanks around it.
    /// - Throws: ``Failure`` when the input has ended, or nothing was answered.
    func ask(
        unless given: String?,
        _ question: LocalizedText,
        usual: String? = nil,
        option: String
    ) throws(Failure) -> String {
        if let given { return given }
        let shown = usual.flatMap { $0.isEmpty ? nil : " [\($0)]" } ?? ""
        Output.note(question(language) + shown)
        let answer = (readLine() ?? "").filter { !$0.isNewline }
        let text = answer.drop(while: \.isWhitespace)
        let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? text.startIndex
        guard text.isEmpty else { return String(text[..<end]) }
        guard let usual else { throw Failure(PromptWords.nothing(option), exitCode: 2) }
        return usual
    }

    /// Asks for a secret, which a terminal does not show.
    ///
    /// - Returns: the answer; nil for an empty one.
    /// - Throws: ``Failure`` when the person breaks off.
    func askHidden(_ question: LocalizedText) throws(Failure) -> Secret? {
        guard let terminal = HiddenPrompt() else {
            Output.note(question(language))
            return readLine().flatMap { $0.isEmpty ? nil : Secret($0) }
        }
        guard let secret = terminal.ask(question(language)) else {
            throw Failure(PassphraseWords.aborted, exitCode: 130)
        }
        return secret.isEmpty ? nil : secret
    }
}
