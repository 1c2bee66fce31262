internal import AuthEngine
internal import Localization

extension AuthError.SignInFault {
    /// What to say about a sign-in.
    var words: ErrorWords {
        switch self {
        case .stateMismatch:
            .en("this address belongs to another sign-in").ja("このURLは別のログインのものです").fix(SharedHint.startAgain)
        case .stateMissing:
            .en("the address has no state").fix("copy the full address from the browser's address bar")
                .ja("URLに state がありません").fix("ブラウザーのアドレスバーから全体をコピーしてください")
        case .issuerMismatch:
            .en("the answer does not name the service as its issuer: another server may stand in between (mix-up)")
                .ja("応答の発行者（iss）がこのサービスではありません。別のサーバーが割り込んでいる可能性があります").fix(SharedHint.startAgain)
        case .repeatedParameter(let name):
            .en("\(name) appears twice in the answer").ja("応答に \(name) が2つあります").fix(SharedHint.startAgain)
        case .pasteNotUnderstood:
            .en("this is neither a code nor the address after sign-in")
                .fix("paste the code, or the full address shown in the address bar after sign-in")
                .ja("コードでも、ログイン後のURLでもありません").fix("コード、またはログイン後にアドレスバーに表示されたURL全体を貼り付けてください")
        case .codeAlone:
            .en("the code alone does not show that it belongs to this sign-in")
                .fix(
                    "paste the full address shown in the address bar after sign-in; if there is none, paste the code again"
                )
                .ja("コードだけでは、このログインのものか確かめられません").fix("ログイン後にアドレスバーに表示されたURL全体を貼り付けてください。なければ、コードをもう一度貼り付けてください")
        case .pasteUnclear(let doubt): doubt.words
        case .pasteTooLong:
            .en("the pasted text is too long").fix("paste the code alone, or the address alone")
                .ja("貼り付けた文字列が長すぎます").fix("コードだけ、またはURLだけを貼り付けてください")
        case .signInOver:
            .en("this sign-in has ended already").fix("start a new one").ja("このログインはすでに終わっています").fix("新しく始めてください")
        case .timedOut(let seconds):
            .en("the sign-in was not completed within \(seconds) seconds").fix("start it again")
                .ja("\(seconds)秒以内にログインが完了しませんでした").fix("もう一度始めてください")
        case .clockOff(let seconds):
            .en("this machine's clock is \(TimeWords.span(seconds)(.english)) \(seconds > 0 ? "fast" : "slow")")
                .fix("set the clock; tokens and certificates depend on it")
                .ja("このマシンの時計が\(TimeWords.span(seconds)(.japanese))\(seconds > 0 ? "進んで" : "遅れて")います")
                .fix("時計を合わせてください。トークンや証明書に影響します")
        case .signInNeeded(let reason): reason.words
        case .renewalPaused(let connection, let failures, let moment, let left):
            Self.renewalPaused(connection, failures, moment, left)
        case .ownedElsewhere(let connection, let host, let at): Self.ownedElsewhere(connection, host, at)
        case .inTransit(let connection, let transit): Self.inTransit(connection, transit)
        case .tooManySignIns(let limit, let wait):
            .en("the service allows an account \(limit) sign-ins an hour, and this connection alone has used them up")
                .fix("try again in \((wait + 59) / 60) minutes")
                .ja("ログインはアカウント全体で1時間に\(limit)回までで、この接続だけで上限に達しました").fix("\((wait + 59) / 60)分後にもう一度お試しください")
        case .storedOtherwise(let property): Self.storedOtherwise(property)
        }
    }
}
