public import AuthEngine
public import Localization
internal import Secrets

extension EngineNotice {
    /// The notice as a sentence: lower case, no full stop.
    public func text(in language: Language) -> String {
        words(language)
    }

    private var words: LocalizedText {
        switch self {
        case .waiting(let seconds):
            LocalizedText(
                english: "the service asks to wait; trying again in \(seconds) seconds",
                japanese: "サービスから待つように求められたため、\(seconds) 秒後に再試行します"
            )
        case .earlierAnswerLost:
            LocalizedText(
                english: "the answer to an earlier renewal was lost; trying once more with the token that is stored",
                japanese: "前回の更新の返答を受け取れなかったため、保存されているトークンでもう一度試します"
            )
        case .pausing(let seconds):
            LocalizedText(
                english: "renewals failed before; the next one is tried in \(TimeWords.span(seconds)(.english))",
                japanese: "前回までの更新に失敗しているため、\(TimeWords.span(seconds)(.japanese).dropFirst())待ってから試します"
            )
        case .triedAgain(let moment, let seconds):
            LocalizedText(
                english: "the sign-in is kept; its renewal is tried again in \(TimeWords.span(seconds)(.english)), "
                    + "at \(TimeWords.instant(moment))",
                japanese: "サインインは保持されています。次の更新は\(TimeWords.span(seconds)(.japanese))後 "
                    + "(\(TimeWords.instant(moment))) に試します"
            )
        case .oddReply(let members):
            LocalizedText(
                english: "the service's answer is odd and its tokens are kept; not understood: "
                    + members.joined(separator: ", "),
                japanese: "サービスの返答に読み取れない項目がありますが、トークンは保持しました: \(members.joined(separator: "、"))"
            )
        case .answerBrokeOff(let mayLackRefreshToken):
            LocalizedText(
                english: "the service's answer broke off; the tokens in it are kept"
                    + (mayLackRefreshToken ? ", and a new refresh token may be lost with the rest" : ""),
                japanese: "サービスの返答が途中で切れました。届いたトークンは保持しました"
                    + (mayLackRefreshToken ? "が、新しいリフレッシュトークンは失われた可能性があります" : "")
            )
        case .onlyRefreshToken:
            LocalizedText(
                english: "the service's answer has no access token that can be used; the refresh token in it is kept",
                japanese: "サービスの返答に使えるアクセストークンがありません。リフレッシュトークンは保持しました"
            )
        case .clockOff(let seconds):
            LocalizedText(
                english: AuthError(.signIn(.clockOff(seconds: seconds))).message(in: .english),
                japanese: AuthError(.signIn(.clockOff(seconds: seconds))).message(in: .japanese)
            )
        case .anotherAccount(let before, let now):
            LocalizedText(
                english: "signed in as a different user than before: \(now) (was \(before))",
                japanese: "前回とは別の人がサインインしました: \(now)（前回は \(before)）"
            )
        case .scopesMissing(let scopes):
            LocalizedText(
                english: "the service granted less than was asked for; missing: \(scopes.joined(separator: " "))",
                japanese: "許可された権限が、求めたものより少なくなっています（不足: \(scopes.joined(separator: " "))）"
            )
        case .wrongStates(let count):
            LocalizedText(
                english: "\(count) requests with a wrong state were refused; the sign-in goes on",
                japanese: "state が一致しないリクエストを \(count) 件拒否しました（サインインは続いています）"
            )
        case .ownWay(let proxy, let trustsOwn): Self.ownWay(proxy, trustsOwn)
        case .mixUp:
            LocalizedText(
                english:
                    "an answer with the right state was refused: it does not name the service as its issuer, so another"
                    + " server may stand in between (mix-up); the sign-in goes on",
                japanese: "state は一致しますが、発行者 (iss) がこのサービスではない返答を拒否しました。別のサーバーが"
                    + "割り込んでいる可能性があります（サインインは続いています）"
            )
        }
    }

    private static func ownWay(_ proxy: String?, _ trustsOwn: Bool) -> LocalizedText {
        let english = [
            proxy.map { "goes through a proxy that it names itself, \(ForeignText.clean($0))" },
            trustsOwn ? "trusts certificates that it brings itself (SSLServerCert)" : nil,
        ]
        let japanese = [
            proxy.map { "指定されたプロキシ \(ForeignText.clean($0)) を経由します" },
            trustsOwn ? "指定された証明書 (SSLServerCert) を信頼します" : nil,
        ]
        return LocalizedText(
            english: "this connection " + english.compactMap(\.self).joined(separator: " and ")
                + "; go on only if you know whose that is",
            japanese: "この接続は、" + japanese.compactMap(\.self).joined(separator: "また、")
                + "。提供元を確かめてから使ってください"
        )
    }
}
