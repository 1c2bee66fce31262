internal import AuthEngine
internal import Localization

extension AuthError.ReplyFault {
    /// What to say about a service's no, by its error code.
    static func refused(_ code: String, _ text: String) -> ErrorWords {
        switch (code, text) {
        case ("access_denied", _):
            ErrorWords(
                LocalizedText(english: "the permission was not given", japanese: "許可されませんでした"),
                hint: LocalizedText(
                    english: "start again and choose to allow the access",
                    japanese: "もう一度始めて、アクセスを許可してください"
                )
            )
        case (let code, let text) where code == "invalid_scope":
            ErrorWords(
                LocalizedText(
                    english:
                        "the service does not give the scope that was asked for\(SaidByService.colon(text, otherwise: code))",
                    japanese: "要求したスコープは認められませんでした\(SaidByService.colon(text, otherwise: code))"
                ),
                hint: LocalizedText(
                    english: "give Scope only what the application is registered for",
                    japanese: "Scope には、アプリに登録された範囲だけを指定してください"
                )
            )
        case (let code, let text) where code == "unsupported_grant_type" || code == "unsupported_response_type":
            ErrorWords(
                LocalizedText(
                    english:
                        "the service does not offer this way of signing in\(SaidByService.colon(text, otherwise: code))",
                    japanese: "このサインイン方法はサービスで使えません\(SaidByService.colon(text, otherwise: code))"
                ),
                hint: LocalizedText(
                    english: "check AuthScheme and what the application is registered for",
                    japanese: "AuthScheme と、アプリの登録内容を確認してください"
                )
            )
        case (let code, let text) where isAboutCallback(code, text):
            callbackWrong(SaidByService.colon(text, otherwise: code))
        case (let code, let text):
            ErrorWords(
                LocalizedText(
                    english: "the service refused\(SaidByService.colon(text, otherwise: code))",
                    japanese: "サービスに拒否されました\(SaidByService.colon(text, otherwise: code))"
                ),
                hint: LocalizedText(
                    english: "check the values you gave and what they may do at the service, then try again",
                    japanese: "入力した値と、サービス側での権限を確認してから、もう一度お試しください"
                )
            )
        }
    }

    /// Whether a service's no is about the callback: by its code, or by the parameter's name in its words.
    static func isAboutCallback(_ code: String, _ text: String) -> Bool {
        code == "redirect_uri_mismatch" || code == "invalid_redirect_uri"
            || text.lowercased().contains("redirect_uri") || text.lowercased().contains("redirect uri")
    }

    /// The callback is not the registered one.
    static func callbackWrong(_ said: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "the callback address is not registered for the application\(said)",
                japanese: "コールバックのアドレスがアプリに登録されていません\(said)"
            ),
            hint: LocalizedText(
                english: "register CallbackURL at the service exactly as it stands here, character for character",
                japanese: "CallbackURL を、一字一句同じものでサービスに登録してください"
            )
        )
    }
}
