public import AuthEngine
internal import Localization

extension DefinitionWords {
    /// The words of this program.
    public static let standard = DefinitionWords(
        field: { Field(label: $0.label, help: $0.help) },
        scheme: LocalizedText(english: "Sign in with the browser (OAuth)", japanese: "ブラウザーでサインイン (OAuth)"),
        signIn: { LocalizedText(english: "You sign in at \($0).", japanese: "\($0) でサインインします。") }
    )
}

extension DefinitionWords.Property {
    fileprivate var label: LocalizedText {
        switch self {
        case .clientID: LocalizedText(english: "Client ID", japanese: "クライアント ID")
        case .clientSecret: LocalizedText(english: "Client secret", japanese: "クライアントシークレット")
        case .callback: LocalizedText(english: "Callback URL", japanese: "コールバック URL")
        case .certificate: LocalizedText(english: "Client certificate", japanese: "クライアント証明書")
        case .certificateType: LocalizedText(english: "Kind of client certificate", japanese: "クライアント証明書の形式")
        case .certificatePassword:
            LocalizedText(english: "Client certificate password", japanese: "クライアント証明書のパスワード")
        case .certificateSubject: LocalizedText(english: "Client certificate subject", japanese: "クライアント証明書の件名")
        }
    }

    fileprivate var help: LocalizedText {
        switch self {
        case .clientID, .clientSecret:
            LocalizedText(
                english: "From the application's page at the service.",
                japanese: "サービスのアプリ管理画面に表示されます。"
            )
        case .callback:
            LocalizedText(
                english: "Registered at the service, character for character.",
                japanese: "サービスに登録したものを一字一句そのまま入力します。"
            )
        case .certificate, .certificateType, .certificatePassword, .certificateSubject:
            LocalizedText(
                english: "As oauth-setup manual tells it.",
                japanese: "説明は oauth-setup manual にあります。"
            )
        }
    }
}
