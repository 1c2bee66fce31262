internal import Glibc
internal import Wording

/// A question that is answered by yes or no.
enum YesNoPrompt {
    /// Asks the person at the terminal; anything but a yes is a no.
    ///
    /// - Returns: nil where standard input and standard error are no terminal, so that nobody would see the question.
    static func ask(_ question: String) -> Bool? {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
        Output.note(question)
        let answer = readLine()?.lowercased() ?? ""
        return PromptWords.yes.contains(answer)
    }
}
