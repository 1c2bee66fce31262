internal import AuthEngine
internal import Localization

extension AuthError.ReplyFault {
    /// What to say about a service's answer.
    var words: ErrorWords {
        switch self {
        case .refused(let code, let text): Self.refused(code, text)
        case .invalidClient(let text):
            ErrorWords(
                LocalizedText(
                    english: "the service does not accept the client ID or the secret\(SaidByService.colon(text))",
                    japanese: "クライアント ID またはシークレットが受け付けられませんでした\(SaidByService.colon(text))"
                ),
                hint: LocalizedText(
                    english: "compare OAuthClientId and OAuthClientSecret with the application's page at the service",
                    japanese: "OAuthClientId と OAuthClientSecret を、サービス側のアプリの画面と見比べてください"
                )
            )
        case .invalidGrant(let text) where Self.isAboutCallback("", text):
            Self.callbackWrong(SaidByService.colon(text))
        case .invalidGrant(let text):
            ErrorWords(
                LocalizedText(
                    english: "the service does not accept this code, token or password\(SaidByService.colon(text))",
                    japanese: "このコード、トークンまたはパスワードは受け付けられませんでした\(SaidByService.colon(text))"
                ),
                hint: LocalizedText(
                    english: "sign in again; a code works only once",
                    japanese: "もう一度サインインしてください。コードは一度しか使えません"
                )
            )
        case .rateLimited(let seconds):
            ErrorWords(
                LocalizedText(
                    english: "the service asks to wait" + (seconds.map { " \($0) seconds" } ?? ""),
                    japanese: "サービスから待つように求められました" + (seconds.map { "(\($0) 秒)" } ?? "")
                ),
                hint: LocalizedText(english: "try again later", japanese: "しばらくしてから、もう一度お試しください")
            )
        case .serviceFailed(let status, let text):
            ErrorWords(
                LocalizedText(
                    english: "the service failed with HTTP \(status)\(SaidByService.colon(text))",
                    japanese: "サービス側でエラーが起きました (HTTP \(status))\(SaidByService.colon(text))"
                ),
                hint: LocalizedText(english: "try again in a few minutes", japanese: "数分おいて、もう一度お試しください")
            )
        case .tokenMissing(let text):
            ErrorWords(
                LocalizedText(
                    english: "the service answered without an access token\(SaidByService.colon(text))",
                    japanese: "サービスの返答にアクセストークンがありません\(SaidByService.colon(text))"
                ),
                hint: LocalizedText(
                    english: "check the client ID, the secret and the callback address, then sign in again",
                    japanese: "クライアント ID、シークレット、コールバック URL を確認して、もう一度サインインしてください"
                )
            )
        case .replyWithoutDetails(let status):
            ErrorWords(
                LocalizedText(
                    english: "the service answered HTTP \(status) without details",
                    japanese: "サービスの返答は HTTP \(status) で、詳細はありません"
                ),
                hint: LocalizedText(
                    english: "check the client ID, the secret and the callback address, then sign in again",
                    japanese: "クライアント ID、シークレット、コールバック URL を確認して、もう一度サインインしてください"
                )
            )
        case .notAnOAuthReply(let status, let type, let bytes):
            ErrorWords(
                LocalizedText(
                    english:
                        "this is not an OAuth answer (HTTP \(status), \(type.isEmpty ? "no type" : type), \(bytes) bytes)",
                    japanese: "OAuth の返答ではありません (HTTP \(status)、\(type.isEmpty ? "種類なし" : type)、\(bytes) バイト)"
                ),
                hint: SharedHint.between
            )
        case .badReply(let member):
            ErrorWords(
                LocalizedText(
                    english: "the service's answer has an impossible \(member)",
                    japanese: "サービスの返答の \(member) が正しくありません"
                ),
                hint: LocalizedText(
                    english: "try again; if it stays so, tell who runs the service",
                    japanese: "もう一度お試しください。続く場合は、サービスの管理者に連絡してください"
                )
            )
        case .unknownTokenType(let type):
            ErrorWords(
                LocalizedText(
                    english: "the service gave a token of the unknown type \(type)",
                    japanese: "未知の種類のトークンが返されました: \(type)"
                ),
                hint: LocalizedText(
                    english: "only bearer tokens can be used: check the settings of the application at the service",
                    japanese: "使えるのは Bearer トークンだけです。サービス側のアプリの設定を確認してください"
                )
            )
        case .tokenRefused(let text):
            ErrorWords(
                LocalizedText(
                    english: "the service does not accept the access token\(SaidByService.colon(text))",
                    japanese: "アクセストークンが受け付けられませんでした\(SaidByService.colon(text))"
                ),
                hint: LocalizedText(english: "sign in again", japanese: "もう一度サインインしてください")
            )
        case .permissionMissing(let text, let scope):
            ErrorWords(
                LocalizedText(
                    english: "the sign-in does not allow this\(SaidByService.colon(text))",
                    japanese: "このサインインには必要な権限がありません\(SaidByService.colon(text))"
                ),
                hint: scope.isEmpty
                    ? LocalizedText(
                        english: "check the permissions (scopes) of the application and of the user",
                        japanese: "アプリとユーザーの権限 (スコープ) を確認してください"
                    )
                    : LocalizedText(
                        english: "give the application the permission (scope) \(scope), then sign in again",
                        japanese: "アプリに権限 (スコープ) \(scope) を与えてから、もう一度サインインしてください"
                    )
            )
        case .wrongCredential(let names, let text):
            ErrorWords(
                LocalizedText(
                    english: "the service does not accept \(names.joined(separator: ", "))\(SaidByService.colon(text))",
                    japanese: "\(names.joined(separator: "、")) が受け付けられませんでした\(SaidByService.colon(text))"
                ),
                hint: LocalizedText(english: "type or paste the value again", japanese: "値をもう一度入力するか、貼り付けてください")
            )
        case .accountNotAmong(let property, let name, let found):
            ErrorWords(
                LocalizedText(
                    english: "the account \(name) is not among those of the person who signed in",
                    japanese: "サインインした人のアカウントに \(name) はありません"
                ),
                hint: found.isEmpty
                    ? LocalizedText(
                        english: "that person has no account at this service",
                        japanese: "その人はこのサービスのアカウントを持っていません"
                    )
                    : LocalizedText(
                        english: "give as \(property) what that person can use: \(found.joined(separator: ", "))",
                        japanese: "\(property) には、その人が使える次のいずれかを指定してください: \(found.joined(separator: "、"))"
                    )
            )
        case .notFound(let host):
            ErrorWords(
                LocalizedText(english: "the service was not found at \(host)", japanese: "\(host) にサービスが見つかりません"),
                hint: LocalizedText(english: "check the address of the account", japanese: "アカウントのアドレスを確認してください")
            )
        case .testNotUnderstood(let status, let bytes):
            ErrorWords(
                LocalizedText(
                    english: "the connection test got an answer that cannot be read (HTTP \(status), \(bytes) bytes)",
                    japanese: "接続テストの返答を読み取れません (HTTP \(status)、\(bytes) バイト)"
                ),
                hint: SharedHint.between
            )
        case .revocationUnconfirmed(let host, let seconds):
            ErrorWords(
                LocalizedText(
                    english: "\(host) did not confirm that the sign-in has ended",
                    japanese: "サインインが取り消されたことを \(host) に確認できませんでした"
                ),
                hint: LocalizedText(
                    english:
                        "assume its tokens are still valid: try again \(seconds.map { "in \($0) seconds" } ?? "later"), "
                        + "or withdraw the access in your account settings there",
                    japanese: "トークンはまだ有効だと考えてください。\(seconds.map { "\($0) 秒後" } ?? "しばらくしてから")にもう一度試すか、"
                        + "サービスのアカウント設定で連携を解除してください"
                )
            )
        case .revocationNotPossible(let host):
            ErrorWords(
                LocalizedText(
                    english: "\(host) cannot revoke tokens of this kind",
                    japanese: "\(host) はこの種類のトークンを取り消せません"
                ),
                hint: LocalizedText(
                    english:
                        "withdraw the access in your account settings there; the tokens live on until then or until they expire",
                    japanese: "サービスのアカウント設定で連携を解除してください。解除するか期限が切れるまで、トークンは有効です"
                )
            )
        }
    }
}
