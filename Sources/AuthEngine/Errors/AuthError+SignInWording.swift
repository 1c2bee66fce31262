internal import Localization
internal import ServiceCatalog
internal import SettingsStore

extension AuthError {
    /// Who has a port, and what to do about it.
    static func portInUse(_ port: Int, _ holder: PortHolder?) -> ErrorWording {
        guard let holder else {
            return ErrorWording(
                "port \(port) is used by another program",
                "ポート \(port) はほかのプログラムが使用中です",
                hint: ("paste the redirected address instead", "代わりに、転送先のアドレスを貼り付けてください")
            )
        }
        return ErrorWording(
            "port \(port) is used by \(holder.name) (process \(holder.id))",
            "ポート \(port) は \(holder.name)（プロセス \(holder.id)）が使用中です",
            hint: (
                "end that program (kill \(holder.id)), or paste the redirected address instead",
                "そのプログラムを終了する（kill \(holder.id)）か、転送先のアドレスを貼り付けてください"
            )
        )
    }

    /// Somebody else would get the answer of the sign-in, and could use it.
    static func callbackHeld(_ port: Int, _ holder: PortHolder?) -> ErrorWording {
        let who = holder.map { "\($0.name) (process \($0.id))" } ?? "another program"
        let japaneseWho = holder.map { "\($0.name)（プロセス \($0.id)）" } ?? "ほかのプログラム"
        return ErrorWording(
            "port \(port) is used by \(who), which would get the answer of this sign-in",
            "ポート \(port) は\(japaneseWho)が使用中で、サインインの結果がそこに渡ってしまいます",
            hint: (
                "free the port, or register a callback with another port and give it as CallbackURL, then sign in again",
                "ポートを空けるか、別のポートのコールバックを登録して CallbackURL に指定し、もう一度サインインしてください"
            )
        )
    }

    /// What is stored goes only the way, and to the addresses, it was stored with.
    static func storedOtherwise(_ property: String?) -> ErrorWording {
        guard let property else {
            return ErrorWording(
                "the definition of the service leads to other addresses than when this sign-in was stored",
                "サービスの定義のアドレスが、保存したときと変わっています",
                hint: (
                    "if the change is right, sign in anew: oauth-setup wizard --connection NAME",
                    "変更が正しければ、oauth-setup wizard --connection 接続名 でサインインし直してください"
                )
            )
        }
        return ErrorWording(
            "\(property) is another one than the stored sign-in was made with, and nothing was sent",
            "\(property) が保存されているサインインのものと違うため、何も送信していません",
            hint: (
                "leave \(property) as it was stored; to change it, sign in anew: oauth-setup import-string NAME --replace",
                "\(property) を保存時の値に戻してください。変更するには oauth-setup import-string 接続名 --replace"
                    + " でサインインし直します"
            )
        )
    }

    /// Whether a service's no is about the callback: by its code, or by the parameter's name in its words.
    static func isAboutCallback(_ code: String, _ text: String) -> Bool {
        code == "redirect_uri_mismatch" || code == "invalid_redirect_uri"
            || text.lowercased().contains("redirect_uri") || text.lowercased().contains("redirect uri")
    }

    /// The callback is not the registered one.
    static func callbackWrong(_ said: String) -> ErrorWording {
        ErrorWording(
            "the callback address is not registered for the application\(said)",
            "コールバックのアドレスがアプリに登録されていません\(said)",
            hint: (
                "register CallbackURL at the service exactly as it stands here, character for character",
                "CallbackURL を、一字一句同じものでサービスに登録してください"
            )
        )
    }

    /// When a renewal that failed is tried again, and how it is tried at once.
    static func renewalPaused(_ connection: String, _ failures: Int, _ moment: Int64, _ left: Int64) -> ErrorWording {
        let span = TimeWords.span(Int((left + 999) / 1000))
        let command = "oauth-setup token \(connection.isEmpty ? "NAME" : Shown.word(connection)) --now"
        return ErrorWording(
            "the renewal failed\(failures > 1 ? " \(failures) times in a row" : ""); the sign-in is kept, and the next try is in "
                + "\(span(.english)), at \(TimeWords.instant(moment))",
            "更新に\(failures > 1 ? " \(failures) 回続けて" : "")失敗しました。サインインは保持されており、次は"
                + "\(span(.japanese))後 (\(TimeWords.instant(moment))) に試します",
            hint: ("`\(command)` tries at once", "すぐに試すには `\(command)` を実行してください")
        )
    }

    /// Why a person must sign in, and how.
    static func signInNeeded(_ reason: SignInReason) -> ErrorWording {
        let hint = (
            "sign in with oauth-setup wizard, or connect with InitiateOAuth=GETANDREFRESH",
            "oauth-setup wizard でサインインするか、InitiateOAuth=GETANDREFRESH で接続してください"
        )
        return switch reason {
        case .nothingStored: ErrorWording("nobody has signed in yet", "まだサインインしていません", hint: hint)
        case .noRefreshToken:
            ErrorWording(
                "the sign-in has ended and cannot be renewed without a refresh token",
                "サインインの期限が切れましたが、リフレッシュトークンがないため更新できません",
                hint: hint
            )
        case .refreshTokenRefused:
            ErrorWording("the service has ended the sign-in", "サインインがサービス側で無効になりました", hint: hint)
        case .refusedSoon:
            ErrorWording(
                "the service has ended the sign-in, soon after it worked; if there is a copy of this home (a cloned machine, an"
                    + " image), it may have used the token",
                "サインインがサービス側で無効になりました。少し前までは使えていたため、このホームのコピー"
                    + "（複製したマシンやイメージ）がトークンを使った可能性があります",
                hint: hint
            )
        case .answerLost:
            ErrorWording(
                "the sign-in has ended: the answer to an earlier renewal was lost, and the service takes the old token no more",
                "サインインが無効になりました。以前の更新の返答を受け取れず、古いトークンはもう使えません",
                hint: hint
            )
        case .verifierSpent:
            ErrorWording(
                "this OAuthVerifier has been used already; it is good for one sign-in",
                "この OAuthVerifier は使用済みです。一回のサインインにしか使えません",
                hint: ("get a new code and give that", "新しいコードを取得して指定してください")
            )
        case .storedForAnother:
            ErrorWording(
                "the stored sign-in belongs to another service or address",
                "保存されているサインインは、別のサービスまたはアドレスのものです",
                hint: ("use another settings location or sign in again", "別の保存先を使うか、もう一度サインインしてください")
            )
        }
    }
}
