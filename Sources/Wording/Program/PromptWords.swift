/// What a person answers to a question.
package enum PromptWords {
    /// Every yes, in small letters.
    package static let yes: Set = ["y", "yes", "はい"]
}
