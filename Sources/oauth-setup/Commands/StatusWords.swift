internal import ServiceCatalog

/// The words of `status`.
enum StatusWords {
    static let none = LocalizedText(english: "no connections yet", japanese: "接続はまだありません")
    static let ends = LocalizedText(english: "access token until", japanese: "アクセストークンの期限")
    static let stops = LocalizedText(english: "next sign-in needed by", japanese: "次のサインインの期限")
    static let stopsUnlessUsed = LocalizedText(
        english: "sign-in needed if not used before",
        japanese: "次の日時までに使わないとサインインが必要"
    )
    static let lockedBy = LocalizedText(english: "in use by process", japanese: "使用中のプロセス")

    static func state(_ state: ConnectionState) -> LocalizedText {
        switch state {
        case .valid: LocalizedText(english: "valid", japanese: "有効")
        case .expiring: LocalizedText(english: "expiring", japanese: "まもなく期限切れ")
        case .refreshable:
            LocalizedText(english: "access token ended, renewed at the next use", japanese: "期限切れ（次回の利用時に自動更新）")
        case .locked: LocalizedText(english: "being renewed by another process", japanese: "別のプロセスが更新中")
        case .signInNeeded: LocalizedText(english: "sign-in needed", japanese: "再サインインが必要")
        case .moved: LocalizedText(english: "moved to another machine", japanese: "別のマシンに移動済み")
        case .damaged: LocalizedText(english: "settings file damaged", japanese: "設定ファイルが壊れています")
        case .sealedToAnotherKey:
            LocalizedText(english: "settings file sealed to another key", japanese: "設定ファイルは別の鍵で暗号化されています")
        case .unreadable: LocalizedText(english: "settings file unreadable", japanese: "設定ファイルを読み取れません")
        }
    }
}
