internal import ServiceCatalog

extension AuthError {
    /// Why what an authorization server says about itself is not used.
    public enum MetadataFault: Sendable, Hashable {
        /// It is not a JSON object.
        case notJSON
        /// The server publishes nothing.
        case notThere(host: String)
        /// It names another issuer than was asked for.
        case anotherIssuer(String)
        /// An endpoint without encryption.
        case insecureEndpoint(String)
        /// An endpoint that is no address.
        case badEndpoint(String)
        /// A member without which a sign-in is not possible.
        case missing(String)
    }
}

extension AuthError.MetadataFault {
    var wording: ErrorWording {
        switch self {
        case .notJSON:
            ErrorWording(
                "what the server says about itself is not JSON",
                "サーバーのメタデータが JSON ではありません",
                hint: ("check the issuer's address", "発行者 (issuer) のアドレスを確認してください")
            )
        case .notThere(let host):
            ErrorWording(
                "\(host) does not say how it signs people in",
                "\(host) はメタデータを公開していません",
                hint: (
                    "write the definition from its documentation; `oauth-setup services check FILE` helps",
                    "ドキュメントを見て定義を書いてください。`oauth-setup services check FILE` で確認できます"
                )
            )
        case .anotherIssuer(let found):
            ErrorWording(
                "the server calls itself \(found), which is not the address that was asked",
                "サーバーの発行者名 \(found) が、指定されたアドレスと一致しません",
                hint: (
                    "give the issuer exactly as its owner publishes it, also the slash at its end",
                    "末尾のスラッシュも含め、提供元が公開している issuer をそのまま指定してください"
                )
            )
        case .insecureEndpoint(let name):
            ErrorWording(
                "\(name) of the server is not encrypted",
                "サーバーの \(name) が暗号化されていません",
                hint: ("use https", "https を使ってください")
            )
        case .badEndpoint(let name):
            ErrorWording(
                "\(name) of the server is not an address that can be called",
                "サーバーの \(name) は接続できるアドレスではありません",
                hint: ownDefinition
            )
        case .missing(let name):
            ErrorWording(
                "the server does not name its \(name)",
                "サーバーのメタデータに \(name) がありません",
                hint: ownDefinition
            )
        }
    }

    private var ownDefinition: (String, String) {
        (
            "write the definition from the service's documentation; `oauth-setup services check FILE` helps",
            "サービスのドキュメントをもとに定義を書き、`oauth-setup services check ファイル` で確認してください"
        )
    }
}
