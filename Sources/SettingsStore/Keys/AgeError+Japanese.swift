internal import AgeFile

/// The format's errors in Japanese, as far as a person can do something about the difference.
extension AgeError {
    /// What went wrong, by the kind of failure and the line it names.
    var japaneseMessage: String {
        switch code {
        case .header: "ヘッダーが正しくありません"
        case .noMatch: "どの鍵でも開けません"
        case .headerMAC: "ヘッダーが書き換えられています"
        case .payload: "内容が書き換えられたか、途中で切れています"
        case .armor: "テキスト形式（BEGIN から END まで）が崩れています"
        case .key: line.map { "\($0) 行目は age の鍵ではありません" } ?? "age の鍵ではありません"
        case .usage: "この内容では暗号化できません"
        }
    }

    /// What to do about it.
    var settingsHint: SettingsError.Hint? {
        guard let hint else { return nil }
        switch code {
        case .key: return .words(hint, "age1… で始まる 62 文字、または age1pq1… で始まる 1959 文字の公開鍵か確認してください")
        default: return .words(hint, "空きメモリーを確認してください")
        }
    }
}
