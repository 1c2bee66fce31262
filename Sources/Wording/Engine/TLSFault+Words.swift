internal import AuthEngine
internal import Localization
internal import WebRequests

extension TLSFault {
    /// What to say about it.
    func words(_ host: String) -> ErrorWords {
        let renew = LocalizedText(
            english:
                "check the clock of this machine; if it is right, the server's operator must renew the certificate",
            japanese: "この端末の時計を確認してください。時計が正しい場合は、サーバーの管理者による証明書の更新が必要です"
        )
        return switch self {
        case .expired:
            ErrorWords(
                LocalizedText(english: "the certificate of \(host) has expired", japanese: "\(host) の証明書は有効期限が切れています"),
                hint: renew
            )
        case .notYetValid:
            ErrorWords(
                LocalizedText(
                    english: "the certificate of \(host) is not valid yet",
                    japanese: "\(host) の証明書はまだ有効期間に入っていません"
                ),
                hint: LocalizedText(
                    english: "check the clock of this machine; if it is right, wait or ask the server's operator",
                    japanese: "この端末の時計を確認してください。時計が正しい場合は、サーバーの管理者に問い合わせてください"
                )
            )
        case .selfSigned:
            ErrorWords(
                LocalizedText(
                    english: "the certificate of \(host) is signed by itself, so it proves nothing",
                    japanese: "\(host) の証明書は自己署名のため、信頼できません"
                ),
                hint: LocalizedText(
                    english:
                        "if it is the right server, put its certificate into a PEM file and name that in OAUTH_SETUP_CA_FILE",
                    japanese: "正しいサーバーであれば、その証明書を PEM ファイルに保存し、OAUTH_SETUP_CA_FILE に指定してください"
                )
            )
        case .wrongName:
            ErrorWords(
                LocalizedText(english: "the certificate is not for \(host)", japanese: "証明書が \(host) のものではありません"),
                hint: LocalizedText(
                    english: "check the address; the certificate is another server's, or a proxy's",
                    japanese: "アドレスを確認してください。別のサーバーかプロキシの証明書です"
                )
            )
        case .noName:
            ErrorWords(
                LocalizedText(
                    english: "the certificate of \(host) names no host the way it has to (subjectAltName)",
                    japanese: "\(host) の証明書に、対象のホスト名（subjectAltName）がありません"
                ),
                hint: LocalizedText(
                    english: "the server's operator must get a certificate with a subject alternative name",
                    japanese: "サーバーの管理者による、subjectAltName を含む証明書への入れ替えが必要です"
                )
            )
        case .untrusted:
            ErrorWords(
                LocalizedText(
                    english: "the certificate of \(host) is of an authority that this machine does not trust",
                    japanese: "\(host) の証明書の発行元は、この端末で信頼されていません"
                ),
                hint: LocalizedText(
                    english:
                        "if a proxy or the company has an authority of its own, name its PEM file in OAUTH_SETUP_CA_FILE",
                    japanese: "プロキシや社内の認証局を使っている場合は、その PEM ファイルを OAUTH_SETUP_CA_FILE に指定してください"
                )
            )
        case .resolvesToLoopback:
            ErrorWords(
                LocalizedText(
                    english: "the name \(host) leads to this machine, and what answers there is not that host",
                    japanese: "ホスト名 \(host) がこの端末自身を指していて、別のプログラムが応答しています"
                ),
                hint: SharedHint.resolvesToLoopback
            )
        case .oldVersion:
            ErrorWords(
                LocalizedText(
                    english: "\(host) offers only old versions of TLS, which are not safe",
                    japanese: "\(host) は安全でない古い TLS にしか対応していません"
                ),
                hint: LocalizedText(
                    english: "TLS 1.2 or newer is needed: check the network's proxy, and ask the server's operator",
                    japanese: "TLS 1.2 以降が必要です。ネットワークのプロキシを確認し、サーバーの管理者に問い合わせてください"
                )
            )
        case .notTLS:
            ErrorWords(
                LocalizedText(
                    english: "\(host) does not speak TLS on that port",
                    japanese: "\(host) のそのポートは TLS に対応していません"
                ),
                hint: LocalizedText(english: "check the port in the address", japanese: "アドレスのポート番号を確認してください")
            )
        case .handshake:
            ErrorWords(
                LocalizedText(english: "no secure connection with \(host)", japanese: "\(host) と安全な接続を確立できません"),
                hint: LocalizedText(
                    english: "check the address and the network's proxy, then try again",
                    japanese: "アドレスとネットワークのプロキシを確認して、もう一度お試しください"
                )
            )
        case .clientCertificate:
            ErrorWords(
                LocalizedText(
                    english: "\(host) wants a client certificate that it trusts",
                    japanese: "\(host) に接続するには、有効なクライアント証明書が必要です"
                ),
                hint: LocalizedText(
                    english: "check SSLClientCert and its companions",
                    japanese: "SSLClientCert とその関連プロパティを確認してください"
                )
            )
        }
    }
}
