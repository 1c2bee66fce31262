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
                .fix("give Scope only what the application is registered for")
                .ja("要求したスコープは認められませんでした\(SaidByService.colon(text, otherwise: code))")
                .fix("Scope には、アプリに登録された範囲だけを指定してください")
        case (let code, let text) where code == "unsupported_grant_type" || code == "unsupported_response_type":
            .en("the service does not offer this way of signing in\(SaidByService.colon(text, otherwise: code))")
                .fix("check AuthScheme and what the application is registered for")
                .ja("このサインイン方法はサービスで使えません\(SaidByService.colon(text, otherwise: code))")
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

    /// Whether a service's no is about the callback: by its code, or by the parameter's name in its words.
    static func isAboutCallback(_ code: String, _ text: String) -> Bool {
        code == "redirect_uri_mismatch" || code == "invalid_redirect_uri"
            || text.lowercased().contains("redirect_uri") || text.lowercased().contains("redirect uri")
    }

    /// The callback is not the registered one.
    static func callbackWrong(_ said: String) -> ErrorWords {
        .en("the callback address is not registered for the application\(said)")
            .fix("register CallbackURL at the service exactly as it stands here, character for character")
            .ja("コールバックのアドレスがアプリに登録されていません\(said)").fix("CallbackURL を、一字一句同じものでサービスに登録してください")
    }
}
