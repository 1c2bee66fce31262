package import Localization
package import ServiceCatalog

/// The words of `services show`.
package enum SheetWords {
    package static let hosts = LocalizedText.en("hosts").ja("ホスト")
    package static let ownNetwork = LocalizedText.en("hosts of your own network").ja("自分のネットワーク内のホスト")
    package static let apps = LocalizedText.en("OAuth app").ja("OAuthアプリ")
    package static let embedded = LocalizedText.en("embedded in the connector").ja("コネクターの埋め込みアプリ")
    package static let custom = LocalizedText.en("one you register").ja("自分で登録したアプリ")
    package static let callback = LocalizedText.en("callback to register").ja("登録するコールバックURL")
    package static let doubtful = LocalizedText.en("grants that the connector documents and the service does not")
        .ja("コネクターの資料だけにあるグラント（サービスの資料にはありません）")
    package static let scopes = LocalizedText.en("scopes").ja("スコープ")
    package static let authorize = LocalizedText.en("sign-in page").ja("認可エンドポイント")
    package static let token = LocalizedText.en("token endpoint").ja("トークンエンドポイント")
    package static let lifetime = LocalizedText.en("access token lifetime (seconds)").ja("アクセストークンの有効期間（秒）")
    package static let refreshLifetime = LocalizedText.en("refresh token lifetime (seconds)").ja("リフレッシュトークンの有効期間（秒）")
    package static let idleLifetime = LocalizedText.en("refresh token lifetime without use (seconds)")
        .ja("使わない場合のリフレッシュトークンの有効期間（秒）")
    package static let signIns = LocalizedText.en("sign-ins an hour").ja("1時間あたりのログイン回数の上限")
    package static let httpsOnly = LocalizedText.en("only https callbacks are accepted").ja("https のコールバックだけが使えます")
    /// The mark of a secret property, behind what it is.
    package static let secret = LocalizedText.en(", secret").ja("・シークレット")
    package static let example = LocalizedText.en("example").ja("例")
    /// The value of a property that is left out.
    package static let usual = LocalizedText.en("when left empty").ja("空欄のとき")
    /// Where an application is registered.
    package static let console = LocalizedText.en("where").ja("場所")
    package static let registering = LocalizedText.en("Registering an app").ja("アプリの登録")

    /// The hosts that take a client certificate: instead of names that end like this, they end like that.
    package static func withCertificate(plain: String, certificate: String) -> LocalizedText {
        .en("with a client certificate: \(certificate) instead of \(plain)")
            .ja("クライアント証明書を使う場合: \(plain) ではなく \(certificate)")
    }
}

extension FieldUse.Requirement {
    /// When the property is needed.
    package var words: LocalizedText {
        switch self {
        case .always: .en("required").ja("必須")
        case .custom: .en("required with an app of your own").ja("自分のアプリでは必須")
        case .customOptional: .en("optional, with an app of your own").ja("自分のアプリでのみ・任意")
        case .optional: .en("optional").ja("任意")
        case .listed: .en("optional, chosen after signing in").ja("任意・ログイン後に選択")
        case .advanced: .en("optional, never asked").ja("任意（質問しません）")
        }
    }
}
