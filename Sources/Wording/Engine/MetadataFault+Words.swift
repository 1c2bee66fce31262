internal import AuthEngine
internal import Localization

extension AuthError.MetadataFault {
    /// What to say about it.
    var words: ErrorWords {
        switch self {
        case .notJSON:
            .en("what the server says about itself is not JSON").fix("check the issuer's address")
                .ja("サーバーのメタデータがJSONではありません").fix("発行者（issuer）のURLを確認してください")
        case .notThere(let host):
            .en("\(host) does not say how it signs people in")
                .fix("write the definition from its documentation; `oauth-setup services check FILE` helps")
                .ja("\(host) はメタデータを公開していません").fix("ドキュメントを見て定義を書いてください。`oauth-setup services check FILE` で確認できます")
        case .anotherIssuer(let found):
            .en("the server calls itself \(found), which is not the address that was asked")
                .fix("give the issuer exactly as its owner publishes it, also the slash at its end")
                .ja("サーバーの発行者名 \(found) が、指定されたURLと一致しません").fix("末尾のスラッシュも含め、提供元が公開している issuer をそのまま指定してください")
        case .insecureEndpoint(let name):
            .en("\(name) of the server is not encrypted").fix("use https")
                .ja("サーバーの \(name) が暗号化されていません").fix("https を使ってください")
        case .badEndpoint(let name):
            .en("\(name) of the server is not an address that can be called")
                .ja("サーバーの \(name) は接続できるURLではありません").fix(ownDefinition)
        case .missing(let name):
            .en("the server does not name its \(name)").ja("サーバーのメタデータに \(name) がありません").fix(ownDefinition)
        case .lacks(let offer, let needed, let offered): Self.lacks(offer, needed, offered)
        case .pushedRequestsOnly:
            .en("the server takes only sign-ins that an app pushes beforehand (PAR), which this program does not do")
                .ja("サーバーは事前に送信された認可リクエスト（PAR）しか受け付けず、このプログラムは対応していません").fix(Self.askOwner)
        }
    }

    private static func lacks(_ offer: Offer, _ needed: [String], _ offered: [String]) -> ErrorWords {
        let what: LocalizedText =
            switch offer {
            case .grant: .en("the grant").ja("グラント")
            case .response: .en("the response type").ja("レスポンスタイプ")
            case .clientAuthentication: .en("any of the client authentications").ja("クライアント認証")
            }
        let takesCertificate = offered.contains { $0.hasSuffix("tls_client_auth") }
        let only = offered.joined(separator: ", ")
        return .en(
            "the server does not offer \(what.english) \(needed.joined(separator: ", ")), only \(only)"
        )
        .ja(
            "サーバーは\(what.japanese) \(needed.joined(separator: "、")) に対応していません（対応しているのは \(only) だけです）"
        )
        .fix(offer == .clientAuthentication && takesCertificate ? showCertificate : askOwner)
    }

    private static let showCertificate = LocalizedText.en("show a client certificate with --client-cert FILE")
        .ja("--client-cert でクライアント証明書を指定してください")
    private static let askOwner = LocalizedText.en(
        "ask the server's owner to allow it; until then nobody can sign in with it"
    )
    .ja("サーバーの管理者に許可を依頼してください。許可されるまで、このサービスにはログインできません")

    private var ownDefinition: LocalizedText {
        .en("write the definition from the service's documentation; `oauth-setup services check FILE` helps")
            .ja("サービスのドキュメントをもとに定義を書き、`oauth-setup services check ファイル` で確認してください")
    }
}
