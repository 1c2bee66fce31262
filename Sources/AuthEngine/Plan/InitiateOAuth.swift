internal import Secrets
internal import ServiceCatalog
package import SettingsStore

/// What may happen to tokens without being asked: the connection property of that name.
public enum InitiateOAuth: String, Sendable, CaseIterable {
    /// Nothing: the access token is given, and when it has ended the connection has.
    case off = "OFF"
    /// Tokens are refreshed silently; nobody is ever asked to sign in.
    case refresh = "REFRESH"
    /// Tokens are refreshed silently, and a person signs in when nothing usable is stored.
    case getAndRefresh = "GETANDREFRESH"
}

extension Settings {
    /// The same for a connection whose tokens are refreshed silently, whatever they were stored with: nobody is asked.
    package var askingNobody: Settings {
        var settings = self
        if tokens != nil { settings[property: OAuthProperty.initiateOAuth] = Secret(InitiateOAuth.refresh.rawValue) }
        return settings
    }
}
