internal import Localization
internal import ServiceCatalog

extension AuthError.NetworkFault {
    static let leadsHereHint = (
        "a filter or an entry of /etc/hosts stands in its place: check the name server (DNS) and /etc/hosts",
        "DNS のフィルターか /etc/hosts の設定が原因です。ネームサーバーと /etc/hosts を確認してください"
    )

    /// What to say about it; see `AuthError+Wording.swift` for everything else.
    func wording(_ host: String) -> ErrorWording {
        let check = ("check the address and the network", "アドレスとネットワークを確認してください")
        return switch self {
        case .unknownHost: ErrorWording("the host \(host) is not known", "ホスト \(host) が見つかりません", hint: check)
        case .leadsHere:
            ErrorWording(
                "the name \(host) leads to this machine, where nothing answers",
                "ホスト名 \(host) がこの端末自身を指していて、応答がありません",
                hint: Self.leadsHereHint
            )
        case .refused: ErrorWording("\(host) does not accept connections", "\(host) に接続を拒否されました", hint: check)
        case .unreachable: ErrorWording("\(host) cannot be reached", "\(host) に接続できません", hint: check)
        case .closed:
            ErrorWording(
                "\(host) ended the connection too early",
                "\(host) との接続が途中で切れました",
                hint: ("try again", "もう一度お試しください")
            )
        case .notHTTP:
            ErrorWording("\(host) does not answer as a web server", "\(host) からの返答は HTTP ではありません", hint: check)
        case .undecodable:
            ErrorWording(
                "\(host) sent a compressed reply, which nobody asked for, that cannot be unpacked",
                "\(host) から、展開できない圧縮された返答が届きました（圧縮は要求していません）",
                hint: (
                    "a proxy may compress it: try again without one, or tell whoever runs \(host)",
                    "途中のプロキシが圧縮している可能性があります。プロキシなしで試すか、\(host) の管理者に知らせてください"
                )
            )
        case .proxy:
            ErrorWording(
                "the proxy does not let the connection to \(host) through",
                "プロキシが \(host) への接続を通しません",
                hint: ("check HTTPS_PROXY and NO_PROXY", "HTTPS_PROXY と NO_PROXY を確認してください")
            )
        case .proxyLogin:
            ErrorWording(
                "the proxy wants a user name and a password for the connection to \(host)",
                "\(host) への接続に、プロキシがユーザー名とパスワードを求めています",
                hint: (
                    "put them into HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT, or into ProxyUser and ProxyPassword",
                    "HTTPS_PROXY=http://ユーザー:パスワード@ホスト:ポート か、ProxyUser と ProxyPassword に設定してください"
                )
            )
        case .proxyLoginRefused:
            ErrorWording(
                "the proxy refuses the user name or the password it was given for the connection to \(host)",
                "\(host) への接続で、プロキシがユーザー名またはパスワードを受け付けません",
                hint: (
                    "check them in HTTPS_PROXY, or ProxyUser and ProxyPassword; in HTTPS_PROXY \(FieldProblem.percent.english)",
                    "HTTPS_PROXY、または ProxyUser と ProxyPassword を確認してください。HTTPS_PROXY では"
                        + "\(FieldProblem.percent.japanese)"
                )
            )
        case .proxyUnreachable:
            ErrorWording(
                "the proxy \(host) cannot be reached",
                "プロキシ \(host) に接続できません",
                hint: (
                    "check HTTPS_PROXY, or ProxyServer and ProxyPort, and whether the proxy runs",
                    "HTTPS_PROXY または ProxyServer と ProxyPort、プロキシの稼働を確認してください"
                )
            )
        case .other: ErrorWording("the connection with \(host) failed", "\(host) との通信に失敗しました", hint: check)
        }
    }
}
