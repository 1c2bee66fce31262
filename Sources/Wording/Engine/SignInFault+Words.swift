internal import AuthEngine
internal import Localization

extension AuthError.SignInFault {
    /// What to say about a sign-in.
    var words: ErrorWords {
        switch self {
        case .stateMismatch:
            ErrorWords(
                LocalizedText(english: "this address belongs to another sign-in", japanese: "このアドレスは別のサインインのものです"),
                hint: SharedHint.startAgain
            )
        case .stateMissing:
            ErrorWords(
                LocalizedText(english: "the address has no state", japanese: "アドレスに state がありません"),
                hint: LocalizedText(
                    english: "copy the whole address from the browser's address bar",
                    japanese: "ブラウザーのアドレス欄から全体をコピーしてください"
                )
            )
        case .issuerMismatch:
            ErrorWords(
                LocalizedText(
                    english:
                        "the answer does not name the service as its issuer: another server may stand in between (mix-up)",
                    japanese: "返答の発行者 (iss) がこのサービスではありません。別のサーバーが割り込んでいる可能性があります"
                ),
                hint: SharedHint.startAgain
            )
        case .repeatedParameter(let name):
            ErrorWords(
                LocalizedText(english: "\(name) appears twice in the answer", japanese: "返答に \(name) が二つあります"),
                hint: SharedHint.startAgain
            )
        case .pasteNotUnderstood:
            ErrorWords(
                LocalizedText(
                    english: "this is neither a code nor a redirected address",
                    japanese: "コードでも転送先のアドレスでもありません"
                ),
                hint: LocalizedText(
                    english: "paste the code, or the whole address the browser ended at",
                    japanese: "コード、またはブラウザーが最後に表示したアドレス全体を貼り付けてください"
                )
            )
        case .codeAlone:
            ErrorWords(
                LocalizedText(
                    english: "the code alone does not show that it belongs to this sign-in",
                    japanese: "コードだけでは、このサインインのものか確かめられません"
                ),
                hint: LocalizedText(
                    english: "paste the whole address the browser ended at; if there is none, paste the code once more",
                    japanese: "ブラウザーが最後に表示したアドレス全体を貼り付けてください。なければ、コードをもう一度貼り付けてください"
                )
            )
        case .pasteUnclear(let doubt): doubt.words
        case .pasteTooLong:
            ErrorWords(
                LocalizedText(english: "the pasted text is too long", japanese: "貼り付けた文字列が長すぎます"),
                hint: LocalizedText(
                    english: "paste the code alone, or the address alone",
                    japanese: "コードだけ、またはアドレスだけを貼り付けてください"
                )
            )
        case .signInOver:
            ErrorWords(
                LocalizedText(english: "this sign-in has ended already", japanese: "このサインインはすでに終わっています"),
                hint: LocalizedText(english: "start a new one", japanese: "新しく始めてください")
            )
        case .timedOut(let seconds):
            ErrorWords(
                LocalizedText(
                    english: "nobody completed the sign-in within \(seconds) seconds",
                    japanese: "\(seconds) 秒以内にサインインが完了しませんでした"
                ),
                hint: LocalizedText(english: "start it again", japanese: "もう一度始めてください")
            )
        case .clockOff(let seconds):
            ErrorWords(
                LocalizedText(
                    english:
                        "this machine's clock is \(TimeWords.span(seconds)(.english)) \(seconds > 0 ? "fast" : "slow")",
                    japanese: "この端末の時計が\(TimeWords.span(seconds)(.japanese))\(seconds > 0 ? "進んで" : "遅れて")います"
                ),
                hint: LocalizedText(
                    english: "set the clock; tokens and certificates depend on it",
                    japanese: "時計を合わせてください。トークンや証明書に影響します"
                )
            )
        case .signInNeeded(let reason): reason.words
        case .renewalPaused(let connection, let failures, let moment, let left):
            Self.renewalPaused(connection, failures, moment, left)
        case .ownedElsewhere(let connection, let host, let at): Self.ownedElsewhere(connection, host, at)
        case .tooManySignIns(let limit, let wait):
            ErrorWords(
                LocalizedText(
                    english:
                        "the service allows an account \(limit) sign-ins an hour, and this connection alone has used them up",
                    japanese: "サインインはアカウント全体で 1 時間に \(limit) 回までで、この接続だけで上限に達しました"
                ),
                hint: LocalizedText(
                    english: "try again in \((wait + 59) / 60) minutes",
                    japanese: "\((wait + 59) / 60) 分後にもう一度お試しください"
                )
            )
        case .storedOtherwise(let property): Self.storedOtherwise(property)
        }
    }
}
