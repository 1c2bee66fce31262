package import Localization

/// The question before leaving with answers typed.
package enum LeaveQuestionWords {
    package static let title = LocalizedText.en("Leave the setup?").ja("設定を終了しますか？")
    package static let lead = LocalizedText.en("Your answers are kept for next time, except secrets.")
        .ja("入力内容は次回のために残りますが、シークレットは残りません。")
    package static let stay = LocalizedText.en("Stay").ja("続ける")
    package static let go = LocalizedText.en("Leave").ja("終了する")
}
