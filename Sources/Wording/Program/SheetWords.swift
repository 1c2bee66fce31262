package import Localization

/// The words of `services show`.
package enum SheetWords {
    /// What the program calls.
    package static let hosts = LocalizedText(english: "hosts", japanese: "ホスト")
    /// Hosts that no catalogue knows.
    package static let ownNetwork = LocalizedText(english: "hosts of your own network", japanese: "自分のネットワーク内のホスト")
    /// The applications there may be.
    package static let apps = LocalizedText(english: "OAuth app", japanese: "OAuth アプリ")
    /// An application that ships with the connector.
    package static let embedded = LocalizedText(english: "the connector's own", japanese: "コネクター内蔵")
    /// An application of one's own.
    package static let custom = LocalizedText(english: "one you register", japanese: "自分で登録したアプリ")
    /// What is registered.
    package static let callback = LocalizedText(english: "callback to register", japanese: "登録するコールバックURL")
    /// Grants that only the connector knows.
    package static let doubtful = LocalizedText(
        english: "grants that the connector documents and the service does not",
        japanese: "コネクターの資料だけにあるグラント（サービスの資料にはありません）"
    )
    /// What is asked for.
    package static let scopes = LocalizedText(english: "scopes", japanese: "スコープ")
    /// Where a browser goes.
    package static let authorize = LocalizedText(english: "sign-in page", japanese: "認可エンドポイント")
    /// Where tokens come from.
    package static let token = LocalizedText(english: "token endpoint", japanese: "トークンエンドポイント")
    /// How long access tokens live.
    package static let lifetime = LocalizedText(english: "access token lives (seconds)", japanese: "アクセストークンの有効期間（秒）")
    /// How long refresh tokens live.
    package static let refreshLifetime = LocalizedText(
        english: "refresh token lives (seconds)",
        japanese: "リフレッシュトークンの有効期間（秒）"
    )
    /// How long refresh tokens live that nobody uses.
    package static let idleLifetime = LocalizedText(
        english: "refresh token lives without use (seconds)",
        japanese: "使わない場合のリフレッシュトークンの有効期間（秒）"
    )
    /// How often a person may sign in.
    package static let signIns = LocalizedText(english: "sign-ins an hour", japanese: "1時間あたりのサインイン回数の上限")
    /// Callbacks without TLS are refused.
    package static let httpsOnly = LocalizedText(
        english: "only https callbacks are accepted",
        japanese: "https のコールバックだけが使えます"
    )
    /// The mark of a secret property, behind what it is.
    package static let secret = LocalizedText(english: ", secret", japanese: "・秘密")
    /// What a value looks like.
    package static let example = LocalizedText(english: "example", japanese: "例")
    /// The value of a property that is left out.
    package static let usual = LocalizedText(english: "when left empty", japanese: "空欄のとき")
    /// Where an application is registered.
    package static let console = LocalizedText(english: "where", japanese: "場所")
    /// The title of the steps.
    package static let registering = LocalizedText(english: "Registering an app", japanese: "アプリの登録")

    /// The hosts that take a client certificate: instead of names that end like this, they end like that.
    package static func withCertificate(plain: String, certificate: String) -> LocalizedText {
        LocalizedText(
            english: "with a client certificate: \(certificate) instead of \(plain)",
            japanese: "クライアント証明書を使う場合: \(plain) ではなく \(certificate)"
        )
    }

    /// A property that is always needed.
    package static let required = LocalizedText(english: "required", japanese: "必須")
    /// A property that an application of one's own needs.
    package static let requiredByOwnApp = LocalizedText(
        english: "required with an app of your own",
        japanese: "自分のアプリでは必須"
    )
    /// A property that an application of one's own may have.
    package static let optionalForOwnApp = LocalizedText(
        english: "optional, with an app of your own",
        japanese: "自分のアプリでのみ・任意"
    )
    /// A property that may be left out.
    package static let optional = LocalizedText(english: "optional", japanese: "任意")
    /// A property that the wizard leaves out.
    package static let advanced = LocalizedText(english: "optional, never asked", japanese: "任意（質問しません）")
}
