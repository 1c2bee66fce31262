package import Localization
internal import ServiceCatalog

/// A few words that the fronts themselves say, outside every page.
package enum FrontWord: Sendable, Equatable {
    /// On the normal screen, under a text or a QR code: how to come back.
    case pressEnterToReturn
    /// Under a QR code on the full screen: how to come back.
    case pressKeyToReturn
    /// In place of a page when the window is too small to show one.
    case tooSmall
    /// The first line of the line mode.
    case lineModeBecause(LineModeReason)
    /// Beside a field that may stay empty.
    case optional
    /// Which answers are there on every question of the line mode.
    case answersHelp
    /// The question of a list: a number from 1 to `count`; `current` is what Enter takes.
    case chooseNumber(count: Int, current: Int?)
    /// A page with changeable rows: Enter goes on, a number changes a row.
    case continueOrChange(count: Int)
    /// The page with the result: Enter ends, a number shows another form.
    case finishOrShow(count: Int)
    /// Enter goes on; `button` is its label.
    case pressEnter(button: String)
    /// The answer was not one of the numbers.
    case invalidChoice(count: Int)
    /// An empty answer keeps what is shown there.
    case enterKeeps(String)
    /// The answer is not shown while it is typed.
    case hidden
    /// The wizard waits, and a reply may be pasted.
    case pasteReply
    /// So long the wizard has been waiting.
    case waiting(seconds: Int)
    /// There is no more help to this question.
    case noHelp
    /// A pasted text was longer than can be true.
    case pasteTooLong
    /// The QR code is wider than the window.
    case qrTooWide
    /// The library that makes QR codes is not on this machine.
    case qrUnavailable

    /// The words in a language.
    package static func text(_ word: FrontWord, _ language: Language) -> String {
        switch language {
        case .english: word.english
        case .japanese: word.japanese
        }
    }
}

extension FrontWord {
    private var english: String {
        switch self {
        case .pressEnterToReturn: "Press Enter to return."
        case .pressKeyToReturn: "Press any key to return."
        case .tooSmall: "Window too small"
        case .lineModeBecause(let reason): "Asking line by line: \(reason.english)."
        case .optional: "optional"
        case .answersHelp: "On its own, `<` goes back and `?` helps."
        case .chooseNumber(let count, let current):
            current.map { "Number from 1 to \(count), Enter for \($0)" } ?? "Number from 1 to \(count)"
        case .continueOrChange(let count): "Enter to go on, or a number from 1 to \(count) to change that answer"
        case .finishOrShow(let count): "Enter to finish, or a number from 1 to \(count) for another format"
        case .pressEnter(let button): "Enter: \(button)"
        case .invalidChoice(let count): "Please give a number from 1 to \(count)."
        case .enterKeeps(let value): "Enter keeps \(value)"
        case .hidden: "not shown while typed"
        case .pasteReply: "Waiting. If this page asks for a code or an address, paste it here and press Enter."
        case .waiting(let seconds): "Waiting: \(seconds) seconds so far."
        case .noHelp: "There is no more to say about this question."
        case .pasteTooLong: "The pasted text is longer than 64 KB and was left out."
        case .qrTooWide: "The window is too narrow for this QR code."
        case .qrUnavailable: "This machine has no libqrencode (Debian: apt install libqrencode4)."
        }
    }

    private var japanese: String {
        switch self {
        case .pressEnterToReturn: "Enter キーで戻ります。"
        case .pressKeyToReturn: "何かキーを押すと戻ります。"
        case .tooSmall: "画面が小さすぎます"
        case .lineModeBecause(let reason): "一行ずつ質問します: \(reason.japanese)。"
        case .optional: "省略可"
        case .answersHelp: "「<」だけで戻り、「?」だけで説明を表示します。"
        case .chooseNumber(let count, let current):
            current.map { "1 から \(count) の番号 (Enter で \($0))" } ?? "1 から \(count) の番号"
        case .continueOrChange(let count): "Enter で次へ、変更する項目は 1 から \(count) の番号"
        case .finishOrShow(let count): "Enter で完了、別の形式は 1 から \(count) の番号"
        case .pressEnter(let button): "Enter: \(button)"
        case .invalidChoice(let count): "1 から \(count) の番号を入力してください。"
        case .enterKeeps(let value): "Enter で \(value) のまま"
        case .hidden: "入力は表示されません"
        case .pasteReply: "待っています。コードやアドレスが必要な場合は、ここに貼り付けて Enter を押してください。"
        case .waiting(let seconds): "待っています: \(seconds) 秒経過。"
        case .noHelp: "この質問の説明はこれで全部です。"
        case .pasteTooLong: "貼り付けた文字列が 64 KB を超えるため、取り込みませんでした。"
        case .qrTooWide: "この QR コードには画面の幅が足りません。"
        case .qrUnavailable: "libqrencode がありません（Debian: apt install libqrencode4）。"
        }
    }
}

extension LineModeReason {
    fileprivate var english: String {
        switch self {
        case .asked: "as asked with --plain"
        case .accessible: "ACCESSIBLE is set"
        case .noTerminal: "input or output is not a terminal"
        case .terminalType(let name):
            name.isEmpty ? "TERM is not set" : "a terminal of type \(name) cannot show a full screen"
        case .smallWindow(let rows, let columns): "the window has \(columns)x\(rows), a full screen needs 40x12"
        case .screenFailed: "the screen could not be opened"
        }
    }

    fileprivate var japanese: String {
        switch self {
        case .asked: "--plain が指定されました"
        case .accessible: "ACCESSIBLE が設定されています"
        case .noTerminal: "入力または出力が端末ではありません"
        case .terminalType(let name):
            name.isEmpty ? "TERM が設定されていません" : "端末の種類 \(name) は全画面表示に対応していません"
        case .smallWindow(let rows, let columns): "画面は \(columns)x\(rows) ですが、全画面表示には 40x12 が必要です"
        case .screenFailed: "画面を開けませんでした"
        }
    }
}
