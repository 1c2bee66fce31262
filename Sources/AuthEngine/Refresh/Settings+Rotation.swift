public import ServiceCatalog
public import SettingsStore

extension Settings {
    /// Whether each refresh replaces the refresh token, so that only one owner can have it: the one place that decides.
    ///
    /// The definition says so, or the service has done it once to this connection. A definition that was discovered cannot
    /// know it.
    ///
    /// - Parameter oauth: the connection's part of the definition; nil for a scheme without OAuth.
    /// - Returns: whether it does.
    public func rotatesRefreshToken(_ oauth: OAuth?) -> Bool {
        guard let oauth else { return false }
        return oauth.rotatesRefreshToken || hasRotated
    }
}
