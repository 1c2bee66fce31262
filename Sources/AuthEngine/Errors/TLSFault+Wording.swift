internal import ServiceCatalog

extension AuthError.TLSFault {
    /// What to say about it; see `AuthError+Wording.swift` for everything else.
    func wording(_ host: String) -> ErrorWording {
        switch self {
        case .untrusted:
            ErrorWording(
                "the certificate of \(host) is not trusted",
                "\(host) の証明書は信頼されていません",
                hint: (
                    "check the clock and the certificates of this machine, and the network's proxy",
                    "この端末の時計と証明書、ネットワークのプロキシを確認してください"
                )
            )
        case .wrongName: ErrorWording("the certificate is not for \(host)", "証明書が \(host) のものではありません")
        case .handshake: ErrorWording("no secure connection with \(host)", "\(host) と安全な接続を確立できません")
        case .clientCertificate:
            ErrorWording(
                "\(host) wants a client certificate that it trusts",
                "\(host) に接続するには、有効なクライアント証明書が必要です",
                hint: ("check SSLClientCert and its companions", "SSLClientCert とその関連プロパティを確認してください")
            )
        }
    }
}
