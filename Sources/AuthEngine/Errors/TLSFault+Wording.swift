internal import ServiceCatalog

extension AuthError.TLSFault {
    /// What to say about it; see `AuthError+Wording.swift` for everything else.
    func wording(_ host: String) -> ErrorWording {
        switch self {
        case .untrusted, .selfSigned, .expired, .notYetValid, .wrongName, .noName: certificateWording(host)
        case .leadsHere:
            ErrorWording(
                "the name \(host) leads to this machine, and what answers there is not that host",
                "ホスト名 \(host) がこの端末自身を指していて、別のプログラムが応答しています",
                hint: AuthError.NetworkFault.leadsHereHint
            )
        case .oldVersion:
            ErrorWording(
                "\(host) offers only old versions of TLS, which are not safe",
                "\(host) は安全でない古い TLS にしか対応していません",
                hint: (
                    "TLS 1.2 or newer is needed: check the network's proxy, and ask who runs the server",
                    "TLS 1.2 以降が必要です。ネットワークのプロキシを確認し、サーバーの管理者に問い合わせてください"
                )
            )
        case .notTLS:
            ErrorWording(
                "\(host) does not speak TLS on that port",
                "\(host) のそのポートは TLS に対応していません",
                hint: ("check the port in the address", "アドレスのポート番号を確認してください")
            )
        case .handshake:
            ErrorWording(
                "no secure connection with \(host)",
                "\(host) と安全な接続を確立できません",
                hint: (
                    "check the address and the network's proxy, then try again",
                    "アドレスとネットワークのプロキシを確認して、もう一度お試しください"
                )
            )
        case .clientCertificate:
            ErrorWording(
                "\(host) wants a client certificate that it trusts",
                "\(host) に接続するには、有効なクライアント証明書が必要です",
                hint: ("check SSLClientCert and its companions", "SSLClientCert とその関連プロパティを確認してください")
            )
        }
    }

    private func certificateWording(_ host: String) -> ErrorWording {
        let renew = (
            "check the clock of this machine; if it is right, who runs the server must renew the certificate",
            "この端末の時計を確認してください。時計が正しい場合は、サーバーの管理者による証明書の更新が必要です"
        )
        return switch self {
        case .expired:
            ErrorWording("the certificate of \(host) has expired", "\(host) の証明書は有効期限が切れています", hint: renew)
        case .notYetValid:
            ErrorWording(
                "the certificate of \(host) is not valid yet",
                "\(host) の証明書はまだ有効期間に入っていません",
                hint: (
                    "check the clock of this machine; if it is right, wait or ask who runs the server",
                    "この端末の時計を確認してください。時計が正しい場合は、サーバーの管理者に問い合わせてください"
                )
            )
        case .selfSigned:
            ErrorWording(
                "the certificate of \(host) is signed by itself, so it proves nothing",
                "\(host) の証明書は自己署名のため、信頼できません",
                hint: (
                    "if it is the right server, put its certificate into a PEM file and name that in OAUTH_SETUP_CA_FILE",
                    "正しいサーバーであれば、その証明書を PEM ファイルに保存し、OAUTH_SETUP_CA_FILE に指定してください"
                )
            )
        case .wrongName:
            ErrorWording(
                "the certificate is not for \(host)",
                "証明書が \(host) のものではありません",
                hint: (
                    "check the address; the certificate is another server's, or a proxy's",
                    "アドレスを確認してください。別のサーバーかプロキシの証明書です"
                )
            )
        case .noName:
            ErrorWording(
                "the certificate of \(host) names no host the way it has to (subjectAltName)",
                "\(host) の証明書に、対象のホスト名（subjectAltName）がありません",
                hint: (
                    "who runs the server must get a certificate with a subject alternative name",
                    "サーバーの管理者による、subjectAltName を含む証明書への入れ替えが必要です"
                )
            )
        default:
            ErrorWording(
                "the certificate of \(host) is of an authority that this machine does not trust",
                "\(host) の証明書の発行元は、この端末で信頼されていません",
                hint: (
                    "if a proxy or the company has an authority of its own, name its PEM file in OAUTH_SETUP_CA_FILE",
                    "プロキシや社内の認証局を使っている場合は、その PEM ファイルを OAUTH_SETUP_CA_FILE に指定してください"
                )
            )
        }
    }
}
