internal import AuthEngine
internal import Localization
internal import WebRequests

extension TLSFault {
    /// What to say about it.
    func words(_ host: String) -> ErrorWords {
        let renew: LocalizedText =
            .en("check the clock of this machine; if it is right, the server's operator must renew the certificate")
            .ja("このマシンの時計を確認してください。時計が正しい場合は、サーバーの管理者による証明書の更新が必要です")
        return switch self {
        case .expired: .en("the certificate of \(host) has expired").ja("\(host) の証明書は有効期限が切れています").fix(renew)
        case .notYetValid:
            .en("the certificate of \(host) is not valid yet")
                .fix("check the clock of this machine; if it is right, wait or ask the server's operator")
                .ja("\(host) の証明書はまだ有効期間に入っていません").fix("このマシンの時計を確認してください。時計が正しい場合は、サーバーの管理者に問い合わせてください")
        case .selfSigned:
            .en("the certificate of \(host) is self-signed, so it proves nothing")
                .fix(
                    "if it is the right server, put its certificate into a PEM file and name that in OAUTH_SETUP_CA_FILE"
                )
                .ja("\(host) の証明書は自己署名のため、信頼できません").fix("正しいサーバーであれば、その証明書をPEMファイルに保存し、OAUTH_SETUP_CA_FILE に指定してください")
        case .wrongName:
            .en("the certificate is not for \(host)")
                .fix("check the address; the certificate is another server's, or a proxy's")
                .ja("証明書が \(host) のものではありません").fix("URLを確認してください。別のサーバーかプロキシの証明書です")
        case .noName:
            .en("the certificate of \(host) names no host the way it has to (subjectAltName)")
                .fix("the server's operator must get a certificate with a subject alternative name")
                .ja("\(host) の証明書に、対象のホスト名（subjectAltName）がありません").fix("サーバーの管理者による、subjectAltName を含む証明書への入れ替えが必要です")
        case .untrusted:
            .en("the certificate of \(host) is of an authority that this machine does not trust")
                .fix("if a proxy or the company has an authority of its own, name its PEM file in OAUTH_SETUP_CA_FILE")
                .ja("\(host) の証明書の発行元は、このマシンで信頼されていません")
                .fix("プロキシや社内の認証局を使っている場合は、そのPEMファイルを OAUTH_SETUP_CA_FILE に指定してください")
        case .resolvesToLoopback:
            .en("the name \(host) leads to this machine, and what answers there is not that host")
                .ja("ホスト名 \(host) がこのマシン自身を指していて、別のプログラムが応答しています").fix(SharedHint.resolvesToLoopback)
        case .oldVersion:
            .en("\(host) offers only old versions of TLS, which are not safe")
                .fix("TLS 1.2 or newer is needed: check the network's proxy, and ask the server's operator")
                .ja("\(host) は安全でない古いTLSにしか対応していません").fix("TLS 1.2以降が必要です。ネットワークのプロキシを確認し、サーバーの管理者に問い合わせてください")
        case .notTLS:
            .en("\(host) does not speak TLS on that port").fix("check the port in the address")
                .ja("\(host) のそのポートはTLSに対応していません").fix("URLのポート番号を確認してください")
        case .handshake:
            .en("no secure connection with \(host)").fix("check the address and the network's proxy, then try again")
                .ja("\(host) と安全な接続を確立できません").fix("URLとネットワークのプロキシを確認して、もう一度お試しください")
        case .clientCertificate:
            .en("\(host) wants a client certificate that it trusts").fix("check SSLClientCert and its companions")
                .ja("\(host) に接続するには、有効なクライアント証明書が必要です").fix("SSLClientCert とその関連プロパティを確認してください")
        }
    }
}
