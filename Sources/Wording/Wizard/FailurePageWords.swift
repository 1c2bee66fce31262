package import Localization

/// The page after a failure.
package enum FailurePageWords {
    package static func correct(_ label: LocalizedText) -> LocalizedText {
        .en("Correct: \(label.english)").ja("修正する: \(label.japanese)")
    }
    package static let tryAgain = LocalizedText.en("Try again").ja("もう一度試す")
    package static let changeAnswers = LocalizedText.en("Change the answers").ja("入力内容を変更する")
    package static let leave = LocalizedText.en("Leave").ja("終了する")
    package static let nothingWritten = LocalizedText.en("Your answers are kept. No settings file was written.")
        .ja("入力内容は残っています。設定ファイルは作成されていません。")
    package static func unchanged(_ path: String) -> LocalizedText {
        .en("Your answers are kept. The settings saved earlier are unchanged: \(path)")
            .ja("入力内容は残っています。保存済みの設定はそのままです: \(path)")
    }
    package static func unproven(_ path: String) -> LocalizedText {
        .en("Your answers and the new tokens are kept. For an hour you can try again without signing in: \(path)")
            .ja("入力内容と新しいトークンは残っています。1時間以内なら、ログインし直さずに再試行できます: \(path)")
    }
    package static let settingsSaved = LocalizedText.en("Nothing is lost: the settings file was saved.")
        .ja("設定ファイルは保存されています。")
    package static let typedKept = LocalizedText.en("What you typed is kept.").ja("入力内容は残っています。")
}
