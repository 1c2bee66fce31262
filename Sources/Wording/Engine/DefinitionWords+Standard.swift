public import AuthEngine
internal import Localization

extension DefinitionWords {
    /// The words of this program.
    public static let standard = DefinitionWords(
        field: { Field(label: $0.label, help: $0.help) },
        scheme: .en("Sign in with the browser (OAuth)").ja("ブラウザーでサインイン (OAuth)"),
        signIn: { .en("You sign in at \($0).").ja("\($0) でサインインします。") }
    )
}

extension DefinitionWords.Property {
    fileprivate var label: LocalizedText {
        switch self {
        case .clientID: .en("Client ID").ja("クライアント ID")
        case .clientSecret: .en("Client secret").ja("クライアントシークレット")
        case .callback: .en("Callback URL").ja("コールバック URL")
        case .certificate: .en("Client certificate").ja("クライアント証明書")
        case .certificateType: .en("Kind of client certificate").ja("クライアント証明書の形式")
        case .certificatePassword: .en("Client certificate password").ja("クライアント証明書のパスワード")
        case .certificateSubject: .en("Client certificate subject").ja("クライアント証明書の件名")
        }
    }

    fileprivate var help: LocalizedText {
        switch self {
        case .clientID, .clientSecret: .en("From the application's page at the service.").ja("サービスのアプリ管理画面に表示されます。")
        case .callback: .en("Registered at the service, character for character.").ja("サービスに登録したものを一字一句そのまま入力します。")
        case .certificate, .certificateType, .certificatePassword, .certificateSubject:
            .en("As oauth-setup manual tells it.").ja("説明は oauth-setup manual にあります。")
        }
    }
}
