package import Localization

/// What `string` says when a connector takes over.
package enum HandOverWords {
    package static let embedded: ErrorWords =
        .en("the tokens belong to this program's embedded app; a connector's embedded app cannot refresh them")
        .fix("let the connector sign in (--owner driver), give it a code of its own (--verifier), or use your own app")
        .ja("このトークンは oauth-setup の埋め込みアプリのもので、コネクターの埋め込みアプリでは更新できません")
        .fix("コネクター自身にログインさせる（--owner driver）か、コネクターで取得したコードを渡す（--verifier）か、自分のアプリを使ってください")

    package static func locationMissing(_ owner: String) -> ErrorWords {
        .en("--owner \(owner) needs --location, the connector's own settings file")
            .fix("the connector must be able to read and write it: --location /srv/app/OAuthSettings.txt")
            .ja("--owner \(owner) には、コネクター側の設定ファイルを --location で指定してください")
            .fix("コネクターが読み書きできる場所にしてください: --location /srv/app/OAuthSettings.txt")
    }

    package static func oneOwner(_ name: String) -> ErrorWords {
        .en("each refresh replaces the refresh token of \(name), so that only one program can own it")
            .fix("--take-over gives it to the connector and retires the copy here")
            .ja("\(name) のリフレッシュトークンは更新のたびに変わるため、持ち主は1つだけです").fix("--take-over を付けると、コネクターに渡してこちらのコピーを使えなくします")
    }

    package static func sharedGrant(_ name: String) -> ErrorWords {
        .en("\(name) is shared by machines: a connector that refreshed it would end it for all of them")
            .fix("leave --owner out: the string then uses a token that oauth-setup keeps fresh")
            .ja("\(name) は複数のマシンで共有されています。コネクターが更新すると、すべてのマシンで使えなくなります")
            .fix("--owner を外してください。oauth-setup が更新するトークンを使う接続文字列になります")
    }

    /// A code works once.
    package static let oneUse: LocalizedText =
        .en("the code works once and for minutes only; after the first connection take OAuthVerifier out")
        .ja("認可コードは数分以内に1回だけ使えます。最初の接続の後は OAuthVerifier を取り除いてください")
    /// A code of this program is of no use to a connector.
    package static let boundCode: LocalizedText =
        .en(
            "take the code from the connector's own GetOAuthAuthorizationURL: one asked for by this program is bound"
                + " to it (PKCE), and the connector cannot exchange it"
        )
        .ja("認可コードはコネクターの GetOAuthAuthorizationURL で取得してください。このプログラムで取得したコードはPKCEで結び付けられ、コネクターでは使えません")
    /// A settings file that only the connector has been seen to read.
    package static let unverified: LocalizedText =
        .en("the settings file is not encrypted, and its shape was never confirmed by the vendor")
        .ja("この設定ファイルは暗号化されません。また、形式はベンダーに確認されていません")
    /// The refresh token has two owners, and may.
    package static let shared: LocalizedText =
        .en("this service keeps its refresh token, so the connection works here too")
        .ja("このサービスのリフレッシュトークンは変わらないため、こちらでも引き続き使えます")
    package static let onlyMasked: LocalizedText =
        .en("nothing was handed over: the tokens are masked (--reveal or -o FILE shows them)")
        .ja("まだ何も渡していません。トークンは伏せてあります（--reveal か -o FILE で出力します）")

    package static func retired(_ name: String) -> LocalizedText {
        .en("the connector owns the tokens of \(name) now; the copy here is retired")
            .ja("\(name) のトークンはコネクターのものになりました。こちらのコピーはもう使えません")
    }

    /// A file that cannot be read; why follows.
    package static func codeUnreadable(_ file: String?) -> LocalizedText {
        .en("cannot read the code in \(file ?? "the input")").ja("\(file ?? "入力") から認可コードを読み取れません")
    }

    /// What was given holds no code; `file` is nil for standard input.
    package static func noCode(in file: String?) -> ErrorWords {
        .en("there is no code in \(file ?? "the input")")
            .fix("give the code, or the full address shown in the address bar after sign-in")
            .ja("\(file ?? "入力") に認可コードがありません").fix("認可コードか、ログイン後にアドレスバーに表示されたURL全体を渡してください")
    }
}
