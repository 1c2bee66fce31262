package import Secrets
package import SettingsStore
package import WebRequests

/// Who this machine says it is to an etcd, and whom it trusts there.
package struct EtcdAccess: Sendable {
    /// How requests travel.
    package var network = NetworkOptions()
    /// Whether TLS is used with this machine itself, too; with every other one it is.
    package var isSecureHere = false
    /// A user and the password, `name:password`.
    package var user: Secret?

    /// Access without anything special.
    package init() {}

    /// What etcd's own tool is told by the environment: `ETCDCTL_CACERT`, `ETCDCTL_CERT`, `ETCDCTL_KEY`, `ETCDCTL_USER`.
    ///
    /// - Parameters:
    ///   - environment: the process's variables.
    ///   - file: the content of a file that everybody may read; nil where there is none.
    ///   - secret: the content of one that nobody else may read.
    /// - Throws: what these throw, and `cannotRead` where one of them is not there.
    package init(
        environment: [String: String],
        file: (String) throws(SettingsError) -> String?,
        secret: (String) throws(SettingsError) -> String?
    ) throws(SettingsError) {
        func there(_ text: String?, _ path: String) throws(SettingsError) -> String {
            guard let text else { throw SettingsError.cannotRead(path: path, .system(.notThere)) }
            return text
        }
        if let path = environment["ETCDCTL_CACERT"], !path.isEmpty {
            _ = try there(try file(path), path)
            network.authority = path
            isSecureHere = true
        }
        if let path = environment["ETCDCTL_CERT"], !path.isEmpty {
            let chain = try there(try file(path), path)
            let keyPath = environment["ETCDCTL_KEY"] ?? path
            let key = try there(try secret(keyPath), keyPath)
            network.clientCertificate = ClientCertificate(form: .pemBlob, content: Secret(chain + "\n" + key))
            isSecureHere = true
        }
        user = environment["ETCDCTL_USER"].flatMap { $0.isEmpty ? nil : Secret($0) }
    }
}
