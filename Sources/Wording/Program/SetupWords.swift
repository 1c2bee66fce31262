package import Localization

/// What a set-up says before it begins.
package enum SetupWords {
    /// The file of answers cannot be read.
    package static func answersUnreadable(_ file: String) -> LocalizedText {
        .en("cannot read the file of answers \(file)").ja("回答ファイル \(file) を読み取れません")
    }

    /// The page is not reached with what is known.
    package static func noPage(_ page: String) -> ErrorWords {
        .en("there is no page \(page) for what is known so far")
            .fix("give --service or --connection with it, or leave --step out")
            .ja("ここまでの内容では \(page) のページはありません").fix("--service か --connection も指定するか、--step を外してください")
    }
}
