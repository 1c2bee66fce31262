public import AuthEngine
internal import Localization

extension DefinitionWords {
    /// The words of this program.
    public static let standard = DefinitionWords(
        field: { Field(label: $0.label, help: $0.help) },
        scheme: .en("Sign in with the browser (OAuth)").ja("ブラウザーでログイン（OAuth）"),
        signIn: { .en("You sign in at \($0).").ja("\($0)でログインします。") }
    )
}

extension DefinitionWords.Property {
    fileprivate var label: LocalizedText {
        switch self {
        case .clientID: .en("Client ID").ja("クライアントID")
        case .clientSecret: .en("Client secret").ja("クライアントシークレット")
        case .callback: .en("Callback URL").ja("コールバックURL")
        case .certificate: .en("Client certificate").ja("クライアント証明書")
        case .certificateType: .en("Kind of client certificate").ja("クライアント証明書の形式")
        case .certificatePassword: .en("Client certificate password").ja("クライアント証明書のパスワード")
        case .certificateSubject: .en("Client certificate subject").ja("クライアント証明書のサブジェクト")
        }
    }

    fileprivate var help: LocalizedText {
        switch self {
        case .clientID, .clientSecret: .en("From the app's page at the service.").ja("サービスのアプリ管理画面に表示されます。")
        case .callback: .en("Exactly as it is registered at the service.").ja("サービスに登録したものをそのまま正確に入力します。")
        case .certificate, .certificateType, .certificatePassword, .certificateSubject:
            .en("Explained in oauth-setup manual.").ja("説明は oauth-setup manual にあります。")
        }
    }
}
