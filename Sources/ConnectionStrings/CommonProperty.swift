/// Connection properties of every connector that are not part of signing in (connectors.md 1.7–1.9, and the vendor's
/// lists of connection string options of all editions).
///
/// They are taken, kept and printed as they are; this program obeys those about certificates and proxies. What only one
/// connector has stands in the service definition, as `properties` of `connector`.
public enum CommonProperty {
    /// All of them, spelled as the vendor spells them.
    public static let all: [String] = security + network + logging + schema + caching + pooling + other

    private static let security = [
        "SSLClientCert", "SSLClientCertType", "SSLClientCertSubject", "SSLClientCertPassword", "SSLServerCert",
    ]
    private static let network = [
        "FirewallType", "FirewallServer", "FirewallPort", "FirewallUser", "FirewallPassword", "ProxyAutoDetect",
        "ProxyServer", "ProxyPort", "ProxyAuthScheme", "ProxyUser", "ProxyPassword", "ProxySSLType", "ProxyExceptions",
        "Timeout",
    ]
    private static let logging = ["Logfile", "Verbosity", "LogModules", "MaxLogFileSize", "MaxLogFileCount"]
    private static let schema = ["Location", "BrowsableSchemas", "Schema", "Tables", "Views", "UserDefinedViews"]
    private static let caching = [
        "AutoCache", "CacheConnection", "CacheDriver", "CacheLocation", "CacheMetadata", "CachePartial",
        "CacheProvider", "CacheQueryResult", "CacheTolerance", "Offline",
    ]
    private static let pooling = [
        "ConnectionLifeTime", "ConnectOnOpen", "PoolIdleTimeout", "PoolMaxSize", "PoolMinSize", "PoolWaitTime",
        "UseConnectionPooling",
    ]
    private static let other = [
        "BatchSize", "CredentialsLocation", "EnableForeignKeyDetection", "IncludeDualTable", "LimitKeySize",
        "MapBigintToVarchar", "MapToInt", "MapToLongVarchar", "MapToWVarchar", "MaximumColumnSize", "MaxRows",
        "MaxThreads", "Other", "Pagesize", "PseudoColumns", "QueryPassthrough", "Readonly", "RTK", "RowScanDepth",
        "SupportAliasedColumns", "SupportEnhancedSQL", "TypeDetectionScheme", "UpperCaseIdentifiers", "UseSimpleNames",
        "WebServerTimeout",
    ]
}
