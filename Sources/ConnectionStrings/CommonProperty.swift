/// Connection properties of every connector that are not part of signing in (connectors.md 1.7–1.9).
///
/// A string that was written for a driver may hold them; add them to the known names to take such a string. Whether
/// they mean anything to this program is for the caller to say.
public enum CommonProperty {
    /// All of them, spelled as the vendor spells them.
    public static let all: [String] = [
        "SSLClientCert", "SSLClientCertType", "SSLClientCertSubject", "SSLClientCertPassword", "SSLServerCert",
        "FirewallType", "FirewallServer", "FirewallPort", "FirewallUser", "FirewallPassword", "ProxyAutoDetect",
        "ProxyServer", "ProxyPort", "ProxyAuthScheme", "ProxyUser", "ProxyPassword", "ProxySSLType", "ProxyExceptions",
        "Logfile", "Verbosity", "MaxLogFileSize", "MaxLogFileCount", "LogModules", "Timeout", "Other", "Schema",
    ]
}
