package import Localization

/// What `status` says.
package enum StatusWords {
    package static let none = LocalizedText.en("no connections yet").ja("接続はまだありません")
    package static let tested = LocalizedText.en("last tested").ja("最後に接続テストをした日時")
    package static let ends = LocalizedText.en("access token until").ja("アクセストークンの期限")
    package static let stops = LocalizedText.en("next sign-in needed by").ja("次のログインの期限")
    package static let stopsUnlessUsed = LocalizedText.en("sign-in needed if not used before")
        .ja("次の日時までに使わないとログインが必要")
    package static func untested(_ name: String, _ program: String) -> LocalizedText {
        .en("not tested: the service has not named the account yet; ask it: \(program) connect \(name)")
            .ja("未確認です（サービスからアカウントの確認が取れていません）。確認するには: \(program) connect \(name)")
    }
    /// A connection that was sent to take the place of this one, and is not handed over yet; `word` is the name as a shell takes it.
    package static func incoming(_ peer: String, _ word: String, _ program: String) -> LocalizedText {
        .en(
            "\(peer) has sent one to take its place, and not handed it over yet; only where that machine is gone for"
                + " good: \(program) token \(word) --adopt"
        )
        .ja(
            "\(peer) から、これを置き換える接続が届いていますが、まだ引き渡されていません。元のマシンがなくなった場合に限り: "
                + "\(program) token \(word) --adopt"
        )
    }

    package static let unfinished: LocalizedText =
        .en("the tokens of an unfinished setup are kept beside it; run that setup again to finish it")
        .ja("完了していない設定のトークンも保管しています。同じ設定をもう一度行うと、続きから完了できます")
    package static let refused = LocalizedText.en("refused by the service since").ja("サービスが拒否した日時")
    package static let lockedBy = LocalizedText.en("in use by process").ja("使用中のプロセス")

    package static let valid = LocalizedText.en("valid").ja("有効")
    package static let untried = LocalizedText.en("not tested yet").ja("未確認")
    package static let expiring = LocalizedText.en("expiring").ja("まもなく期限切れ")
    package static let refreshable = LocalizedText.en("access token ended, renewed at the next use")
        .ja("期限切れ（次回の利用時に自動更新）")
    package static let locked = LocalizedText.en("being renewed by another process").ja("別のプロセスが更新中")
    package static let signInNeeded = LocalizedText.en("sign-in needed").ja("再ログインが必要")
    package static let probablyEnded = LocalizedText.en("probably ended; still being tried")
        .ja("おそらく終了（再試行は続けています）")
    package static let refusedByService = LocalizedText.en("refused by the service").ja("サービスに拒否されました")
    package static let moved = LocalizedText.en("moved to another machine").ja("別のマシンに移動済み")
    package static let damaged = LocalizedText.en("settings file damaged").ja("設定ファイルが壊れています")
    package static let older = LocalizedText.en("an older copy of the settings; not renewed").ja("設定の古いコピーのため、更新しません")
    package static let sealedToAnotherKey = LocalizedText.en("settings file sealed to another key")
        .ja("設定ファイルは別の鍵で暗号化されています")
    package static let unreadable = LocalizedText.en("settings file unreadable").ja("設定ファイルを読み取れません")

    /// How often renewals failed since when, and when the next one is tried; nil for the next use.
    package static func failed(count: Int, since: String, next: String?) -> LocalizedText {
        .en(
            "renewal failed \(count == 1 ? "once" : "\(count) times in a row"), since \(since)"
                + "; next try: " + (next ?? "at the next use")
        )
        .ja("更新に\(count)回\(count == 1 ? "" : "続けて")失敗（\(since) から）。次の試行: \(next ?? "次回の利用時")")
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
                + (others > 0 ? "、ほか\(others)個の鍵" : "")
                + (next.map { "（次の書き込みから\($0)個の鍵、recipients.txt）" } ?? "")
        )
    }
}
