internal import AuthEngine
internal import Localization

extension AuthError.MetadataFault {
    /// What to say about it.
    var words: ErrorWords {
        switch self {
        case .notJSON:
            ErrorWords(
                LocalizedText(
                    english: "what the server says about itself is not JSON",
                    japanese: "サーバーのメタデータが JSON ではありません"
                ),
                hint: LocalizedText(english: "check the issuer's address", japanese: "発行者 (issuer) のアドレスを確認してください")
            )
        case .notThere(let host):
            ErrorWords(
                LocalizedText(
                    english: "\(host) does not say how it signs people in",
                    japanese: "\(host) はメタデータを公開していません"
                ),
                hint: LocalizedText(
                    english: "write the definition from its documentation; `oauth-setup services check FILE` helps",
                    japanese: "ドキュメントを見て定義を書いてください。`oauth-setup services check FILE` で確認できます"
                )
            )
        case .anotherIssuer(let found):
            ErrorWords(
                LocalizedText(
                    english: "the server calls itself \(found), which is not the address that was asked",
                    japanese: "サーバーの発行者名 \(found) が、指定されたアドレスと一致しません"
                ),
                hint: LocalizedText(
                    english: "give the issuer exactly as its owner publishes it, also the slash at its end",
                    japanese: "末尾のスラッシュも含め、提供元が公開している issuer をそのまま指定してください"
                )
            )
        case .insecureEndpoint(let name):
            ErrorWords(
                LocalizedText(english: "\(name) of the server is not encrypted", japanese: "サーバーの \(name) が暗号化されていません"),
                hint: LocalizedText(english: "use https", japanese: "https を使ってください")
            )
        case .badEndpoint(let name):
            ErrorWords(
                LocalizedText(
                    english: "\(name) of the server is not an address that can be called",
                    japanese: "サーバーの \(name) は接続できるアドレスではありません"
                ),
                hint: ownDefinition
            )
        case .missing(let name):
            ErrorWords(
                LocalizedText(english: "the server does not name its \(name)", japanese: "サーバーのメタデータに \(name) がありません"),
                hint: ownDefinition
            )
        }
    }

    private var ownDefinition: LocalizedText {
        LocalizedText(
            english: "write the definition from the service's documentation; `oauth-setup services check FILE` helps",
            japanese: "サービスのドキュメントをもとに定義を書き、`oauth-setup services check ファイル` で確認してください"
        )
    }
}
