package import Localization

/// What a setup says before it begins.
package enum SetupWords {
    package static func answersUnreadable(_ file: String) -> LocalizedText {
        .en("cannot read the file of answers \(file)").ja("回答ファイル \(file) を読み取れません")
    }

    package static func taken(_ name: String, by service: String) -> ErrorWords {
        .en("there is a connection \(name) already, to \(service)")
            .fix("give another \"connection\", or remove that one first: oauth-setup forget \(name)")
            .ja("\(name) という接続（\(service)）がすでにあります")
            .fix("別の \"connection\" を指定するか、先に oauth-setup forget \(name) で削除してください")
    }

    package static func alreadyHere(_ name: String) -> ErrorWords {
        .en("there is a connection \(name) here already; a setup for another machine would take it away")
            .fix("give another \"connection\", or send that one: oauth-setup send \(name)")
            .ja("\(name) という接続がすでにここにあります。別のマシン用の設定を行うと、ここでは使えなくなります")
            .fix("別の \"connection\" を指定するか、oauth-setup send \(name) で送ってください")
    }

    package static func takenThere(_ name: String, _ host: String) -> ErrorWords {
        .en("there is a connection \(name) on \(host) already").fix("give another \"connection\"")
            .ja("\(host) に \(name) という接続がすでにあります").fix("別の \"connection\" を指定してください")
    }
    /// Standard input held the answers, there is no terminal, and the service shows the code to the person.
    package static let noWayForCode = ErrorWords.en(
        "the answers came on standard input, so that the code of a browser elsewhere cannot be given there"
    )
    .fix("give the answers as a file: oauth-setup wizard --answers FILE")
    .ja("標準入力は回答に使われたため、別のデバイスのブラウザーで得たコードを入力できません")
    .fix("回答をファイルで渡してください: oauth-setup wizard --answers FILE")
    /// The same, where the browser may bring the code.
    package static let codeByBrowserOnly: LocalizedText =
        .en(
            "the answers came on standard input, so that no code can be pasted there: let the browser reach the callback on "
                + "this machine (ssh -L), or give the answers as a file (--answers FILE)"
        )
        .ja(
            "標準入力は回答に使われたため、コードを貼り付けられません。ブラウザーからこのマシンのコールバックに届くように（ssh -L）するか、"
                + "回答をファイルで渡してください（--answers FILE）"
        )
    package static let nothingToSend = ErrorWords.en("without a sign-in there is nothing to send to another machine")
        .fix("give \"browser\": \"here\" or \"elsewhere\", or leave --for out")
        .ja("ログインしないため、別のマシンに送るものがありません").fix("\"browser\" を \"here\" か \"elsewhere\" にするか、--for を外してください")

    package static let inputEnded = ErrorWords.en("the input ended before every question was answered")
        .fix("run it at a terminal, or give all answers: oauth-setup wizard --answers FILE")
        .ja("すべての質問に答える前に入力が終わりました").fix("ターミナルで実行するか、oauth-setup wizard --answers FILE ですべての回答を渡してください")

    package static func noPage(_ page: String) -> ErrorWords {
        .en("there is no page \(page) for what is known so far")
            .fix("give --service or --connection with it, or leave --step out")
            .ja("ここまでの内容では \(page) のページはありません").fix("--service か --connection も指定するか、--step を外してください")
    }
}
