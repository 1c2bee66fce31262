package import Localization

/// What `status` says.
package enum StatusWords {
    /// There is nothing to tell of.
    package static let none = LocalizedText(english: "no connections yet", japanese: "接続はまだありません")
    /// The label of the end of an access token.
    package static let ends = LocalizedText(english: "access token until", japanese: "アクセストークンの期限")
    /// The label of the end of a sign-in.
    package static let stops = LocalizedText(english: "next sign-in needed by", japanese: "次のサインインの期限")
    /// The label of the end of a sign-in that each use moves on.
    package static let stopsUnlessUsed = LocalizedText(
        english: "sign-in needed if not used before",
        japanese: "次の日時までに使わないとサインインが必要"
    )
    /// Nobody knows who is signed in.
    package static func untested(_ name: String, _ program: String) -> LocalizedText {
        LocalizedText(
            english: "not tested: the service has not named the account yet; ask it: \(program) connect \(name)",
            japanese: "未確認です（サービスからアカウントの確認が取れていません）。確認するには: \(program) connect \(name)"
        )
    }
    /// The tokens of a set-up that did not come to its end are kept beside the connection.
    package static let unfinished = LocalizedText(
        english: "the tokens of an unfinished set-up are kept beside it; run that set-up again to finish it",
        japanese: "完了していない設定のトークンも保管しています。同じ設定をもう一度行うと、続きから完了できます"
    )
    /// The label of when the service refused.
    package static let refused = LocalizedText(english: "refused by the service since", japanese: "サービスが拒否した日時")
    /// The label of a process.
    package static let lockedBy = LocalizedText(english: "in use by process", japanese: "使用中のプロセス")

    /// It works.
    package static let valid = LocalizedText(english: "valid", japanese: "有効")
    /// It may work.
    package static let untried = LocalizedText(english: "not tested yet", japanese: "未確認")
    /// It stops soon.
    package static let expiring = LocalizedText(english: "expiring", japanese: "まもなく期限切れ")
    /// It works with a new access token.
    package static let refreshable = LocalizedText(
        english: "access token ended, renewed at the next use",
        japanese: "期限切れ（次回の利用時に自動更新）"
    )
    /// Another process has it.
    package static let locked = LocalizedText(english: "being renewed by another process", japanese: "別のプロセスが更新中")
    /// A person must sign in.
    package static let signInNeeded = LocalizedText(english: "sign-in needed", japanese: "再サインインが必要")
    /// It has only failed for long.
    package static let probablyEnded = LocalizedText(
        english: "probably ended, and tried all the same",
        japanese: "おそらく終了（再試行は続けています）"
    )
    /// The service refused it.
    package static let refusedByService = LocalizedText(english: "refused by the service", japanese: "サービスに拒否されました")
    /// Another machine has it.
    package static let moved = LocalizedText(english: "moved to another machine", japanese: "別のマシンに移動済み")
    /// Its file is not as it was written.
    package static let damaged = LocalizedText(english: "settings file damaged", japanese: "設定ファイルが壊れています")
    /// Its file is for another key.
    package static let sealedToAnotherKey = LocalizedText(
        english: "settings file sealed to another key",
        japanese: "設定ファイルは別の鍵で暗号化されています"
    )
    /// Its file cannot be read.
    package static let unreadable = LocalizedText(english: "settings file unreadable", japanese: "設定ファイルを読み取れません")

    /// How often renewals failed since when, and when the next one is tried; nil for the next use.
    package static func failed(count: Int, since: String, next: String?) -> LocalizedText {
        LocalizedText(
            english: "renewal failed \(count == 1 ? "once" : "\(count) times in a row"), since \(since)"
                + "; next try: " + (next ?? "at the next use"),
            japanese: "更新に \(count) 回\(count == 1 ? "" : "続けて")失敗（\(since) から）。"
                + "次の試行: \(next ?? "次回の利用時")"
        )
    }

    /// Whom a file is sealed for: this machine's key, how many others, and how many keys from the next write on, if that changes.
    package static func sealed(key: String, others: Int, next: Int?) -> LocalizedText {
        LocalizedText(
            english: "sealed for this machine's key \(key)"
                + (others > 0 ? " and \(others) more" : "")
                + (next.map { "; from the next write on for \($0) keys (recipients.txt)" } ?? ""),
            japanese: "暗号化先: このマシンの鍵 \(key)"
                + (others > 0 ? "、ほか \(others) 個の鍵" : "")
                + (next.map { "（次の書き込みから \($0) 個の鍵、recipients.txt）" } ?? "")
        )
    }
}
