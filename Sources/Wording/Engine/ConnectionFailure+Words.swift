internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import WebRequests

extension ConnectionFailure {
    /// What to say about it.
    func words(_ host: String) -> ErrorWords {
        let check = LocalizedText(english: "check the address and the network", japanese: "アドレスとネットワークを確認してください")
        return switch self {
        case .unknownHost:
            ErrorWords(
                LocalizedText(english: "the host \(host) is not known", japanese: "ホスト \(host) が見つかりません"),
                hint: check
            )
        case .resolvesToLoopback:
            ErrorWords(
                LocalizedText(
                    english: "the name \(host) leads to this machine, where nothing answers",
                    japanese: "ホスト名 \(host) がこの端末自身を指していて、応答がありません"
                ),
                hint: SharedHint.resolvesToLoopback
            )
        case .refused:
            ErrorWords(
                LocalizedText(english: "\(host) does not accept connections", japanese: "\(host) に接続を拒否されました"),
                hint: check
            )
        case .unreachable:
            ErrorWords(LocalizedText(english: "\(host) cannot be reached", japanese: "\(host) に接続できません"), hint: check)
        case .closed:
            ErrorWords(
                LocalizedText(english: "\(host) ended the connection too early", japanese: "\(host) との接続が途中で切れました"),
                hint: LocalizedText(english: "try again", japanese: "もう一度お試しください")
            )
        case .notHTTP:
            ErrorWords(
                LocalizedText(
                    english: "\(host) does not answer as a web server",
                    japanese: "\(host) からの返答は HTTP ではありません"
                ),
                hint: check
            )
        case .undecodable:
            ErrorWords(
                LocalizedText(
                    english: "\(host) sent a compressed reply, which nobody asked for, that cannot be unpacked",
                    japanese: "\(host) から、展開できない圧縮された返答が届きました（圧縮は要求していません）"
                ),
                hint: LocalizedText(
                    english: "a proxy may compress it: try again without one, or tell whoever runs \(host)",
                    japanese: "途中のプロキシが圧縮している可能性があります。プロキシなしで試すか、\(host) の管理者に知らせてください"
                )
            )
        case .proxy:
            ErrorWords(
                LocalizedText(
                    english: "the proxy does not let the connection to \(host) through",
                    japanese: "プロキシが \(host) への接続を通しません"
                ),
                hint: LocalizedText(
                    english: "check HTTPS_PROXY and NO_PROXY",
                    japanese: "HTTPS_PROXY と NO_PROXY を確認してください"
                )
            )
        case .proxyLogin:
            ErrorWords(
                LocalizedText(
                    english: "the proxy wants a user name and a password for the connection to \(host)",
                    japanese: "\(host) への接続に、プロキシがユーザー名とパスワードを求めています"
                ),
                hint: LocalizedText(
                    english:
                        "put them into HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT, or into ProxyUser and ProxyPassword",
                    japanese: "HTTPS_PROXY=http://ユーザー:パスワード@ホスト:ポート か、ProxyUser と ProxyPassword に設定してください"
                )
            )
        case .proxyLoginRefused:
            ErrorWords(
                LocalizedText(
                    english:
                        "the proxy refuses the user name or the password it was given for the connection to \(host)",
                    japanese: "\(host) への接続で、プロキシがユーザー名またはパスワードを受け付けません"
                ),
                hint: LocalizedText(
                    english:
                        "check them in HTTPS_PROXY, or ProxyUser and ProxyPassword; in HTTPS_PROXY \(FieldProblem.percent.english)",
                    japanese: "HTTPS_PROXY、または ProxyUser と ProxyPassword を確認してください。HTTPS_PROXY では"
                        + "\(FieldProblem.percent.japanese)"
                )
            )
        case .proxyUnreachable:
            ErrorWords(
                LocalizedText(english: "the proxy \(host) cannot be reached", japanese: "プロキシ \(host) に接続できません"),
                hint: LocalizedText(
                    english: "check HTTPS_PROXY, or ProxyServer and ProxyPort, and whether the proxy runs",
                    japanese: "HTTPS_PROXY または ProxyServer と ProxyPort、プロキシの稼働を確認してください"
                )
            )
        case .other:
            ErrorWords(
                LocalizedText(english: "the connection with \(host) failed", japanese: "\(host) との通信に失敗しました"),
                hint: check
            )
        }
    }
}
