internal import AuthEngine
package import Localization
package import PracticeProvider

extension PracticeError {
    /// What is wrong: lower case, no full stop.
    package func message(in language: Language) -> String {
        message(language)
    }

    /// What to do about it; nil when there is nothing to do.
    package func hint(in language: Language) -> String? {
        hint?(language)
    }

    private var message: LocalizedText {
        switch self {
        case .definition(let error):
            LocalizedText(
                english: "a practice file is faulty: \(error.message(in: .english))",
                japanese: "練習用のファイルに誤りがあります: \(error.message(in: .english))"
            )
        case .stopped:
            LocalizedText(
                english: "the practice provider stopped before it listened",
                japanese: "練習用プロバイダーが待ち受け前に停止しました"
            )
        case .portTaken(let port):
            LocalizedText(
                english: "port \(port) of 127.0.0.1 is used by another program",
                japanese: "127.0.0.1 のポート \(port) は別のプログラムが使用中です"
            )
        case .notListening(let port, let errno):
            LocalizedText(
                english: "port \(port) of 127.0.0.1 cannot be opened (errno \(errno))",
                japanese: "127.0.0.1 のポート \(port) を開けません（errno \(errno)）"
            )
        case .stateFile(let path, let fault):
            LocalizedText(
                english: "the practice state file \(path) \(fault.message.english)",
                japanese: "練習用の状態ファイル \(path) を\(fault.message.japanese)"
            )
        case .logFile(let path):
            LocalizedText(
                english: "the practice log \(path) cannot be written",
                japanese: "練習用の記録 \(path) に書き込めません"
            )
        }
    }

    private var hint: LocalizedText? {
        switch self {
        case .definition, .stopped: nil
        case .portTaken:
            LocalizedText(
                english: "choose another port, or 0 for any free one",
                japanese: "別のポートか、空きポートを選ぶ 0 を指定してください"
            )
        case .notListening:
            LocalizedText(
                english: "choose a port over 1023, or 0 for any free one",
                japanese: "1024 以上のポートか、空きポートを選ぶ 0 を指定してください"
            )
        case .stateFile(_, .notAState):
            LocalizedText(
                english: "remove it; only the practice forgets",
                japanese: "削除してください。練習用の記録が消えるだけです"
            )
        case .stateFile(_, .cannotLock), .stateFile(_, .cannotRead), .stateFile(_, .cannotWrite):
            LocalizedText(
                english: "look at the permissions of its folder, and at the disk",
                japanese: "フォルダーの権限とディスクの空きを確認してください"
            )
        case .logFile:
            LocalizedText(
                english: "name a file in a folder that is yours",
                japanese: "書き込めるフォルダーのファイルを指定してください"
            )
        }
    }
}

extension PracticeError.StateFault {
    /// The end of a sentence about the file.
    fileprivate var message: LocalizedText {
        switch self {
        case .cannotLock: LocalizedText(english: "cannot be locked", japanese: "ロックできません")
        case .cannotRead: LocalizedText(english: "cannot be read", japanese: "読み取れません")
        case .cannotWrite: LocalizedText(english: "cannot be written", japanese: "書き込めません")
        case .notAState: LocalizedText(english: "is not one of this program", japanese: "認識できません")
        }
    }
}
