internal import ConnectionStrings
internal import Localization
internal import ServiceCatalog

/// What `string` says when a connector takes over.
enum HandOverWords {
    static let oneUse = LocalizedText(
        english: "the code works once and for minutes only; after the first connection take OAuthVerifier out",
        japanese: "認可コードは数分以内に1回だけ使えます。最初の接続の後は OAuthVerifier を取り除いてください"
    )
    static let boundCode = LocalizedText(
        english:
            "take the code from the connector's own GetOAuthAuthorizationURL: one asked for by this program is bound"
            + " to it (PKCE), and the connector cannot exchange it",
        japanese: "認可コードはコネクターの GetOAuthAuthorizationURL で取得してください。"
            + "このプログラムで取得したコードは PKCE で結び付けられ、コネクターでは使えません"
    )
    static let unverified = LocalizedText(
        english: "the settings file is not encrypted, and its shape was never confirmed by the vendor",
        japanese: "この設定ファイルは暗号化されません。また、形式はベンダーに確認されていません"
    )
    static let shared = LocalizedText(
        english: "this service keeps its refresh token, so the connection works here too",
        japanese: "このサービスのリフレッシュトークンは変わらないため、こちらでも引き続き使えます"
    )
    static let onlyMasked = LocalizedText(
        english: "nothing was handed over: the tokens are masked (--reveal or -o FILE shows them)",
        japanese: "まだ何も渡していません。トークンは伏せてあります（--reveal か -o FILE で出力します）"
    )

    static func retired(_ name: String) -> LocalizedText {
        LocalizedText(
            english: "the connector owns the tokens of \(name) now; the copy here is retired",
            japanese: "\(name) のトークンはコネクターのものになりました。こちらの控えはもう使えません"
        )
    }

    static func locationMissing(_ owner: StringOwner) -> Failure {
        Failure(
            "--owner \(owner.rawValue) needs --location, the connector's own settings file",
            "--owner \(owner.rawValue) には、コネクター側の設定ファイルを --location で指定してください",
            hint: (
                "the connector must be able to read and write it: --location /srv/app/OAuthSettings.txt",
                "コネクターが読み書きできる場所にしてください: --location /srv/app/OAuthSettings.txt"
            ),
            exitCode: 2
        )
    }

    static let embedded = Failure(
        "the tokens belong to this program's embedded app; a connector's embedded app cannot refresh them",
        "このトークンは oauth-setup の組み込みアプリのもので、コネクターの組み込みアプリでは更新できません",
        hint: (
            "let the connector sign in (--owner driver), give it a code of its own (--verifier), or use your own app",
            "コネクター自身にサインインさせる（--owner driver）か、コネクターで取得したコードを渡す（--verifier）か、自分のアプリを使ってください"
        ),
        exitCode: 2
    )

    static func oneOwner(_ name: String) -> Failure {
        Failure(
            "each refresh replaces the refresh token of \(name), so that only one program can own it",
            "\(name) のリフレッシュトークンは更新のたびに変わるため、持ち主は1つだけです",
            hint: (
                "--take-over gives it to the connector and retires the copy here",
                "--take-over を付けると、コネクターに渡してこちらの控えを使えなくします"
            ),
            exitCode: 2
        )
    }
}
