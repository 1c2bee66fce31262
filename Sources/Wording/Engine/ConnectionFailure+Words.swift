internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import WebRequests

extension ConnectionFailure {
    /// What to say about it.
    func words(_ host: String) -> ErrorWords {
        let check = LocalizedText.en("check the address and the network").ja("URLとネットワークを確認してください")
        return switch self {
        case .unknownHost: .en("the host \(host) is not known").ja("ホスト \(host) が見つかりません").fix(check)
        case .resolvesToLoopback:
            .en("the name \(host) leads to this machine, where nothing answers")
                .ja("ホスト名 \(host) がこのマシン自身を指していて、応答がありません").fix(SharedHint.resolvesToLoopback)
        case .refused: .en("\(host) does not accept connections").ja("\(host) に接続を拒否されました").fix(check)
        case .unreachable: .en("\(host) cannot be reached").ja("\(host) に接続できません").fix(check)
        case .closed:
            .en("\(host) ended the connection too early").fix("try again")
                .ja("\(host) との接続が途中で切れました").fix("もう一度お試しください")
        case .notHTTP: .en("\(host) does not answer as a web server").ja("\(host) からの応答はHTTPではありません").fix(check)
        case .undecodable:
            .en("\(host) sent a compressed reply, which nobody asked for, that cannot be unpacked")
                .fix("a proxy may compress it: try again without one, or tell whoever runs \(host)")
                .ja("\(host) から、展開できない圧縮された応答が届きました（圧縮は要求していません）")
                .fix("途中のプロキシが圧縮している可能性があります。プロキシなしで試すか、\(host) の管理者に知らせてください")
        case .proxy:
            .en("the proxy does not let the connection to \(host) through").fix(
                "check HTTPS_PROXY and NO_PROXY, or proxy and noProxy in defaults.json"
            )
            .ja("プロキシが \(host) への接続を通しません").fix("HTTPS_PROXY と NO_PROXY、または defaults.json の proxy と noProxy を確認してください")
        case .proxyLogin:
            .en("the proxy wants a user name and a password for the connection to \(host)")
                .fix("put them into HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT, or into ProxyUser and ProxyPassword")
                .ja("\(host) への接続に、プロキシがユーザー名とパスワードを求めています")
                .fix("HTTPS_PROXY=http://ユーザー:パスワード@ホスト:ポート か、ProxyUser と ProxyPassword に設定してください")
        case .proxyLoginRefused:
            .en("the proxy refuses the user name or the password it was given for the connection to \(host)")
                .fix(
                    "check them in HTTPS_PROXY, or ProxyUser and ProxyPassword; in HTTPS_PROXY \(FieldProblem.percent.english)"
                )
                .ja("\(host) への接続で、プロキシがユーザー名またはパスワードを受け付けません")
                .fix(
                    "HTTPS_PROXY、または ProxyUser と ProxyPassword を確認してください。HTTPS_PROXY では\(FieldProblem.percent.japanese)"
                )
        case .proxyUnreachable:
            .en("the proxy \(host) cannot be reached")
                .fix(
                    "check HTTPS_PROXY, ProxyServer and ProxyPort, or proxy in defaults.json, and whether the proxy runs"
                )
                .ja("プロキシ \(host) に接続できません").fix(
                    "HTTPS_PROXY、ProxyServer と ProxyPort、defaults.json の proxy のいずれかと、プロキシの稼働を確認してください"
                )
        case .proxyBroken:
            .en("the proxy \(host) does not answer as a proxy")
                .fix("check HTTPS_PROXY, ProxyServer and ProxyPort, or proxy in defaults.json, or ask whoever runs it")
                .ja("プロキシ \(host) がプロキシとして応答しません")
                .fix("HTTPS_PROXY、ProxyServer と ProxyPort、defaults.json の proxy のいずれかを確認するか、プロキシの管理者に問い合わせてください")
        case .other: .en("the connection with \(host) failed").ja("\(host) との通信に失敗しました").fix(check)
        }
    }
}
