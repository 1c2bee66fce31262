internal import Localization

/// What a person answers to a question.
package enum PromptWords {
    /// Every yes, in small letters.
    package static let yes: Set = ["y", "yes", "はい"]

    /// Nothing was answered where something is needed; `option` says the same on the command line.
    package static func nothing(_ option: String) -> ErrorWords {
        .en("nothing was answered").fix("run it again, and answer or give \(option)")
            .ja("回答がありません").fix("もう一度実行し、回答するか \(option) を指定してください")
    }
}
