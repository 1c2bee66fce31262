internal import AuthEngine
internal import Localization

extension AuthError.ReplyFault {
    /// What to say about a service's answer.
    var words: ErrorWords {
        switch self {
        case .refused(let code, let text): Self.refused(code, text)
        case .invalidClient(let text):
            .en("the service does not accept the client ID or the secret\(SaidByService.colon(text))")
                .fix("compare OAuthClientId and OAuthClientSecret with the app's page at the service")
                .ja("クライアントIDまたはシークレットが受け付けられませんでした\(SaidByService.colon(text))")
                .fix("OAuthClientId と OAuthClientSecret を、サービス側のアプリの画面と見比べてください")
        case .invalidGrant(let text) where Self.isAboutCallback("", text):
            Self.callbackWrong(SaidByService.colon(text))
        case .invalidGrant(let text):
            .en("the service does not accept this code, token or password\(SaidByService.colon(text))")
                .fix("sign in again; a code works only once")
                .ja("このコード、トークンまたはパスワードは受け付けられませんでした\(SaidByService.colon(text))").fix("もう一度ログインしてください。コードは一度しか使えません")
        case .rateLimited(let seconds):
            .en("the service asks to wait" + (seconds.map { " \($0) seconds" } ?? "")).fix("try again later")
                .ja("サービスから待つように求められました" + (seconds.map { "（\($0)秒）" } ?? "")).fix("しばらくしてから、もう一度お試しください")
        case .serviceFailed(let status, let text):
            .en("the service failed with HTTP \(status)\(SaidByService.colon(text))").fix("try again in a few minutes")
                .ja("サービス側でエラーが起きました（HTTP \(status)）\(SaidByService.colon(text))").fix("数分おいて、もう一度お試しください")
        case .tokenMissing(let text):
            .en("the service answered without an access token\(SaidByService.colon(text))")
                .ja("サービスの応答にアクセストークンがありません\(SaidByService.colon(text))").fix(SharedHint.checkApp)
        case .replyWithoutDetails(let status):
            .en("the service answered HTTP \(status) without details")
                .ja("サービスの応答は HTTP \(status) で、詳細はありません").fix(SharedHint.checkApp)
        case .notAnOAuthReply(let status, let type, let bytes):
            .en("this is not an OAuth answer (HTTP \(status), \(type.isEmpty ? "no type" : type), \(bytes) bytes)")
                .ja("OAuthの応答ではありません（HTTP \(status)、\(type.isEmpty ? "種類なし" : type)、\(bytes)バイト）")
                .fix(SharedHint.between)
        case .badReply(let member):
            .en("the service's answer has an impossible \(member)")
                .fix("try again; if it stays so, tell who runs the service")
                .ja("サービスの応答の \(member) が正しくありません").fix("もう一度お試しください。続く場合は、サービスの管理者に連絡してください")
        case .unknownTokenType(let type):
            .en("the service gave a token of the unknown type \(type)")
                .fix("only bearer tokens can be used: check the settings of the app at the service")
                .ja("未知の種類のトークンが返されました: \(type)").fix("使えるのはBearerトークンだけです。サービス側のアプリの設定を確認してください")
        case .tokenRefused(let text):
            .en("the service does not accept the access token\(SaidByService.colon(text))").fix("sign in again")
                .ja("アクセストークンが受け付けられませんでした\(SaidByService.colon(text))").fix("もう一度ログインしてください")
        case .permissionMissing(let text, let scope):
            .en("the sign-in does not allow this\(SaidByService.colon(text))")
                .ja("このログインには必要な権限がありません\(SaidByService.colon(text))")
                .fix(
                    scope.isEmpty
                        ? .en("check the permissions (scopes) of the app and of the user")
                            .ja("アプリとユーザーの権限（スコープ）を確認してください")
                        : .en("give the app the permission (scope) \(scope), then sign in again")
                            .ja("アプリに権限（スコープ）\(scope) を与えてから、もう一度ログインしてください")
                )
        case .wrongCredential(let names, let text):
            .en("the service does not accept \(names.joined(separator: ", "))\(SaidByService.colon(text))")
                .fix("type or paste the value again")
                .ja("\(names.joined(separator: "、")) が受け付けられませんでした\(SaidByService.colon(text))")
                .fix("値をもう一度入力するか、貼り付けてください")
        case .accountNotAmong(let property, "", let found) where !found.isEmpty:
            .en("the person who signed in can use several accounts")
                .fix("choose one: give as \(property) one of \(found.joined(separator: ", "))")
                .ja("ログインした人が使えるアカウントが複数あります")
                .fix("\(property) に次のいずれかを指定してください: \(found.joined(separator: "、"))")
        case .accountNotAmong(let property, let name, let found):
            .en("the account \(name) is not among those of the person who signed in")
                .ja("ログインした人のアカウントに \(name) はありません")
                .fix(
                    found.isEmpty
                        ? .en("that person has no account at this service").ja("その人はこのサービスのアカウントを持っていません")
                        : .en("give as \(property) what that person can use: \(found.joined(separator: ", "))")
                            .ja("\(property) には、その人が使える次のいずれかを指定してください: \(found.joined(separator: "、"))")
                )
        case .notFound(let host):
            .en("the service was not found at \(host)").ja("\(host) にサービスが見つかりません").fix(SharedHint.checkAddress)
        case .testNotUnderstood(let status, let bytes):
            .en("the connection test got an answer that cannot be read (HTTP \(status), \(bytes) bytes)")
                .ja("接続テストの応答を読み取れません（HTTP \(status)、\(bytes)バイト）").fix(SharedHint.between)
        case .revocationUnconfirmed(let host, let seconds):
            .en("\(host) did not confirm that the sign-in has ended")
                .fix(
                    "assume its tokens are still valid: try again \(seconds.map { "in \($0) seconds" } ?? "later"), "
                        + "or withdraw the access in your account settings there"
                )
                .ja("ログインが取り消されたことを \(host) に確認できませんでした")
                .fix("トークンはまだ有効だと考えてください。\(seconds.map { "\($0)秒後" } ?? "しばらくしてから")にもう一度試すか、サービスのアカウント設定で連携を解除してください")
        case .revocationNotPossible(let host):
            .en("\(host) cannot revoke tokens of this kind")
                .ja("\(host) はこの種類のトークンを取り消せません").fix(SharedHint.withdraw)
        }
    }
}
