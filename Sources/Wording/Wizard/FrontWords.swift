package import Localization

/// What the fronts themselves say, outside every page.
package enum FrontWords {
    package static let pressEnterToReturn = LocalizedText.en("Press Enter to return.").ja("Enterキーで戻ります。")
    package static let wentOn: LocalizedText =
        .en("The wizard has moved on to another page. Press Enter to see it.").ja("次のページに進みました。Enterキーで表示します。")
    package static let pressKeyToReturn = LocalizedText.en("Press any key to return.").ja("何かキーを押すと戻ります。")
    package static let tooSmall = LocalizedText.en("Window too small").ja("画面が小さすぎます")
    package static func lineMode(because reason: LocalizedText) -> LocalizedText {
        .en("Asking line by line: \(reason.english).").ja("1行ずつ質問します: \(reason.japanese)。")
    }
    package static let optional = LocalizedText.en("optional").ja("省略可")
    package static let answersHelp = LocalizedText.en("Type < alone to go back, or ? alone for help.")
        .ja("「<」だけで戻り、「?」だけで説明を表示します。")
    /// The question of a list: a number from 1 to `count`; `current` is what Enter takes.
    package static func chooseNumber(count: Int, current: String?) -> LocalizedText {
        .en(current.map { "Number from 1 to \(count), or Enter for \($0)" } ?? "Number from 1 to \(count)")
            .ja(current.map { "1から\(count)の番号（Enterで \($0)）" } ?? "1から\(count)の番号")
    }
    /// A page with changeable rows: Enter does what the button says, a number changes a row.
    package static func continueOrChange(button: String, count: Int) -> LocalizedText {
        .en("Enter: \(button). A number from 1 to \(count) changes that answer")
            .ja("Enter: \(button)。変更する項目は1から\(count)の番号")
    }
    /// What is said before the next part of an item.
    package static func after(_ part: String, isEnded: Bool) -> LocalizedText {
        .en(isEnded ? "\(part) " : "\(part). ").ja(isEnded ? part : "\(part)。")
    }
    package static func problem(_ text: String) -> LocalizedText { .en("Problem: \(text)").ja("問題: \(text)") }
    /// The page with the result: Enter ends, a number shows another form.
    package static func finishOrShow(count: Int) -> LocalizedText {
        .en("Enter to finish, or a number from 1 to \(count) for another format")
            .ja("Enterで完了、別の形式は1から\(count)の番号")
    }
    /// Enter goes on; `button` is its label.
    package static func pressEnter(button: String) -> LocalizedText {
        LocalizedText(same: "Enter: \(button)")
    }
    package static func invalidChoice(count: Int) -> LocalizedText {
        .en("Please give a number from 1 to \(count).").ja("1から\(count)の番号を入力してください。")
    }
    package static func enterKeeps(_ value: String) -> LocalizedText {
        .en("Enter keeps \(value)").ja("Enterで \(value) のまま")
    }
    package static let hidden = LocalizedText.en("not shown while typed").ja("入力は表示されません")
    package static func waiting(seconds: Int) -> LocalizedText {
        .en("Waiting: \(seconds) seconds so far.").ja("待っています: \(seconds)秒経過。")
    }
    /// How a question for a text is answered.
    package static let fieldHelp: LocalizedText =
        .en("Type the answer and press Enter. Enter alone keeps what is there. < goes back, Ctrl-C leaves.")
        .ja("入力してEnterを押してください。Enterだけなら今の内容のままです。「<」で前に戻り、Ctrl-Cで終了します。")
    /// How a question with numbers is answered.
    package static let numberHelp: LocalizedText =
        .en(
            "Type one of the numbers and press Enter. Enter alone does what the question says. "
                + "< goes back and keeps your answers, Ctrl-C leaves."
        )
        .ja("番号を入力してEnterを押してください。Enterだけなら、質問に示したとおりに進みます。「<」で前に戻り（入力内容は残ります）、Ctrl-Cで終了します。")
    /// How a page is answered that has nothing to pick.
    package static let enterHelp: LocalizedText =
        .en("Enter goes on. < goes back and keeps your answers, Ctrl-C leaves.")
        .ja("Enterで次へ進みます。「<」で前に戻り（入力内容は残ります）、Ctrl-Cで終了します。")
    package static let pasteTooLong = LocalizedText.en("The pasted text is longer than 64 KB and was not used.")
        .ja("貼り付けた文字列が64 KBを超えるため、取り込みませんでした。")
    /// The smallest window in which the code can be shown as a whole.
    package static func qrNeeds(columns: Int, rows: Int) -> LocalizedText {
        .en("This QR code needs a window of at least \(columns) columns x \(rows) rows.")
            .ja("このQRコードを表示するには、\(columns)桁 x \(rows)行以上の画面が必要です。")
    }
    package static let qrTooLong = LocalizedText.en("This address is too long for a QR code.")
        .ja("このURLは長すぎて、QRコードにできません。")
    package static let qrUnavailable: LocalizedText =
        .en("This machine has no libqrencode (Debian: apt install libqrencode4).")
        .ja("libqrencode がありません（Debian: apt install libqrencode4）。")
}
