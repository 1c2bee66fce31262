package import Localization

extension WizardWords {
    /// What the fronts themselves say, outside every page.
    package enum Front {
        /// On the normal screen, under a text or a QR code: how to come back.
        package static let pressEnterToReturn = LocalizedText(
            english: "Press Enter to return.",
            japanese: "Enter キーで戻ります。"
        )
        /// Under a QR code on the full screen: how to come back.
        package static let pressKeyToReturn = LocalizedText(
            english: "Press any key to return.",
            japanese: "何かキーを押すと戻ります。"
        )
        /// In place of a page when the window is too small to show one.
        package static let tooSmall = LocalizedText(
            english: "Window too small",
            japanese: "画面が小さすぎます"
        )
        /// The first line of the line mode.
        package static func lineMode(because reason: LocalizedText) -> LocalizedText {
            LocalizedText(
                english: "Asking line by line: \(reason.english).",
                japanese: "一行ずつ質問します: \(reason.japanese)。"
            )
        }
        /// Beside a field that may stay empty.
        package static let optional = LocalizedText(
            english: "optional",
            japanese: "省略可"
        )
        /// Which answers are there on every question of the line mode.
        package static let answersHelp = LocalizedText(
            english: "On its own, `<` goes back and `?` helps.",
            japanese: "「<」だけで戻り、「?」だけで説明を表示します。"
        )
        /// The question of a list: a number from 1 to `count`; `current` is what Enter takes.
        package static func chooseNumber(count: Int, current: Int?) -> LocalizedText {
            LocalizedText(
                english: current.map { "Number from 1 to \(count), Enter for \($0)" } ?? "Number from 1 to \(count)",
                japanese: current.map { "1 から \(count) の番号 (Enter で \($0))" } ?? "1 から \(count) の番号"
            )
        }
        /// A page with changeable rows: Enter goes on, a number changes a row.
        package static func continueOrChange(count: Int) -> LocalizedText {
            LocalizedText(
                english: "Enter to go on, or a number from 1 to \(count) to change that answer",
                japanese: "Enter で次へ、変更する項目は 1 から \(count) の番号"
            )
        }
        /// The page with the result: Enter ends, a number shows another form.
        package static func finishOrShow(count: Int) -> LocalizedText {
            LocalizedText(
                english: "Enter to finish, or a number from 1 to \(count) for another format",
                japanese: "Enter で完了、別の形式は 1 から \(count) の番号"
            )
        }
        /// Enter goes on; `button` is its label.
        package static func pressEnter(button: String) -> LocalizedText {
            LocalizedText(same: "Enter: \(button)")
        }
        /// The answer was not one of the numbers.
        package static func invalidChoice(count: Int) -> LocalizedText {
            LocalizedText(
                english: "Please give a number from 1 to \(count).",
                japanese: "1 から \(count) の番号を入力してください。"
            )
        }
        /// An empty answer keeps what is shown there.
        package static func enterKeeps(_ value: String) -> LocalizedText {
            LocalizedText(
                english: "Enter keeps \(value)",
                japanese: "Enter で \(value) のまま"
            )
        }
        /// The answer is not shown while it is typed.
        package static let hidden = LocalizedText(
            english: "not shown while typed",
            japanese: "入力は表示されません"
        )
        /// The wizard waits, and a reply may be pasted.
        package static let pasteReply = LocalizedText(
            english: "Waiting. If this page asks for a code or an address, paste it here and press Enter.",
            japanese: "待っています。コードやアドレスが必要な場合は、ここに貼り付けて Enter を押してください。"
        )
        /// So long the wizard has been waiting.
        package static func waiting(seconds: Int) -> LocalizedText {
            LocalizedText(
                english: "Waiting: \(seconds) seconds so far.",
                japanese: "待っています: \(seconds) 秒経過。"
            )
        }
        /// There is no more help to this question.
        package static let noHelp = LocalizedText(
            english: "There is no more to say about this question.",
            japanese: "この質問の説明はこれで全部です。"
        )
        /// A pasted text was longer than can be true.
        package static let pasteTooLong = LocalizedText(
            english: "The pasted text is longer than 64 KB and was left out.",
            japanese: "貼り付けた文字列が 64 KB を超えるため、取り込みませんでした。"
        )
        /// The QR code is wider than the window.
        package static let qrTooWide = LocalizedText(
            english: "The window is too narrow for this QR code.",
            japanese: "この QR コードには画面の幅が足りません。"
        )
        /// The library that makes QR codes is not on this machine.
        package static let qrUnavailable = LocalizedText(
            english: "This machine has no libqrencode (Debian: apt install libqrencode4).",
            japanese: "libqrencode がありません（Debian: apt install libqrencode4）。"
        )
    }

    /// Why questions are asked line by line, within a sentence.
    package enum LineMode {
        package static let asked = LocalizedText(
            english: "as asked with --plain",
            japanese: "--plain が指定されました"
        )
        package static let accessible = LocalizedText(
            english: "ACCESSIBLE is set",
            japanese: "ACCESSIBLE が設定されています"
        )
        package static let noTerminal = LocalizedText(
            english: "input or output is not a terminal",
            japanese: "入力または出力が端末ではありません"
        )
        package static let terminalTypeMissing = LocalizedText(
            english: "TERM is not set",
            japanese: "TERM が設定されていません"
        )
        package static func terminalType(_ name: String) -> LocalizedText {
            LocalizedText(
                english: "a terminal of type \(name) cannot show a full screen",
                japanese: "端末の種類 \(name) は全画面表示に対応していません"
            )
        }
        package static func smallWindow(rows: Int, columns: Int) -> LocalizedText {
            LocalizedText(
                english: "the window has \(columns)x\(rows), a full screen needs 40x12",
                japanese: "画面は \(columns)x\(rows) ですが、全画面表示には 40x12 が必要です"
            )
        }
        package static let screenFailed = LocalizedText(
            english: "the screen could not be opened",
            japanese: "画面を開けませんでした"
        )
    }
}
