public import AuthEngine
public import Localization
internal import Secrets

extension EngineNotice {
    /// The notice as a sentence: lower case, no full stop.
    public func text(in language: Language) -> String { words(language) }

    private var words: LocalizedText {
        switch self {
        case .waiting(let seconds):
            .en("the service asks to wait; trying again in \(seconds) seconds")
                .ja("サービスから待つように求められたため、\(seconds)秒後に再試行します")
        case .earlierAnswerLost:
            .en("an earlier renewal got no usable answer; trying once more with the token that is stored")
                .ja("前回の更新で有効な応答を受け取れなかったため、保存されているトークンでもう一度試します")
        case .pausing(let seconds):
            .en("renewals failed before; the next one is tried in \(TimeWords.span(seconds)(.english))")
                .ja("前回までの更新に失敗しているため、\(TimeWords.span(seconds)(.japanese))待ってから試します")
        case .triedAgain(let moment, let seconds):
            .en(
                "the sign-in is kept; its renewal is tried again in \(TimeWords.span(seconds)(.english)), "
                    + "at \(TimeWords.instant(moment))"
            )
            .ja("ログイン状態は保持されています。次の更新は\(TimeWords.span(seconds)(.japanese))後（\(TimeWords.instant(moment))）に試します")
        case .oddReply(let members):
            .en(
                "the service's answer is odd and its tokens are kept; not understood: "
                    + members.joined(separator: ", ")
            )
            .ja("サービスの応答に読み取れない項目がありますが、トークンは保持しました: \(members.joined(separator: "、"))")
        case .answerBrokeOff(let mayLackRefreshToken):
            .en(
                "the service's answer broke off; the tokens in it are kept"
                    + (mayLackRefreshToken ? ", and a new refresh token may be lost with the rest" : "")
            )
            .ja(
                "サービスの応答が途中で切れました。届いたトークンは保持しました"
                    + (mayLackRefreshToken ? "が、新しいリフレッシュトークンは失われた可能性があります" : "")
            )
        case .onlyRefreshToken:
            .en("the service's answer has no access token that can be used; the refresh token in it is kept")
                .ja("サービスの応答に使えるアクセストークンがありません。リフレッシュトークンは保持しました")
        case .clockOff(let seconds):
            AuthError(.signIn(.clockOff(seconds: seconds))).words.message
        case .anotherAccount(let before, let now):
            .en("signed in as a different user than before: \(now) (was \(before))")
                .ja("前回とは別の人がログインしました: \(now)（前回は \(before)）")
        case .scopesMissing(let scopes):
            .en("the service granted fewer permissions than requested; missing: \(scopes.joined(separator: " "))")
                .ja("許可された権限が、求めたものより少なくなっています（不足: \(scopes.joined(separator: " "))）")
        case .wrongStates(let count):
            .en("\(count) requests with a wrong state were refused; the sign-in continues")
                .ja("state が一致しないリクエストを\(count)件拒否しました（ログインは続いています）")
        case .ownWay(let proxy, let trustsOwn): Self.ownWay(proxy, trustsOwn)
        case .mixUp:
            .en(
                "an answer with the right state was refused: it does not name the service as its issuer, so another"
                    + " server may stand in between (mix-up); the sign-in continues"
            )
            .ja("state は一致しますが、発行者（iss）がこのサービスではない応答を拒否しました。別のサーバーが割り込んでいる可能性があります（ログインは続いています）")
        }
    }

    private static func ownWay(_ proxy: String?, _ trustsOwn: Bool) -> LocalizedText {
        let english = [
            proxy.map { "goes through a proxy that it names itself, \(ForeignText.clean($0))" },
            trustsOwn ? "trusts certificates that it brings itself (SSLServerCert)" : nil,
        ]
        let japanese = [
            proxy.map { "指定されたプロキシ \(ForeignText.clean($0)) を経由します" },
            trustsOwn ? "指定された証明書（SSLServerCert）を信頼します" : nil,
        ]
        return .en(
            "this connection " + english.compactMap(\.self).joined(separator: " and ")
                + "; continue only if you know whose that is"
        )
        .ja(
            "この接続は、" + japanese.compactMap(\.self).joined(separator: "。また、")
                + "。提供元を確かめてから使ってください"
        )
    }
}
