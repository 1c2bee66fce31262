internal import AuthEngine
internal import Localization

extension AuthError.SignInReason {
    /// Why a person must sign in, and how.
    var words: ErrorWords {
        let hint = LocalizedText(
            english: "sign in with oauth-setup wizard, or connect with InitiateOAuth=GETANDREFRESH",
            japanese: "oauth-setup wizard でサインインするか、InitiateOAuth=GETANDREFRESH で接続してください"
        )
        return switch self {
        case .nothingStored:
            ErrorWords(LocalizedText(english: "nobody has signed in yet", japanese: "まだサインインしていません"), hint: hint)
        case .noRefreshToken:
            ErrorWords(
                LocalizedText(
                    english: "the sign-in has ended and cannot be renewed without a refresh token",
                    japanese: "サインインの期限が切れましたが、リフレッシュトークンがないため更新できません"
                ),
                hint: hint
            )
        case .refreshTokenOver:
            ErrorWords(
                LocalizedText(
                    english: "by the service's limit and this machine's clock the sign-in has ended",
                    japanese: "サービスの定める期限とこのマシンの時計によれば、サインインの期限が切れています"
                ),
                hint: hint
            )
        case .refreshTokenRefused:
            ErrorWords(
                LocalizedText(english: "the service has ended the sign-in", japanese: "サインインがサービス側で無効になりました"),
                hint: hint
            )
        case .refusedSoon:
            ErrorWords(
                LocalizedText(
                    english:
                        "the service has ended the sign-in, soon after it worked; if there is a copy of this home (a cloned machine, an"
                        + " image), it may have used the token",
                    japanese: "サインインがサービス側で無効になりました。少し前までは使えていたため、このホームのコピー"
                        + "（複製したマシンやイメージ）がトークンを使った可能性があります"
                ),
                hint: hint
            )
        case .answerLost:
            ErrorWords(
                LocalizedText(
                    english:
                        "the sign-in has ended: an earlier renewal got no usable answer, and the service no longer accepts the old token",
                    japanese: "サインインが無効になりました。以前の更新で有効な返答を受け取れず、古いトークンはもう使えません"
                ),
                hint: hint
            )
        case .verifierSpent:
            ErrorWords(
                LocalizedText(
                    english: "this OAuthVerifier has been used already; it is good for one sign-in",
                    japanese: "この OAuthVerifier は使用済みです。一回のサインインにしか使えません"
                ),
                hint: LocalizedText(english: "get a new code and give that", japanese: "新しいコードを取得して指定してください")
            )
        case .storedForAnother:
            ErrorWords(
                LocalizedText(
                    english: "the stored sign-in belongs to another service or address",
                    japanese: "保存されているサインインは、別のサービスまたはアドレスのものです"
                ),
                hint: LocalizedText(
                    english: "use another settings location or sign in again",
                    japanese: "別の保存先を使うか、もう一度サインインしてください"
                )
            )
        }
    }
}
