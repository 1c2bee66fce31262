public import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

extension AuthError {
    /// What happened: lower case, one line, no full stop.
    public func message(in language: Language) -> String {
        wording.message(language)
    }

    /// What to do about it, when there is something.
    public func hint(in language: Language) -> String? {
        let usual = wording.hint?(language)
        guard let advice else { return usual }
        // How to sign in again is said in any case.
        guard case .signInNeeded = fact, let usual else { return advice(language) }
        return usual + (language == .english ? "; " : "。") + advice(language)
    }

    private var wording: ErrorWording {
        switch fact {
        case .refused, .invalidClient, .invalidGrant, .rateLimited, .serviceFailed, .tokenMissing,
            .replyWithoutDetails,
            .notAnOAuthReply, .badReply, .unknownTokenType, .tokenRefused, .permissionMissing, .wrongCredential,
            .accountNotAmong, .notFound, .testNotUnderstood:
            replyWording
        case .stateMismatch, .stateMissing, .issuerMismatch, .repeatedParameter, .pasteNotUnderstood, .codeAlone,
            .pasteUnclear, .pasteTooLong,
            .signInOver,
            .callbackPortInUse, .callbackHeld, .callbackPortPrivileged, .callbackNotLoopback, .callbackNeedsPaste,
            .clockOff,
            .listenerFailed,
            .timedOut, .cancelled, .signInNeeded, .renewalPaused, .ownedElsewhere, .tooManySignIns, .told,
            .storedOtherwise:
            signInWording
        case .unknownProperty, .missingProperty, .badValue, .propertiesCollide, .unknownService, .serviceMissing,
            .unknownScheme, .badDefinition, .definitionUnusable, .embeddedAppMissing, .notWithThisScheme,
            .revocationNotOffered,
            .revocationUnconfirmed, .revocationNotPossible, .metadataRefused, .unknownProcedure, .unknownInput,
            .inputWithoutEffect:
            planWording
        case .networkFailed, .tlsFailed, .replyTimedOut, .replyTooLarge, .redirected, .insecureAddress, .badAddress,
            .badHeader, .hostNotListed, .settings:
            outsideWording
        }
    }

    /// The advice about an answer that is not the service's.
    private static let between = (
        "check the address; a proxy or a log-in page of the network may stand in between",
        "アドレスを確認してください。途中にプロキシやネットワークのログイン画面がある場合もあります"
    )

    private static func colon(_ text: String, otherwise code: String = "") -> String {
        let said = text.isEmpty ? code : code.isEmpty ? text : "\(text) (\(code))"
        return said.isEmpty ? "" : ": \(said)"
    }

    private var replyWording: ErrorWording {
        switch fact {
        case .refused("access_denied", _):
            ErrorWording(
                "the permission was not given",
                "許可されませんでした",
                hint: ("start again and choose to allow the access", "もう一度始めて、アクセスを許可してください")
            )
        case .refused(let code, let text) where code == "invalid_scope":
            ErrorWording(
                "the service does not give the scope that was asked for\(Self.colon(text, otherwise: code))",
                "要求したスコープは認められませんでした\(Self.colon(text, otherwise: code))",
                hint: (
                    "give Scope only what the application is registered for", "Scope には、アプリに登録された範囲だけを指定してください"
                )
            )
        case .refused(let code, let text) where code == "unsupported_grant_type" || code == "unsupported_response_type":
            ErrorWording(
                "the service does not offer this way of signing in\(Self.colon(text, otherwise: code))",
                "このサインイン方法はサービスで使えません\(Self.colon(text, otherwise: code))",
                hint: (
                    "check AuthScheme and what the application is registered for", "AuthScheme と、アプリの登録内容を確認してください"
                )
            )
        case .refused(let code, let text) where Self.isAboutCallback(code, text):
            Self.callbackWrong(Self.colon(text, otherwise: code))
        case .refused(let code, let text):
            ErrorWording(
                "the service refused\(Self.colon(text, otherwise: code))",
                "サービスに拒否されました\(Self.colon(text, otherwise: code))",
                hint: (
                    "check the values you gave and what they may do at the service, then try again",
                    "入力した値と、サービス側での権限を確認してから、もう一度お試しください"
                )
            )
        case .invalidClient(let text):
            ErrorWording(
                "the service does not accept the client ID or the secret\(Self.colon(text))",
                "クライアント ID またはシークレットが受け付けられませんでした\(Self.colon(text))",
                hint: (
                    "compare OAuthClientId and OAuthClientSecret with the application's page at the service",
                    "OAuthClientId と OAuthClientSecret を、サービス側のアプリの画面と見比べてください"
                )
            )
        case .invalidGrant(let text) where Self.isAboutCallback("", text):
            Self.callbackWrong(Self.colon(text))
        case .invalidGrant(let text):
            ErrorWording(
                "the service does not accept this code, token or password\(Self.colon(text))",
                "このコード、トークンまたはパスワードは受け付けられませんでした\(Self.colon(text))",
                hint: ("sign in again; a code works only once", "もう一度サインインしてください。コードは一度しか使えません")
            )
        case .rateLimited(let seconds):
            ErrorWording(
                "the service asks to wait" + (seconds.map { " \($0) seconds" } ?? ""),
                "サービスから待つように求められました" + (seconds.map { "(\($0) 秒)" } ?? ""),
                hint: ("try again later", "しばらくしてから、もう一度お試しください")
            )
        case .serviceFailed(let status, let text):
            ErrorWording(
                "the service failed with HTTP \(status)\(Self.colon(text))",
                "サービス側でエラーが起きました (HTTP \(status))\(Self.colon(text))",
                hint: ("try again in a few minutes", "数分おいて、もう一度お試しください")
            )
        case .tokenMissing(let text):
            ErrorWording(
                "the service answered without an access token\(Self.colon(text))",
                "サービスの返答にアクセストークンがありません\(Self.colon(text))",
                hint: (
                    "check the client ID, the secret and the callback address, then sign in again",
                    "クライアント ID、シークレット、コールバック URL を確認して、もう一度サインインしてください"
                )
            )
        case .replyWithoutDetails(let status):
            ErrorWording(
                "the service answered HTTP \(status) without details",
                "サービスの返答は HTTP \(status) で、詳細はありません",
                hint: (
                    "check the client ID, the secret and the callback address, then sign in again",
                    "クライアント ID、シークレット、コールバック URL を確認して、もう一度サインインしてください"
                )
            )
        case .notAnOAuthReply(let status, let type, let bytes):
            ErrorWording(
                "this is not an OAuth answer (HTTP \(status), \(type.isEmpty ? "no type" : type), \(bytes) bytes)",
                "OAuth の返答ではありません (HTTP \(status)、\(type.isEmpty ? "種類なし" : type)、\(bytes) バイト)",
                hint: Self.between
            )
        case .badReply(let member):
            ErrorWording(
                "the service's answer has an impossible \(member)",
                "サービスの返答の \(member) が正しくありません",
                hint: (
                    "try again; if it stays so, tell who runs the service",
                    "もう一度お試しください。続く場合は、サービスの管理者に連絡してください"
                )
            )
        case .unknownTokenType(let type):
            ErrorWording(
                "the service gave a token of the unknown type \(type)",
                "未知の種類のトークンが返されました: \(type)",
                hint: (
                    "only bearer tokens can be used: check the settings of the application at the service",
                    "使えるのは Bearer トークンだけです。サービス側のアプリの設定を確認してください"
                )
            )
        case .tokenRefused(let text):
            ErrorWording(
                "the service does not accept the access token\(Self.colon(text))",
                "アクセストークンが受け付けられませんでした\(Self.colon(text))",
                hint: ("sign in again", "もう一度サインインしてください")
            )
        case .permissionMissing(let text, let scope):
            ErrorWording(
                "the sign-in does not allow this\(Self.colon(text))",
                "このサインインには必要な権限がありません\(Self.colon(text))",
                hint: scope.isEmpty
                    ? (
                        "check the permissions (scopes) of the application and of the user",
                        "アプリとユーザーの権限 (スコープ) を確認してください"
                    )
                    : (
                        "give the application the permission (scope) \(scope), then sign in again",
                        "アプリに権限 (スコープ) \(scope) を与えてから、もう一度サインインしてください"
                    )
            )
        case .wrongCredential(let names, let text):
            ErrorWording(
                "the service does not accept \(names.joined(separator: ", "))\(Self.colon(text))",
                "\(names.joined(separator: "、")) が受け付けられませんでした\(Self.colon(text))",
                hint: ("type or paste the value again", "値をもう一度入力するか、貼り付けてください")
            )
        case .accountNotAmong(let property, let name, let found):
            ErrorWording(
                "the account \(name) is not among those of the person who signed in",
                "サインインした人のアカウントに \(name) はありません",
                hint: found.isEmpty
                    ? ("that person has no account at this service", "その人はこのサービスのアカウントを持っていません")
                    : (
                        "give as \(property) what that person can use: \(found.joined(separator: ", "))",
                        "\(property) には、その人が使える次のいずれかを指定してください: \(found.joined(separator: "、"))"
                    )
            )
        case .notFound(let host):
            ErrorWording(
                "the service was not found at \(host)",
                "\(host) にサービスが見つかりません",
                hint: ("check the address of the account", "アカウントのアドレスを確認してください")
            )
        case .testNotUnderstood(let status, let bytes):
            ErrorWording(
                "the connection test got an answer that cannot be read (HTTP \(status), \(bytes) bytes)",
                "接続テストの返答を読み取れません (HTTP \(status)、\(bytes) バイト)",
                hint: Self.between
            )
        default: ErrorWording("", "")
        }
    }

    private var signInWording: ErrorWording {
        let startAgain = ("start the sign-in again and use its newest address", "サインインをやり直し、新しい URL を使ってください")
        let paste = ("paste the redirected address instead", "代わりに、転送先のアドレスを貼り付けてください")
        return switch fact {
        case .stateMismatch:
            ErrorWording("this address belongs to another sign-in", "このアドレスは別のサインインのものです", hint: startAgain)
        case .stateMissing:
            ErrorWording(
                "the address has no state",
                "アドレスに state がありません",
                hint: ("copy the whole address from the browser's address bar", "ブラウザーのアドレス欄から全体をコピーしてください")
            )
        case .issuerMismatch:
            ErrorWording(
                "the answer does not name the service as its issuer: another server may stand in between (mix-up)",
                "返答の発行者 (iss) がこのサービスではありません。別のサーバーが割り込んでいる可能性があります",
                hint: startAgain
            )
        case .repeatedParameter(let name):
            ErrorWording("\(name) appears twice in the answer", "返答に \(name) が二つあります", hint: startAgain)
        case .pasteNotUnderstood:
            ErrorWording(
                "this is neither a code nor a redirected address",
                "コードでも転送先のアドレスでもありません",
                hint: (
                    "paste the code, or the whole address the browser ended at",
                    "コード、またはブラウザーが最後に表示したアドレス全体を貼り付けてください"
                )
            )
        case .codeAlone:
            ErrorWording(
                "the code alone does not show that it belongs to this sign-in",
                "コードだけでは、このサインインのものか確かめられません",
                hint: (
                    "paste the whole address the browser ended at; if there is none, paste the code once more",
                    "ブラウザーが最後に表示したアドレス全体を貼り付けてください。なければ、コードをもう一度貼り付けてください"
                )
            )
        case .pasteUnclear(let doubt): doubt.wording
        case .pasteTooLong:
            ErrorWording(
                "the pasted text is too long",
                "貼り付けた文字列が長すぎます",
                hint: ("paste the code alone, or the address alone", "コードだけ、またはアドレスだけを貼り付けてください")
            )
        case .signInOver:
            ErrorWording(
                "this sign-in has ended already",
                "このサインインはすでに終わっています",
                hint: ("start a new one", "新しく始めてください")
            )
        case .callbackPortInUse(let port, let holder): Self.portInUse(port, holder)
        case .callbackHeld(let port, let holder): Self.callbackHeld(port, holder)
        case .storedOtherwise(let property): Self.storedOtherwise(property)
        case .callbackPortPrivileged(let port):
            ErrorWording(
                "only the administrator may listen on port \(port)",
                "ポート \(port) で待ち受けるには管理者権限が必要です",
                hint: paste
            )
        case .callbackNotLoopback(let host):
            ErrorWording(
                "the callback goes to \(host), not to this machine",
                "コールバック先はこの端末ではなく \(host) です",
                hint: paste
            )
        case .callbackNeedsPaste:
            ErrorWording("the answer of this sign-in can only be pasted", "このサインインの結果は貼り付けで受け取ります", hint: paste)
        case .clockOff(let seconds):
            ErrorWording(
                "this machine's clock is \(TimeWords.span(seconds)(.english)) \(seconds > 0 ? "fast" : "slow")",
                "この端末の時計が\(TimeWords.span(seconds)(.japanese))\(seconds > 0 ? "進んで" : "遅れて")います",
                hint: ("set the clock; tokens and certificates depend on it", "時計を合わせてください。トークンや証明書に影響します")
            )
        case .listenerFailed(let port):
            ErrorWording("listening on port \(port) did not work", "ポート \(port) で待ち受けられませんでした", hint: paste)
        case .timedOut(let seconds):
            ErrorWording(
                "nobody completed the sign-in within \(seconds) seconds",
                "\(seconds) 秒以内にサインインが完了しませんでした",
                hint: ("start it again", "もう一度始めてください")
            )
        case .cancelled: ErrorWording("cancelled", "中止しました")
        case .told:
            ErrorWording(
                "the renewal failed for the reason told before",
                "先に示した理由で、トークンを更新できませんでした",
                hint: ("follow the advice given there", "そこに示された対処を行ってください")
            )
        case .signInNeeded(let reason): Self.signInNeeded(reason)
        case .renewalPaused(let connection, let failures, let moment, let left):
            Self.renewalPaused(connection, failures, moment, left)
        case .ownedElsewhere(let connection, let host, let at): Self.ownedElsewhere(connection, host, at)
        case .tooManySignIns(let limit, let wait):
            ErrorWording(
                "the service allows an account \(limit) sign-ins an hour, and this connection alone has used them up",
                "サインインはアカウント全体で 1 時間に \(limit) 回までで、この接続だけで上限に達しました",
                hint: (
                    "try again in \((wait + 59) / 60) minutes",
                    "\((wait + 59) / 60) 分後にもう一度お試しください"
                )
            )
        default: ErrorWording("", "")
        }
    }

    private var outsideWording: ErrorWording {
        switch fact {
        case .networkFailed(let host, let kind): kind.wording(host)
        case .tlsFailed(let host, let kind): kind.wording(host)
        case .replyTimedOut(let host, let seconds):
            ErrorWording(
                "\(host) did not answer within \(seconds) seconds",
                "\(host) から \(seconds) 秒以内に返答がありませんでした",
                hint: ("try again", "もう一度お試しください")
            )
        case .replyTooLarge(let host):
            ErrorWording("the answer of \(host) is too long", "\(host) からの返答が大きすぎます", hint: Self.between)
        case .redirected(let host):
            ErrorWording(
                "\(host) wants to redirect the request, which is not followed",
                "\(host) から別の場所へ転送されましたが、転送には従いません",
                hint: ("check the address of the account", "アカウントのアドレスを確認してください")
            )
        case .insecureAddress(let host):
            ErrorWording(
                "the address of \(host) is not encrypted",
                "\(host) のアドレスが暗号化されていません",
                hint: ("use https", "https を使ってください")
            )
        case .badAddress:
            ErrorWording(
                "this is not an address that can be called",
                "接続できるアドレスではありません",
                hint: ("give it as https://host/path", "https://ホスト/パス の形で指定してください")
            )
        case .hostNotListed(let host, let known):
            ErrorWording(
                "\(host) is no host of this connection, and gets none of its credentials",
                "\(host) はこの接続のホストではないため、認証情報を送りません",
                hint: (
                    "its hosts are \(known.joined(separator: ", "))",
                    "この接続のホストは \(known.joined(separator: "、")) です"
                )
            )
        case .badHeader(let name):
            ErrorWording(
                "the value for the header \(name) has characters it cannot carry",
                "ヘッダー \(name) に使えない文字が含まれています",
                hint: (
                    "look for blanks and line breaks that were copied along",
                    "余分な空白や改行が一緒にコピーされていないか確認してください"
                )
            )
        case .settings(let error):
            ErrorWording(
                error.message(in: .english),
                error.message(in: .japanese),
                hint: error.words.hint.map { ($0.english, $0.japanese) }
            )
        default: ErrorWording("", "")
        }
    }
}
