internal import AuthEngine
internal import Localization
package import PracticeProvider

extension PracticeError: Worded {
    /// What is wrong, and what to do about it.
    package var words: ErrorWords { ErrorWords(message, hint: hint) }

    private var message: LocalizedText {
        switch self {
        case .stopped: .en("the practice provider stopped before it listened").ja("練習用プロバイダーが待ち受け前に停止しました")
        case .portTaken(let port):
            .en("port \(port) of 127.0.0.1 is used by another program").ja("127.0.0.1のポート \(port) は別のプログラムが使用中です")
        case .notListening(let port, let errno):
            .en("port \(port) of 127.0.0.1 cannot be opened (errno \(errno))")
                .ja("127.0.0.1のポート \(port) を開けません（errno \(errno)）")
        case .stateFile(let path, let fault):
            .en("the practice state file \(path) \(fault.message.english)")
                .ja("練習用の状態ファイル \(path) を\(fault.message.japanese)")
        case .logFile(let path): .en("the practice log \(path) cannot be written").ja("練習用の記録 \(path) に書き込めません")
        }
    }

    private var hint: LocalizedText? {
        switch self {
        case .stopped: nil
        case .portTaken: .en("choose another port, or 0 for any free one").ja("別のポートか、空きポートを選ぶ0を指定してください")
        case .notListening:
            .en("choose a port over 1023, or 0 for any free one").ja("1024以上のポートか、空きポートを選ぶ0を指定してください")
        case .stateFile(_, .notAState): .en("remove it; only the practice forgets").ja("削除してください。練習用の記録が消えるだけです")
        case .stateFile(_, .cannotLock), .stateFile(_, .cannotRead), .stateFile(_, .cannotWrite):
            .en("look at the permissions of its folder, and at the disk").ja("フォルダーの権限とディスクの空きを確認してください")
        case .logFile: .en("name a file in a folder that is yours").ja("書き込めるフォルダーのファイルを指定してください")
        }
    }
}

extension PracticeError.StateFault {
    /// The end of a sentence about the file.
    fileprivate var message: LocalizedText {
        switch self {
        case .cannotLock: .en("cannot be locked").ja("ロックできません")
        case .cannotRead: .en("cannot be read").ja("読み取れません")
        case .cannotWrite: .en("cannot be written").ja("書き込めません")
        case .notAState: .en("is not one of this program").ja("認識できません")
        }
    }
}
