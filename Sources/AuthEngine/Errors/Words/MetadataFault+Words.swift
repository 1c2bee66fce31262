package import Localization

extension AuthError.MetadataFault {
    /// What is wrong: lower case, no full stop.
    package var message: LocalizedText {
        switch self {
        case .notJSON:
            LocalizedText(
                english: "what the server says about itself is not JSON",
                japanese: "サーバーのメタデータが JSON ではありません"
            )
        case .notThere(let host):
            LocalizedText(
                english: "\(host) does not say how it signs people in",
                japanese: "\(host) はメタデータを公開していません"
            )
        case .anotherIssuer(let found):
            LocalizedText(
                english: "the server calls itself \(found), which is not the address that was asked",
                japanese: "サーバーの発行者名 \(found) が、指定されたアドレスと一致しません"
            )
        case .insecureEndpoint(let name):
            LocalizedText(
                english: "\(name) of the server is not encrypted",
                japanese: "サーバーの \(name) が暗号化されていません"
            )
        case .badEndpoint(let name):
            LocalizedText(
                english: "\(name) of the server is not an address that can be called",
                japanese: "サーバーの \(name) は接続できるアドレスではありません"
            )
        case .missing(let name):
            LocalizedText(
                english: "the server does not name its \(name)",
                japanese: "サーバーのメタデータに \(name) がありません"
            )
        }
    }

    /// What to do about it.
    package var hint: LocalizedText {
        switch self {
        case .notJSON:
            LocalizedText(english: "check the issuer's address", japanese: "発行者 (issuer) のアドレスを確認してください")
        case .notThere:
            LocalizedText(
                english: "write the definition from its documentation; `oauth-setup services check FILE` helps",
                japanese: "ドキュメントを見て定義を書いてください。`oauth-setup services check FILE` で確認できます"
            )
        case .anotherIssuer:
            LocalizedText(
                english: "give the issuer exactly as its owner publishes it, also the slash at its end",
                japanese: "末尾のスラッシュも含め、提供元が公開している issuer をそのまま指定してください"
            )
        case .insecureEndpoint: LocalizedText(english: "use https", japanese: "https を使ってください")
        case .badEndpoint, .missing:
            LocalizedText(
                english:
                    "write the definition from the service's documentation; `oauth-setup services check FILE` helps",
                japanese: "サービスのドキュメントをもとに定義を書き、`oauth-setup services check ファイル` で確認してください"
            )
        }
    }
}
