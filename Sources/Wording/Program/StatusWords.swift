package import Localization

/// What `status` says.
package enum StatusWords {
    /// There is nothing to tell of.
    package static let none = LocalizedText.en("no connections yet").ja("接続はまだありません")
    /// The label of the end of an access token.
    package static let ends = LocalizedText.en("access token until").ja("アクセストークンの期限")
    /// The label of the end of a sign-in.
    package static let stops = LocalizedText.en("next sign-in needed by").ja("次のサインインの期限")
    /// The label of the end of a sign-in that each use moves on.
    package static let stopsUnlessUsed = LocalizedText.en("sign-in needed if not used before")
        .ja("次の日時までに使わないとサインインが必要")
    /// Nobody knows who is signed in.
    package static func untested(_ name: String, _ program: String) -> LocalizedText {
        .en("not tested: the service has not named the account yet; ask it: \(program) connect \(name)")
            .ja("未確認です（サービスからアカウントの確認が取れていません）。確認するには: \(program) connect \(name)")
    }
    /// The tokens of a set-up that did not come to its end are kept beside the connection.
    package static let unfinished: LocalizedText =
        .en("the tokens of an unfinished set-up are kept beside it; run that set-up again to finish it")
        .ja("完了していない設定のトークンも保管しています。同じ設定をもう一度行うと、続きから完了できます")
    /// The label of when the service refused.
    package static let refused = LocalizedText.en("refused by the service since").ja("サービスが拒否した日時")
    /// The label of a process.
    package static let lockedBy = LocalizedText.en("in use by process").ja("使用中のプロセス")

    /// It works.
    package static let valid = LocalizedText.en("valid").ja("有効")
    /// It may work.
    package static let untried = LocalizedText.en("not tested yet").ja("未確認")
    /// It stops soon.
    package static let expiring = LocalizedText.en("expiring").ja("まもなく期限切れ")
    /// It works with a new access token.
    package static let refreshable = LocalizedText.en("access token ended, renewed at the next use")
        .ja("期限切れ（次回の利用時に自動更新）")
    /// Another process has it.
    package static let locked = LocalizedText.en("being renewed by another process").ja("別のプロセスが更新中")
    /// A person must sign in.
    package static let signInNeeded = LocalizedText.en("sign-in needed").ja("再サインインが必要")
    /// It has only failed for long.
    package static let probablyEnded = LocalizedText.en("probably ended, and tried all the same")
        .ja("おそらく終了（再試行は続けています）")
    /// The service refused it.
    package static let refusedByService = LocalizedText.en("refused by the service").ja("サービスに拒否されました")
    /// Another machine has it.
    package static let moved = LocalizedText.en("moved to another machine").ja("別のマシンに移動済み")
    /// Its file is not as it was written.
    package static let damaged = LocalizedText.en("settings file damaged").ja("設定ファイルが壊れています")
    /// Its file is a copy that was put back.
    package static let older = LocalizedText.en("an older copy of the settings; not renewed").ja("設定の古いコピーのため、更新しません")
    /// Its file is for another key.
    package static let sealedToAnotherKey = LocalizedText.en("settings file sealed to another key")
        .ja("設定ファイルは別の鍵で暗号化されています")
    /// Its file cannot be read.
    package static let unreadable = LocalizedText.en("settings file unreadable").ja("設定ファイルを読み取れません")

    /// How often renewals failed since when, and when the next one is tried; nil for the next use.
    package static func failed(count: Int, since: String, next: String?) -> LocalizedText {
        .en(
            "renewal failed \(count == 1 ? "once" : "\(count) times in a row"), since \(since)"
                + "; next try: " + (next ?? "at the next use")
        )
        .ja("更新に \(count) 回\(count == 1 ? "" : "続けて")失敗（\(since) から）。次の試行: \(next ?? "次回の利用時")")
    }

    /// Whom a file is sealed for: this machine's key, how many others, and how many keys from the next write on, if that changes.
    package static func sealed(key: String, others: Int, next: Int?) -> LocalizedText {
        .en(
            "sealed for this machine's key \(key)"
                + (others > 0 ? " and \(others) more" : "")
                + (next.map { "; from the next write on for \($0) keys (recipients.txt)" } ?? "")
        )
        .ja(
            "暗号化先: このマシンの鍵 \(key)"
                + (others > 0 ? "、ほか \(others) 個の鍵" : "")
                + (next.map { "（次の書き込みから \($0) 個の鍵、recipients.txt）" } ?? "")
        )
    }
}
