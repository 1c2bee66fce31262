internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard

/// The words of `status`.
enum StatusWords {
    static let none = LocalizedText(english: "no connections yet", japanese: "接続はまだありません")
    static let ends = LocalizedText(english: "access token until", japanese: "アクセストークンの期限")
    static let stops = LocalizedText(english: "next sign-in needed by", japanese: "次のサインインの期限")
    static let stopsUnlessUsed = LocalizedText(
        english: "sign-in needed if not used before",
        japanese: "次の日時までに使わないとサインインが必要"
    )
    static let untested = LocalizedText(
        english: "not tested: the service was never asked",
        japanese: "未確認です（サービスに問い合わせていません）"
    )
    static let refused = LocalizedText(english: "refused by the service since", japanese: "サービスが拒否した日時")
    static let lockedBy = LocalizedText(english: "in use by process", japanese: "使用中のプロセス")

    /// How often renewals failed since when, and when the next one is tried.
    static func failed(_ failed: FailedRenewals, now: Int64) -> LocalizedText {
        let since = Moment.text(failed.since)
        let next = failed.nextTry > now ? Moment.text(failed.nextTry) : nil
        return LocalizedText(
            english: "renewal failed \(failed.count == 1 ? "once" : "\(failed.count) times in a row"), since \(since)"
                + "; next try: " + (next ?? "at the next use"),
            japanese: "更新に \(failed.count) 回\(failed.count == 1 ? "" : "続けて")失敗（\(since) から）。"
                + "次の試行: \(next ?? "次回の利用時")"
        )
    }

    /// Whom a file is sealed for; nil when this machine's key does not open it.
    static func sealed(_ seal: SettingsSeal) -> LocalizedText? {
        guard let key = seal.key else { return nil }
        let others = seal.keyCount - 1
        let next = seal.nextKeyCount.flatMap { $0 == seal.keyCount ? nil : $0 }
        return LocalizedText(
            english: "sealed for this machine's key \(key.briefKey)"
                + (others > 0 ? " and \(others) more" : "")
                + (next.map { "; from the next write on for \($0) keys (recipients.txt)" } ?? ""),
            japanese: "暗号化先: このマシンの鍵 \(key.briefKey)"
                + (others > 0 ? "、ほか \(others) 個の鍵" : "")
                + (next.map { "（次の書き込みから \($0) 個の鍵、recipients.txt）" } ?? "")
        )
    }

    static func state(_ state: ConnectionState) -> LocalizedText {
        switch state {
        case .valid: LocalizedText(english: "valid", japanese: "有効")
        case .expiring: LocalizedText(english: "expiring", japanese: "まもなく期限切れ")
        case .refreshable:
            LocalizedText(english: "access token ended, renewed at the next use", japanese: "期限切れ（次回の利用時に自動更新）")
        case .locked: LocalizedText(english: "being renewed by another process", japanese: "別のプロセスが更新中")
        case .signInNeeded: LocalizedText(english: "sign-in needed", japanese: "再サインインが必要")
        case .probablyEnded:
            LocalizedText(english: "probably ended, and tried all the same", japanese: "おそらく終了（再試行は続けています）")
        case .refused: LocalizedText(english: "refused by the service", japanese: "サービスに拒否されました")
        case .moved: LocalizedText(english: "moved to another machine", japanese: "別のマシンに移動済み")
        case .damaged: LocalizedText(english: "settings file damaged", japanese: "設定ファイルが壊れています")
        case .sealedToAnotherKey:
            LocalizedText(english: "settings file sealed to another key", japanese: "設定ファイルは別の鍵で暗号化されています")
        case .unreadable: LocalizedText(english: "settings file unreadable", japanese: "設定ファイルを読み取れません")
        }
    }
}
