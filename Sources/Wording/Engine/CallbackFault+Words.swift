internal import AuthEngine
internal import CallbackServer
internal import Localization

extension CallbackFault {
    /// What to say about the place where the answer is waited for.
    var words: ErrorWords {
        switch self {
        case .portInUse(let port, let holder): Self.portInUse(port, holder)
        case .held(let port, let holder, let isFixed): Self.held(port, holder, isFixed)
        case .portPrivileged(let port):
            .en("only the administrator may listen on port \(port)")
                .ja("ポート \(port) で待ち受けるには管理者権限が必要です").fix(SharedHint.paste)
        case .notLoopback(let host):
            .en("the callback goes to \(host), not to this machine")
                .ja("コールバック先はこのマシンではなく \(host) です").fix(SharedHint.paste)
        case .needsPaste:
            .en("the answer of this sign-in can only be pasted").ja("このログインの結果は貼り付けで受け取ります").fix(SharedHint.paste)
        case .listenerFailed(let port):
            .en("listening on port \(port) did not work").ja("ポート \(port) で待ち受けられませんでした").fix(SharedHint.paste)
        }
    }

    /// Who has a port, and what to do about it.
    private static func portInUse(_ port: Int, _ holder: PortHolder?) -> ErrorWords {
        guard let holder else {
            return .en("port \(port) is used by another program")
                .ja("ポート \(port) はほかのプログラムが使用中です").fix(SharedHint.paste)
        }
        return .en("port \(port) is used by \(holder.name) (process \(holder.id))")
            .fix(
                "end that program (kill \(holder.id)), or paste the address shown in the address bar after sign-in instead"
            )
            .ja("ポート \(port) は \(holder.name)（プロセス \(holder.id)）が使用中です")
            .fix("そのプログラムを終了する（kill \(holder.id)）か、ログイン後にアドレスバーに表示されたURLを貼り付けてください")
    }

    /// Somebody else would get the answer of the sign-in, and could use it.
    private static func held(_ port: Int, _ holder: PortHolder?, _ isFixed: Bool) -> ErrorWords {
        let who = holder.map { "\($0.name) (process \($0.id))" } ?? "another program"
        let japaneseWho = holder.map { "\($0.name)（プロセス \($0.id)）" } ?? "ほかのプログラム"
        let words = ErrorWords.en("port \(port) is used by \(who), which would get the answer of this sign-in")
            .ja("ポート \(port) は\(japaneseWho)が使用中で、ログインの結果がそこに渡ってしまいます")
        guard isFixed else {
            return words.fix(
                .en(
                    "free the port, or register a callback with another port and give it as CallbackURL, then sign in again"
                )
                .ja("ポートを空けるか、別のポートのコールバックを登録して CallbackURL に指定し、もう一度ログインしてください")
            )
        }
        let end = holder.map { " (kill \($0.id))" } ?? ""
        let japaneseEnd = holder.map { "（kill \($0.id)）" } ?? ""
        return words.fix(
            .en(
                "end it\(end), for instance another setup or sign-in that still waits, then try again; or sign in with a browser "
                    + "on another device, which needs no port"
            )
            .ja("それ（たとえば待機中の別のセットアップやログイン）を終了して\(japaneseEnd)もう一度試すか、ポートのいらない「別のデバイス」のブラウザーでログインしてください")
        )
    }
}
