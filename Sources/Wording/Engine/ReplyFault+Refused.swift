internal import AuthEngine
internal import Localization

extension AuthError.ReplyFault {
    /// What to say about a service's no, by its error code.
    static func refused(_ code: String, _ text: String) -> ErrorWords {
        switch (code, text) {
        case ("access_denied", _):
            .en("the permission was not given").fix("start again and choose to allow the access")
                .ja("許可されませんでした").fix("もう一度始めて、アクセスを許可してください")
        case (let code, let text) where code == "invalid_scope":
            .en("the service does not give the scope that was asked for\(SaidByService.colon(text, otherwise: code))")
                .fix("give Scope only what the app is registered for")
                .ja("要求したスコープは認められませんでした\(SaidByService.colon(text, otherwise: code))")
                .fix("Scope には、アプリに登録された範囲だけを指定してください")
        case (let code, let text) where code == "unsupported_grant_type" || code == "unsupported_response_type":
            .en("the service does not offer this sign-in method\(SaidByService.colon(text, otherwise: code))")
                .fix("check AuthScheme and what the app is registered for")
                .ja("このログイン方法はサービスで使えません\(SaidByService.colon(text, otherwise: code))")
                .fix("AuthScheme と、アプリの登録内容を確認してください")
        case (let code, let text) where isAboutCallback(code, text):
            callbackWrong(SaidByService.colon(text, otherwise: code))
        case (let code, let text):
            .en("the service refused\(SaidByService.colon(text, otherwise: code))")
                .fix("check the values you gave and what they may do at the service, then try again")
                .ja("サービスに拒否されました\(SaidByService.colon(text, otherwise: code))")
                .fix("入力した値と、サービス側での権限を確認してから、もう一度お試しください")
        }
    }

    /// Whether it is about the callback.
    package var isAboutCallback: Bool {
        switch self {
        case .refused(let code, let text): Self.isAboutCallback(code, text)
        case .invalidGrant(let text): Self.isAboutCallback("", text)
        default: false
        }
    }

    /// Whether a service's no is about the callback: by its code, or by the parameter's name in its words.
    static func isAboutCallback(_ code: String, _ text: String) -> Bool {
        code == "redirect_uri_mismatch" || code == "invalid_redirect_uri"
            || text.lowercased().contains("redirect_uri") || text.lowercased().contains("redirect uri")
    }

    /// The callback is not the registered one.
    static func callbackWrong(_ said: String) -> ErrorWords {
        .en("the callback URL is not registered for the app\(said)")
            .fix("register CallbackURL at the service exactly as it is here")
            .ja("コールバックのURLがアプリに登録されていません\(said)").fix("CallbackURL を、表示どおり正確にサービスに登録してください")
    }
}
