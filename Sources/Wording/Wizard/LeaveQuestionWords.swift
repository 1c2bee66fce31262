package import Localization

/// The question before leaving with answers typed.
package enum LeaveQuestionWords {
    package static let title = LocalizedText.en("Leave the setup?").ja("設定を終了しますか？")
    package static let lead = LocalizedText.en("Your answers are kept for next time, except secrets.")
        .ja("入力内容は次回のために残りますが、シークレットは残りません。")
    package static let finishTitle = LocalizedText.en("Finish?").ja("終了しますか？")
    package static func finishLead(_ connection: String) -> LocalizedText {
        .en("The connection \(connection) is saved; this page does not come back.")
            .ja("接続 \(connection) は保存されています。この画面には戻れません。")
    }
    package static let finish = LocalizedText.en("Finish").ja("終了する")
    package static let stay = LocalizedText.en("Stay").ja("続ける")
    package static let go = LocalizedText.en("Leave").ja("終了する")
}
