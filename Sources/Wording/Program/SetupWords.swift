package import Localization

/// What a set-up says before it begins.
package enum SetupWords {
    /// The file of answers cannot be read.
    package static func answersUnreadable(_ file: String) -> LocalizedText {
        LocalizedText(english: "cannot read the file of answers \(file)", japanese: "回答ファイル \(file) を読み取れません")
    }

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
