package import Localization

/// What a set-up says before it begins.
package enum SetupWords {
    /// The file of answers cannot be read.
    package static func answersUnreadable(_ file: String) -> LocalizedText {
        LocalizedText(english: "cannot read the file of answers \(file)", japanese: "回答ファイル \(file) を読み取れません")
    }

    /// The name belongs to a connection to another service.
    package static func taken(_ name: String, by service: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "there is a connection \(name) already, to \(service)",
                japanese: "\(name) という接続（\(service)）がすでにあります"
            ),
            hint: LocalizedText(
                english: "give another \"connection\", or remove that one first: oauth-setup forget \(name)",
                japanese: "別の \"connection\" を指定するか、先に oauth-setup forget \(name) で削除してください"
            )
        )
    }

    /// Nobody is there to answer the next question.
    package static let inputEnded = ErrorWords(
        LocalizedText(
            english: "the input ended before every question was answered",
            japanese: "すべての質問に答える前に入力が終わりました"
        ),
        hint: LocalizedText(
            english: "run it at a terminal, or give all answers: oauth-setup wizard --answers FILE",
            japanese: "端末で実行するか、oauth-setup wizard --answers FILE ですべての回答を渡してください"
        )
    )

    /// The page is not reached with what is known.
    package static func noPage(_ page: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "there is no page \(page) for what is known so far",
                japanese: "ここまでの内容では \(page) のページはありません"
            ),
            hint: LocalizedText(
                english: "give --service or --connection with it, or leave --step out",
                japanese: "--service か --connection も指定するか、--step を外してください"
            )
        )
    }
}
