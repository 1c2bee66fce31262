public import Secrets

/// A certificate with its key, as `SSLClientCert` and its companions name it.
public struct ClientCertificate: Sendable, Hashable {
    /// How it is given: the values of `SSLClientCertType` that can be used here.
    public enum Form: String, Sendable, CaseIterable {
        /// The path of a PKCS #12 file.
        case pfxFile = "PFXFILE"
        /// A PKCS #12 file in base64.
        case pfxBlob = "PFXBLOB"
        /// The path of a PEM file with the certificate and its key.
        case pemFile = "PEMKEY_FILE"
        /// PEM with the certificate and its key, as it is or in base64.
        case pemBlob = "PEMKEY_BLOB"
    }

    /// How it is given.
    public let form: Form
    /// The path or the content.
    public let content: Secret
    /// The password of the file or its key; nil for none.
    public let password: Secret?
    /// Part of the subject of the certificate to use; `*` takes the first one.
    public let subject: String

    /// A certificate.
    public init(form: Form, content: Secret, password: Secret? = nil, subject: String = "*") {
        self.form = form
        self.content = content
        self.password = password
        self.subject = subject
    }
}
