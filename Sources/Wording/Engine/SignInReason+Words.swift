internal import AuthEngine
internal import Localization

extension AuthError.SignInReason {
    /// Why a person must sign in, and how.
    var words: ErrorWords {
        let hint = LocalizedText.en("sign in with oauth-setup wizard, or connect with InitiateOAuth=GETANDREFRESH")
            .ja("oauth-setup wizard でログインするか、InitiateOAuth=GETANDREFRESH で接続してください")
        return switch self {
        case .nothingStored: .en("nobody has signed in yet").ja("まだログインしていません").fix(hint)
        case .noRefreshToken:
            .en("the sign-in has ended and cannot be renewed without a refresh token")
                .ja("ログインの期限が切れましたが、リフレッシュトークンがないため更新できません").fix(hint)
        case .refreshTokenOver:
            .en("by the service's limit and this machine's clock the sign-in has ended")
                .ja("サービスの定める期限とこのマシンの時計によれば、ログインの期限が切れています").fix(hint)
        case .refreshTokenRefused: .en("the service has ended the sign-in").ja("ログイン状態がサービス側で無効になりました").fix(hint)
        case .refusedSoon:
            .en(
                "the service has ended the sign-in, soon after it worked; if there is a copy of this home (a cloned machine, an"
                    + " image), it may have used the token"
            )
            .ja("ログイン状態がサービス側で無効になりました。少し前までは使えていたため、このホームのコピー（複製したマシンやイメージ）がトークンを使った可能性があります")
            .fix(hint)
        case .answerLost:
            .en(
                "the sign-in has ended: an earlier renewal got no usable answer, and the service no longer accepts the old token"
            )
            .ja("ログイン状態が無効になりました。以前の更新で有効な応答を受け取れず、古いトークンはもう使えません")
            .fix(hint)
        case .verifierSpent:
            .en("this OAuthVerifier has been used already; it is good for one sign-in")
                .fix("get a new code and give that")
                .ja("この OAuthVerifier は使用済みです。1回のログインにしか使えません").fix("新しいコードを取得して指定してください")
        case .storedForAnother:
            .en("the stored sign-in belongs to another service or address")
                .fix("use another settings location or sign in again")
                .ja("保存されているログインは、別のサービスまたはURLのものです").fix("別の保存先を使うか、もう一度ログインしてください")
        }
    }
}
