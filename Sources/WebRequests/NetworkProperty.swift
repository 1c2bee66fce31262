/// The connection properties that name certificates, spelled as the vendor spells them.
package enum NetworkProperty {
    /// The certificate this machine shows.
    package static let clientCertificate = "SSLClientCert"
    /// Which one of several certificates.
    package static let clientCertificateSubject = "SSLClientCertSubject"
    /// Whom to trust besides the machine's own authorities.
    package static let serverCertificate = "SSLServerCert"
}
